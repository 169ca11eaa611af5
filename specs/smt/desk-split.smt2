; Splitting a trade never gains.
;   For n >= 0 (the numerator's price) and d > 0 (the denominator's price); a buy has n = e, d = p, a redemption n = p, d = e:
;   1. floor(x·n/d) + floor(y·n/d) <= floor((x+y)·n/d)
;   2. it loses less than one unit: floor((x+y)·n/d) <= floor(x·n/d) + floor(y·n/d) + 1
;   3. the step of the induction over any number of parts: when the parts of X have given t <= floor(X·n/d) so far, one
;      more part y gives t + floor(y·n/d) <= floor((X+y)·n/d). The base is X = 0, t = 0.
; Serves: FLAT, "nor does any split of one trade into many"; peg purchases made in parts.
; Why integers: as in desk-issue.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(declare-const n Int)
(declare-const d Int)
(declare-const t Int)
(declare-const qx Int)
(declare-const qy Int)
(declare-const q Int)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (>= x 0) (>= y 0) (>= n 0) (> d 0)))
(assert (= qx (div (* x n) d)))
(assert (= qy (div (* y n) d)))
(assert (= q (div (* (+ x y) n) d)))

(push 1)
(assert (product-not-negative (- (+ qx qy) q 1) d))
(assert (not (<= (+ qx qy) q)))
(check-sat)
(pop 1)

(push 1)
(assert (product-not-negative (- q qx qy 2) d))
(assert (not (<= q (+ qx qy 1))))
(check-sat)
(pop 1)

(push 1)
(assert (<= t qx))
(assert (product-not-negative (- (+ qx qy) q 1) d))
(assert (not (<= (+ t qy) q)))
(check-sat)
(pop 1)
