; Floor division keeps order.
;   For d > 0:
;   1. 0 <= n <= n2 gives floor(n/d) <= floor(n2/d)
;   2. 0 < d <= d2 and n >= 0 give floor(n/d2) <= floor(n/d)
; Serves: MATH-DIV-002, the `divMonotone` hint of the symbolic proofs.
; Why integers: a quotient of words is a word (div-floor 4), so that the EVM's DIV is the integer one.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const n Int)
(declare-const n2 Int)
(declare-const d Int)
(declare-const d2 Int)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (<= 0 n) (> d 0)))

(push 1)
(assert (<= n n2))
(assert (product-not-negative (- (div n d) (div n2 d) 1) d))
(assert (not (<= (div n d) (div n2 d))))
(check-sat)
(pop 1)

(push 1)
(assert (<= d d2))
(assert (product-not-negative (- (div n d2) (div n d) 1) d))
(assert (product-not-negative (div n d2) (- d2 d)))
(assert (not (<= (div n d2) (div n d))))
(check-sat)
(pop 1)
