; Assets per share never falls.
;   A assets, S shares; the vault prices with one virtual asset and one virtual share: (A+1)/(S+1).
;   1. deposit of a mints s = floor(a·(S+1)/(A+1)): (A+a+1)/(S+s+1) >= (A+1)/(S+1)
;   2. mint of s takes a = ceil(s·(A+1)/(S+1)): the same
;   3. a donation of a (no shares): the same, strictly when a > 0
;   4. burning s <= S shares (no assets move): (A+1)/(S-s+1) >= (A+1)/(S+1), strictly when s > 0
;   Fractions are compared crosswise, so nothing is rounded.
; Serves: SaveVault, "assets per share never decreases", and every use of NAV as a price that only rises.
; Why integers: A, a <= 425e24 < 2^89 by RISE's fixed supply, S <= A and s <= a (vault-shares-backed), so that every
; product stays below 2^180 and mul-no-wrap applies.
(set-logic QF_NIA)
(declare-const A Int)
(declare-const S Int)
(declare-const a Int)
(declare-const s Int)
(assert (and (>= A 0) (>= S 0) (>= a 0) (>= s 0)))

(push 1)
(assert (= s (div (* a (+ S 1)) (+ A 1))))
(assert (not (>= (* (+ A a 1) (+ S 1)) (* (+ A 1) (+ S s 1)))))
(check-sat)
(pop 1)

(push 1)
(assert (= a (div (+ (* s (+ A 1)) S) (+ S 1))))
(assert (not (>= (* (+ A a 1) (+ S 1)) (* (+ A 1) (+ S s 1)))))
(check-sat)
(pop 1)

(push 1)
(assert (not (and (>= (* (+ A a 1) (+ S 1)) (* (+ A 1) (+ S 1)))
                  (=> (> a 0) (> (* (+ A a 1) (+ S 1)) (* (+ A 1) (+ S 1)))))))
(check-sat)
(pop 1)

(push 1)
(assert (<= s S))
(assert (not (and (>= (* (+ A 1) (+ S 1)) (* (+ A 1) (+ (- S s) 1)))
                  (=> (> s 0) (> (* (+ A 1) (+ S 1)) (* (+ A 1) (+ (- S s) 1)))))))
(check-sat)
(pop 1)
