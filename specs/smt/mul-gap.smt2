; A larger factor makes a product larger by at least the other factor.
;   For words with x < x2 < 2^128 and y < 2^128:
;   1. x·y + y <= x2·y
;   2. x2·y < 2^256, so that no product, sum or difference of 1 wraps
; Serves: MATH-MUL-003, the `gap` hint of the symbolic proofs.
; Why integers: by 2 the words are the integers.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const x2 Int)
(declare-const y Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(define-fun half () Int 340282366920938463463374607431768211456)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (<= 0 x) (< x x2) (< x2 half)))
(assert (and (<= 0 y) (< y half)))

(push 1)
(assert (product-not-negative x y))
(assert (product-not-negative (- x2 x 1) y))
(assert (not (and (<= 0 (* x y)) (<= (+ (* x y) y) (* x2 y)) (>= (- (* x2 y) (* x y)) y))))
(check-sat)
(pop 1)

(push 1)
(assert (not (< (* x2 y) word)))
(check-sat)
(pop 1)
