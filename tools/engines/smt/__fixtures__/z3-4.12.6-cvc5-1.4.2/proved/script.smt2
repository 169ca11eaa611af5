; α rises with locked RISE and never above one.
;   α = floor(L·1e18/S) for L locked of a supply S > 0:
;   1. L <= L' gives α(L) <= α(L')
;   2. L <= S gives 0 <= α <= 1e18, and α = 1e18 only at L = S
;   3. α rounds down: α·S <= L·1e18 < (α+1)·S
; Serves: SaveVault, "α never decreases": locked RISE never falls and S is fixed.
; Why integers: L <= S = 425e24 < 2^89 and 1e18 < 2^60, so that L·1e18 < 2^149 (mul-no-wrap).
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const L Int)
(declare-const L1 Int)
(declare-const S Int)
(define-fun alpha ((x Int)) Int (div (* x 1000000000000000000) S))
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (>= L 0) (> S 0)))

(push 1)
(assert (<= L L1))
(assert (product-not-negative (- (alpha L) (alpha L1) 1) S))
(assert (not (<= (alpha L) (alpha L1))))
(check-sat)
(pop 1)

(push 1)
(assert (<= L S))
(assert (not (and (<= 0 (alpha L)) (<= (alpha L) 1000000000000000000)
                  (=> (= (alpha L) 1000000000000000000) (= L S)))))
(check-sat)
(pop 1)

(push 1)
(assert (not (and (<= (* (alpha L) S) (* L 1000000000000000000))
                  (< (* L 1000000000000000000) (* (+ (alpha L) 1) S)))))
(check-sat)
(pop 1)
