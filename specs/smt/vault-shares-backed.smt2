; Shares never outnumber assets.
;   With S <= A before:
;   1. deposit mints s = floor(a·(S+1)/(A+1)) <= a, so S+s <= A+a
;   2. mint takes a = ceil(s·(A+1)/(S+1)) >= s, so S+s <= A+a
;   3. a donation raises A alone and a burn lowers S alone, so S <= A is kept
;   An empty vault has S = A = 0; so S <= A in every reachable state.
; Serves: SaveVault, the ranges that the other vault theorems and the symbolic proofs rest on.
; Why integers: A, a <= 425e24 < 2^89 by RISE's fixed supply; products stay below 2^180 (mul-no-wrap).
(set-logic QF_NIA)
(declare-const A Int)
(declare-const S Int)
(declare-const a Int)
(declare-const s Int)
(assert (and (>= A 0) (>= S 0) (>= a 0) (>= s 0) (<= S A)))

(push 1)
(assert (= s (div (* a (+ S 1)) (+ A 1))))
(assert (not (and (<= s a) (<= (+ S s) (+ A a)))))
(check-sat)
(pop 1)

(push 1)
(assert (= a (div (+ (* s (+ A 1)) S) (+ S 1))))
(assert (not (and (<= s a) (<= (+ S s) (+ A a)))))
(check-sat)
(pop 1)

(push 1)
(assert (<= s S))
(assert (not (and (<= S (+ A a)) (<= (- S s) A))))
(check-sat)
(pop 1)
