; Multiplying by 1e18 keeps order, stays exact and can be undone, for operands below 2^128.
;   1. x <= x2 < 2^128 gives x·1e18 <= x2·1e18 < 2^256
;   2. 0 < x < 2^128 gives floor(x·1e18 / x) = 1e18
;   3. 0 <= x < 2^128 gives floor(x·1e18 / 1e18) = x
; Serves: MATH-WAD-001 and MATH-WAD-002, the hints `wadMonotone` and `wadExact` of the symbolic proofs.
; Why integers: the product stays below 2^188 (the first check), so that MUL and DIV are the integer ones.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const x2 Int)
(declare-const q Int)
(declare-const r Int)
(define-fun bound () Int 340282366920938463463374607431768211456)
(define-fun wad () Int 1000000000000000000)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (<= 0 x) (< x bound) (<= x x2) (< x2 bound)))

(push 1)
(assert (not (and (<= (* x wad) (* x2 wad)) (< (* x2 wad) (* bound bound)))))
(check-sat)
(pop 1)

(push 1)
(assert (< 0 x))
(assert (and (= (* x wad) (+ (* q x) r)) (<= 0 r) (< r x)))
(assert (product-not-negative (- wad q 1) x))
(assert (product-not-negative (- q wad 1) x))
(assert (not (= q wad)))
(check-sat)
(pop 1)

(push 1)
(assert (and (= (* x wad) (+ (* q wad) r)) (<= 0 r) (< r wad)))
(assert (not (= q x)))
(check-sat)
(pop 1)
