; Ceiling division.
;   For m >= 0 and d > 0, c = ceil(m / d), computed as floor((m + d - 1) / d):
;   1. (c - 1)·d < m <= c·d
;   2. c is floor(m / d), plus one when the division leaves a remainder (the form that code computes)
;   3. c <= k exactly when m <= k·d: c is the least k that covers m
; Serves the properties that round up: the price of a mint, NAV, the clamp, the solvency frontier.
; Why integers: with m + d <= 2^256 nothing wraps; form 2 needs no such bound, being quotient and remainder alone.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const m Int)
(declare-const d Int)
(declare-const k Int)
(define-fun c () Int (div (- (+ m d) 1) d))
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (>= m 0))
(assert (> d 0))

(push 1)
(assert (not (and (< (* (- c 1) d) m) (<= m (* c d)))))
(check-sat)
(pop 1)

(push 1)
(assert (not (= c (ite (= (mod m d) 0) (div m d) (+ (div m d) 1)))))
(check-sat)
(pop 1)

(push 1)
(assert (product-not-negative (- k c) d))
(assert (product-not-negative (- c k 1) d))
(assert (not (= (<= c k) (<= m (* k d)))))
(check-sat)
(pop 1)
