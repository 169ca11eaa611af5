; Dividing a product by one of its factors gives the other.
;   0 <= x, y < 2^128 and y > 0 give floor(x·y / y) = x, and x·y < 2^256.
; Serves: MATH-DIV-003, the `cancels` hint of the symbolic proofs.
; Why integers: the product stays below 2^256 (the first check), so that MUL and DIV are the integer ones.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(declare-const q Int)
(declare-const r Int)
(define-fun bound () Int 340282366920938463463374607431768211456)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (<= 0 x) (< x bound) (< 0 y) (< y bound)))

(push 1)
(assert (product-not-negative (- bound x) y))
(assert (not (< (* x y) (* bound bound))))
(check-sat)
(pop 1)

(push 1)
(assert (and (= (* x y) (+ (* q y) r)) (<= 0 r) (< r y)))
(assert (product-not-negative (- x q 1) y))
(assert (product-not-negative (- q x 1) y))
(assert (not (= q x)))
(check-sat)
(pop 1)
