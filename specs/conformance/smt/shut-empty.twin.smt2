; The premises, which cannot be met.
(set-logic QF_NIA)
(declare-const key Int)
(declare-const content Int)
(assert (not (= key key)))
(check-sat)
