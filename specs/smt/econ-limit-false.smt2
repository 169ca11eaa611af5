; α → 1 does not follow from positive revenue in every period: refuted by a sequence.
;   S supply, F0 floating at the start, F before a period. Each period spends revenue on RISE and locks
;   b = (F - F0/2)/2 of it: half of what floats beyond one half of the start. Then in every period
;   1. F > F0/2: base
;   2. F > F0/2: step; and the period locks something, b > 0, so that α rises
;   3. α stays below the bound (1 + α0)/2 < 1, α0 being its value at the start
;   4. revenue is positive: b at the price after the purchase, K/(F - b), costs more than nothing, whatever the floating RISE
;      is worth, K > 0
;   5. revenue may even be the same r > 0 in every period: for K = r·(F - b)/b, which is positive, it is; K then grows from
;      period to period, and that is what the hypothesis of econ-limit forbids
;   6. from the `balanced` genesis α stays below 0.75, from the `deep` one below 0.99994, for ever
;   7. F in closed form is F0/2·(1 + w), w halved every period: the sequence is one, and positive
; Serves: Model, "α → 1 under positive revenue".
; Why reals: shares and values; econ-limit-wei has the case of whole wei.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const F0 Real)
(declare-const F Real)
(declare-const K Real)
(declare-const r Real)
; What floats at the start is part of the supply, and not nothing.
(assert (and (> S 0.0) (< 0.0 F0) (<= F0 S)))
(define-fun bought ((floating Real)) Real (/ (- floating (/ F0 2.0)) 2.0))
(define-fun after ((floating Real)) Real (- floating (bought floating)))
(define-fun above ((floating Real)) Bool (> floating (/ F0 2.0)))
(define-fun alpha ((floating Real)) Real (/ (- S floating) S))

(push 1)
(assert (not (above F0)))
(check-sat)
(pop 1)

(push 1)
(assert (above F))
(assert (not (and (above (after F)) (> (bought F) 0.0) (> (alpha (after F)) (alpha F)))))
(check-sat)
(pop 1)

(push 1)
(assert (above F))
(assert (not (and (< (alpha F) (/ (+ 1.0 (alpha F0)) 2.0)) (< (/ (+ 1.0 (alpha F0)) 2.0) 1.0))))
(check-sat)
(pop 1)

(push 1)
(assert (above F))
(assert (> K 0.0))
(assert (not (> (* (bought F) (/ K (after F))) 0.0)))
(check-sat)
(pop 1)

(push 1)
(define-fun worth ((floating Real)) Real (/ (* r (after floating)) (bought floating)))
(assert (above F))
(assert (> r 0.0))
(assert (not (and (> (worth F) 0.0) (= (* (bought F) (/ (worth F) (after F))) r) (> (worth (after F)) (worth F)))))
(check-sat)
(pop 1)

(push 1)
(assert (= S 425000000.0))
(assert (above F))
(assert (not (and (=> (= F0 212500000.0) (< (alpha F) 0.75)) (=> (= F0 51000.0) (< (alpha F) 0.99994)))))
(check-sat)
(pop 1)

(push 1)
(declare-const w Real)
(define-fun closed ((part Real)) Real (* (/ F0 2.0) (+ 1.0 part)))
(assert (> w 0.0))
(assert (not (and (= (closed 1.0) F0) (= (after (closed w)) (closed (/ w 2.0))) (> (/ w 2.0) 0.0))))
(check-sat)
(pop 1)
