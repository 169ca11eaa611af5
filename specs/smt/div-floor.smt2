; Floor division is the quotient of Euclid.
;   For m >= 0 and d > 0, q = floor(m / d):
;   1. q·d <= m < q·d + d
;   2. any q' with q'·d <= m < q'·d + d is q
;   3. 0 <= q <= m
;   4. with m < 2^256 and d < 2^256: q, q·d and m - q·d lie in [0, 2^256), so none wraps and the EVM's DIV, MUL, SUB
;      and MOD give the integers
; Serves: MATH-DIV-001, the `divides` hint of the symbolic proofs; every property whose code divides.
; Why integers: an EVM word is an integer in [0, 2^256); check 4 shows that here arithmetic modulo 2^256 is the identity.
(set-logic QF_NIA)
(declare-const m Int)
(declare-const d Int)
(declare-const other Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(define-fun q () Int (div m d))
(assert (>= m 0))
(assert (> d 0))

(push 1)
(assert (not (and (<= (* q d) m) (< m (+ (* q d) d)))))
(check-sat)
(pop 1)

(push 1)
(assert (<= (* other d) m))
(assert (< m (+ (* other d) d)))
(assert (not (= other q)))
(check-sat)
(pop 1)

(push 1)
(assert (not (and (<= 0 q) (<= q m))))
(check-sat)
(pop 1)

(push 1)
(assert (< m word))
(assert (< d word))
(assert (not (and (<= 0 q) (< q word)
                  (<= 0 (* q d)) (< (* q d) word)
                  (= (mod m d) (- m (* q d))) (< (mod m d) word))))
(check-sat)
(pop 1)
