; Something comes back, and less than was given.
(set-logic QF_NIA)
(declare-const assets Int)
(define-fun shares () Int (div (* assets 2) 3))
(define-fun back () Int (div (* shares 3) 2))
(assert (>= assets 0))
(assert (and (> back 0) (< back assets)))
(check-sat)
