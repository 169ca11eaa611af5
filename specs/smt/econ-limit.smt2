; α → 1, and the hypotheses under which it is true.
;   S supply, F floating before a period and F1 after it, F0 floating at the start; 1 - α = F/S. Reals, 0 <= F.
;   Hypothesis H: each period locks at least the share k of what floats, 0 < k <= 1: F1 <= (1 - k)·F. Then after t periods
;   1. F·(1 + t·k) <= F0: base
;   2. F·(1 + t·k) <= F0: step
;   3. so for every e > 0 the floating share is below e once t·k·e >= 1: α → 1, with the period named from which on
;   4. F <= W for W that begins at F0 and is multiplied by 1 - k each period: step; the base is F0 <= F0. The floating
;      share falls geometrically
;   5. H holds when each period spends r >= r0 > 0 on RISE to be locked, pays no more than the price after the purchase, and
;      the floating RISE is worth no more than M: k = r0/(M + r0)
;   Hypothesis H': each period locks at least n > 0 RISE, or all that is left. Then
;   6. F = 0 or F + t·n <= F0: base
;   7. F = 0 or F + t·n <= F0: step
;   8. so α = 1 once t·n >= F0; there the price formula divides by nothing
; Without such a hypothesis it is false: econ-limit-false.
; Serves: Model, "α → 1 under positive revenue".
; Why reals: shares and values. In wei, a period that locks anything locks n = 1 wei, and 8 says when α = 1: after F0 wei's
; worth of such periods; econ-limit-wei has periods that lock nothing.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const F0 Real)
(declare-const F Real)
(declare-const F1 Real)
(declare-const t Real)
(declare-const k Real)
; What floats is part of the supply; a period locks some share of it.
(assert (and (> S 0.0) (<= 0.0 F0) (<= F0 S) (<= 0.0 F) (<= 0.0 F1) (>= t 0.0) (< 0.0 k) (<= k 1.0)))
(define-fun bounded ((floating Real) (periods Real)) Bool (<= (* floating (+ 1.0 (* periods k))) F0))

(push 1)
(assert (not (bounded F0 0.0)))
(check-sat)
(pop 1)

(push 1)
(assert (bounded F t))
(assert (<= F1 (* (- 1.0 k) F)))
(assert (not (bounded F1 (+ t 1.0))))
(check-sat)
(pop 1)

(push 1)
(declare-const e Real)
(assert (bounded F t))
(assert (and (> e 0.0) (>= (* t k e) 1.0)))
(assert (not (< (/ F S) e)))
(check-sat)
(pop 1)

(push 1)
(declare-const W Real)
(assert (<= F W))
(assert (<= F1 (* (- 1.0 k) F)))
(assert (not (<= F1 (* (- 1.0 k) W))))
(check-sat)
(pop 1)

; b bought and locked for r, when K is the floating RISE at market before and (F - b) floats after: b at K/(F - b) each, the
; price after, costs r or more; without the divisor, so that buying everything is there too.
(push 1)
(declare-const b Real)
(declare-const r Real)
(declare-const r0 Real)
(declare-const K Real)
(declare-const M Real)
(assert (and (<= 0.0 b) (<= b F) (= F1 (- F b))))
(assert (and (< 0.0 r0) (<= r0 r) (< 0.0 K) (<= K M)))
(assert (>= (* b K) (* r (- F b))))
(assert (= (* k (+ M r0)) r0))
(assert (not (<= F1 (* (- 1.0 k) F))))
(check-sat)
(pop 1)

(push 1)
(declare-const n Real)
(assert (> n 0.0))
(assert (not (or (= F0 0.0) (<= (+ F0 (* 0.0 n)) F0))))
(check-sat)
(pop 1)

(push 1)
(declare-const n Real)
(assert (> n 0.0))
(assert (or (= F 0.0) (<= (+ F (* t n)) F0)))
(assert (<= F1 (ite (<= F n) 0.0 (- F n))))
(assert (not (or (= F1 0.0) (<= (+ F1 (* (+ t 1.0) n)) F0))))
(check-sat)
(pop 1)

(push 1)
(declare-const n Real)
(assert (> n 0.0))
(assert (or (= F 0.0) (<= (+ F (* t n)) F0)))
(assert (>= (* t n) F0))
(assert (not (= F 0.0)))
(check-sat)
(pop 1)
