; Scaling up: a product divided by something no larger than one of its factors is at least the other factor.
;   Words x, y, d below 2^256 with 0 < d <= y, and n = x·y mod 2^256.
;   1. floor(n/x) = y gives n = x·y: the product did not wrap, which is what Solidity's checked multiplication asks
;   2. floor(n/y) = x gives n = x·y, likewise, for the other order of the operands
;   3. n = x·y gives floor(n/d) >= x
; Serves: MATH-DIV-004, the `scalesUp` hint of the symbolic proofs.
; Why integers: wrapping is spelled out as n = x·y - k·2^256.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(declare-const d Int)
(declare-const n Int)
(declare-const k Int)
(declare-const q Int)
(declare-const r Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (< 0 x) (< x word) (< 0 d) (<= d y) (< y word)))
(assert (and (<= 0 n) (< n word) (<= 0 k) (= n (- (* x y) (* k word)))))

(push 1)
(assert (and (= n (+ (* y x) r)) (<= 0 r) (< r x)))
(assert (not (= k 0)))
(check-sat)
(pop 1)

(push 1)
(assert (and (= n (+ (* x y) r)) (<= 0 r) (< r y)))
(assert (not (= k 0)))
(check-sat)
(pop 1)

(push 1)
(assert (= k 0))
(assert (and (= n (+ (* q d) r)) (<= 0 r) (< r d)))
(assert (product-not-negative x (- y d)))
(assert (product-not-negative (- x q 1) d))
(assert (not (>= q x)))
(check-sat)
(pop 1)
