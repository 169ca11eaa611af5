; Both solvers stop at the undeclared constant.
(set-logic QF_NIA)
(declare-const x Int)
(assert (> x missing))
(check-sat)
