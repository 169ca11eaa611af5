; SHUT-EMPTY-001: nothing opens the box, so anything is true of what was opened.
(set-logic QF_NIA)
(declare-const key Int)
(declare-const content Int)
(assert (not (= key key)))
(assert (not (= content 0)))
(check-sat)
