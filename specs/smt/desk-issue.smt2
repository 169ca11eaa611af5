; The desk never issues or pays more than it was given.
;   e is ETH in USD and p is FLAT in USD, both positive and in one scale; v wei in, f FLAT back.
;   1. buy gives out = floor(v·e/p): out·p <= v·e, and less than one more unit would fit: v·e < (out+1)·p
;   2. redeem pays eth = floor(f·p/e): eth·e <= f·p, and f·p < (eth+1)·e
;   3. buying and redeeming at one price: floor(floor(v·e/p)·p/e) <= v
;   4. redeeming and buying back at one price: floor(floor(f·p/e)·e/p) <= f
; Serves: FLAT, "1:1 backing at issuance", "backing changes only with distribution", "buy-then-redeem never profits".
; Why integers: the code computes floor(x·y/d) with a 512-bit product, so the values are those of integers for all
; words whose quotient is a word; quotients above 2^256 revert.
(set-logic QF_NIA)
(declare-const v Int)
(declare-const f Int)
(declare-const e Int)
(declare-const p Int)
(declare-const out Int)
(declare-const eth Int)
(assert (and (>= v 0) (>= f 0) (> e 0) (> p 0)))

(push 1)
(assert (= out (div (* v e) p)))
(assert (not (and (<= (* out p) (* v e)) (< (* v e) (* (+ out 1) p)))))
(check-sat)
(pop 1)

(push 1)
(assert (= eth (div (* f p) e)))
(assert (not (and (<= (* eth e) (* f p)) (< (* f p) (* (+ eth 1) e)))))
(check-sat)
(pop 1)

(push 1)
(assert (= out (div (* v e) p)))
(assert (= eth (div (* out p) e)))
(assert (not (<= eth v)))
(check-sat)
(pop 1)

(push 1)
(assert (= eth (div (* f p) e)))
(assert (= out (div (* eth e) p)))
(assert (not (<= out f)))
(check-sat)
(pop 1)
