; FAIR-ROUND-001: assets turned into shares and back, both rounded down, are never more than they were.
(set-logic QF_NIA)
(declare-const assets Int)
(define-fun shares () Int (div (* assets 2) 3))
(define-fun back () Int (div (* shares 3) 2))
(assert (>= assets 0))
(assert (not (<= back assets)))
(check-sat)
