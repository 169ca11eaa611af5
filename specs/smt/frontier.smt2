; The solvency frontier.
;   B wei of backing, D FLAT distributed, e ETH in USD, p FLAT in USD; covered means B·e >= D·p. With B > 0, D >= 0, p > 0
;   and k = ceil(D·p/B):
;   1. covered exactly when e >= k: k is the frontier
;   2. some positive e on the price grid is not covered exactly when D·p > B (that is, k >= 2)
;   3. prices off the grid: for D > 0 the price 1/(B+1) is positive and not covered, so there is always one
;   4. a desk that sold D = floor(B·e0/p) at e0, with p <= B, has k = e0: cover is exact, and any e < e0 breaks it
; Refutes the whitepaper's "cannot become under-collateralized unless ETH goes to zero": by 4 the first unit of a fall
; below the purchase price does it, and by 2 and 3 some price above zero always does.
; Serves: FLAT, "the solvency frontier".
; Why integers: on-chain prices are integers in units of 1e-18 USD, amounts in units of 1e-18; products compared here are
; below 2^256 for B, D < 2^128 and e, p < 2^128 (mul-no-wrap).
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const B Int)
(declare-const D Int)
(declare-const e Int)
(declare-const e0 Int)
(declare-const p Int)
(declare-const k Int)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (> B 0) (>= D 0) (> p 0) (>= e 0)))
(assert (and (< (* (- k 1) B) (* D p)) (<= (* D p) (* k B))))

(push 1)
(assert (product-not-negative (- e k) B))
(assert (product-not-negative (- k e 1) B))
(assert (not (= (>= (* B e) (* D p)) (>= e k))))
(check-sat)
(pop 1)

; 2, the price that fails: the least positive one.
(push 1)
(assert (> (* D p) B))
(assert (not (and (< (* B 1) (* D p)) (>= k 2))))
(check-sat)
(pop 1)

; 2, conversely: no positive price fails.
(push 1)
(assert (<= (* D p) B))
(assert (> e 0))
(assert (not (and (>= (* B e) (* D p)) (< k 2))))
(check-sat)
(pop 1)

; 3: B · 1/(B+1) < D·p.
(push 1)
(assert (> D 0))
(assert (not (< (* B 1) (* (* D p) (+ B 1)))))
(check-sat)
(pop 1)

; 4: sold at e0, judged at e.
(push 1)
(assert (> e0 0))
(assert (<= p B))
(assert (and (<= (* D p) (* B e0)) (< (* B e0) (* (+ D 1) p))))
(assert (product-not-negative (- k e0 1) B))
(assert (product-not-negative (- e0 k 1) B))
(assert (product-not-negative (- e e0) B))
(assert (product-not-negative (- e0 e 1) B))
(assert (not (and (= k e0) (= (>= (* B e) (* D p)) (>= e e0)))))
(check-sat)
(pop 1)
