; What a donation before a deposit can take, exactly.
;   A assets, S shares, S <= A; a depositor brings a and gets s = floor(a·(S+1)/(A+1)). Let r = a·(S+1) - s·(A+1), the
;   remainder of that division, 0 <= r <= A. Afterwards the depositor's claim is c = floor(s·(A+a+1)/(S+s+1)).
;   1. a - c = ceil(r / (S+s+1)): the loss, to the unit
;   2. a - c <= ceil(A / (S+s+1)), with equality when r = A: the tightest bound that does not name the remainder
;   3. (a - c - 1)·(S+1) < A+1: less than one share's worth at the price before, plus the unit lost to rounding
;   4. the claim of everyone before, floor(S·(A+a+1)/(S+s+1)), is at most A: whoever held all shares and gave all
;      donations gets back no more than what was put in, so the donation never pays
;   5. a·(S+1) >= A+1 gives s >= 1: the least deposit that never mints nothing
; Serves: SaveVault, "a first-depositor donation cannot take a later depositor's share beyond a stated bound" and "a
; non-zero deposit never mints zero shares".
; Why integers: A, a <= 425e24 < 2^89 by RISE's fixed supply; products stay below 2^180 (mul-no-wrap).
; Divisions are written as Euclid's quotient and remainder; div-floor and div-ceil show that these are the values computed.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const A Int)
(declare-const S Int)
(declare-const a Int)
(declare-const s Int)
(declare-const r Int)
(declare-const c Int)
(declare-const rc Int)
(declare-const loss Int)
(define-fun shares () Int (+ S s 1))
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
(assert (and (>= A 0) (>= S 0) (>= a 0) (>= s 0) (<= S A)))
(assert (and (= (* a (+ S 1)) (+ (* s (+ A 1)) r)) (<= 0 r) (<= r A)))
(assert (and (= (* s (+ A a 1)) (+ (* c shares) rc)) (<= 0 rc) (< rc shares)))

(push 1)
(assert (and (< (* (- loss 1) shares) r) (<= r (* loss shares))))
(assert (product-not-negative (- a c loss 1) shares))
(assert (product-not-negative (- loss (- a c) 1) shares))
(assert (not (= (- a c) loss)))
(check-sat)
(pop 1)

(push 1)
(assert (and (< (* (- loss 1) shares) A) (<= A (* loss shares))))
(assert (product-not-negative (- a c loss 1) shares))
(assert (product-not-negative (- loss (- a c) 1) shares))
(assert (not (and (<= (- a c) loss) (=> (= r A) (= (- a c) loss)))))
(check-sat)
(pop 1)

(push 1)
(assert (not (< (* (- a c 1) (+ S 1)) (+ A 1))))
(check-sat)
(pop 1)

(push 1)
(declare-const before Int)
(declare-const rb Int)
(assert (and (= (* S (+ A a 1)) (+ (* before shares) rb)) (<= 0 rb) (< rb shares)))
(assert (product-not-negative (- before A 1) shares))
(assert (not (<= before A)))
(check-sat)
(pop 1)

(push 1)
(assert (>= (* a (+ S 1)) (+ A 1)))
(assert (not (>= s 1)))
(check-sat)
(pop 1)
