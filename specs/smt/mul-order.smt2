; Multiplication keeps order.
;   1. x <= x' and y >= 0 give x·y <= x'·y
;   2. x <  x' and y >  0 give x·y <  x'·y
;   3. x·y <= x'·y and y > 0 give x <= x'
;   4. y >= 1 and x >= 0 give x <= x·y
;   5. x >= 0 and y >= 0 give x·y >= 0: the hint that other theorems name `product-not-negative`
; Serves the other theorems of this folder, and proofs that compare products without dividing.
; Why integers: stated for words whose products do not wrap, which mul-no-wrap shows.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const x1 Int)
(declare-const y Int)

(push 1)
(assert (<= x x1))
(assert (>= y 0))
(assert (not (<= (* x y) (* x1 y))))
(check-sat)
(pop 1)

(push 1)
(assert (< x x1))
(assert (> y 0))
(assert (not (< (* x y) (* x1 y))))
(check-sat)
(pop 1)

(push 1)
(assert (<= (* x y) (* x1 y)))
(assert (> y 0))
(assert (not (<= x x1)))
(check-sat)
(pop 1)

(push 1)
(assert (>= y 1))
(assert (>= x 0))
(assert (not (<= x (* x y))))
(check-sat)
(pop 1)

(push 1)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (not (product-not-negative x y)))
(check-sat)
(pop 1)
