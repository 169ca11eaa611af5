; As much comes back as was given.
(set-logic QF_NIA)
(declare-const assets Int)
(define-fun shares () Int (div (+ (* assets 2) 2) 3))
(define-fun back () Int (div (+ (* shares 3) 1) 2))
(assert (> assets 0))
(assert (= back assets))
(check-sat)
