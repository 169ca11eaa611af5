; A ceiling without its hints: z3 finds the argument, cvc5 does not.
(set-logic QF_NIA)
(declare-const m Int)
(declare-const d Int)
(declare-const k Int)
(assert (and (>= m 0) (> d 0)))
(assert (not (= (<= (div (- (+ m d) 1) d) k) (<= m (* k d)))))
(check-sat)
