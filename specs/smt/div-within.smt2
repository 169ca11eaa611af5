; Within a quotient: a floor quotient times anything no larger than the divisor is at most the dividend.
;   Words n, d, c below 2^256 with d > 0 and c <= d, and q = floor(n/d).
;   1. q·c <= n, so that it does not wrap either
; Serves: MATH-DIV-005, the `within` hint of the symbolic proofs.
; Why integers: q·c <= q·d <= n < 2^256, so the product of words is the product of integers.
; `product-not-negative` is true of all integers (mul-order 5); its instance spares a solver the search for it.
(set-logic QF_NIA)
(declare-const n Int)
(declare-const d Int)
(declare-const c Int)
(declare-const q Int)
(declare-const r Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (<= 0 n) (< n word) (< 0 d) (< d word) (<= 0 c) (<= c d)))
(assert (and (= n (+ (* q d) r)) (<= 0 r) (< r d) (<= 0 q)))

(push 1)
(assert (product-not-negative q (- d c)))
(assert (product-not-negative q c))
(assert (not (and (<= (* q c) n) (<= 0 (* q c)) (< (* q c) word))))
(check-sat)
(pop 1)
