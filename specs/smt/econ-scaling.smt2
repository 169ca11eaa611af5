; Relative volatility, safe leverage and the Sharpe ratio as the whitepaper scales them, under the hypothesis that it needs.
;   α goes from one value to another and the floating share 1 - α to q times what it was, 0 < q <= 1; d = 1 - q. The price
;   goes from P to P1, volatility from s to s1; the mean return m > 0 is the same. Sharpe ratio m/s, safe leverage m/s^2.
;   Hypothesis H: volatility falls with the cube of the floating share, s1 = s·q^3. Then
;   1. P1 = P/q, whatever C > 0
;   2. the Sharpe ratio grows with the cube of the price and volatility falls with it: m/s1 = m/s·(P1/P)^3
;   3. safe leverage grows with its sixth power: m/s1^2 = m/s^2·(P1/P)^6
;   4. H is also necessary: where the Sharpe ratio grows with the cube of the price, s1 = s·q^3
;   5. "3 times the absorption rate": s1 = s·(1 - 3d + d^2·(3 - d)), so volatility falls by no more than 3d, and by 3d up to
;      an error of 3·d^2
;   6. "6 times the absorption rate": s1^2·(1 + 6d) <= s^2 <= s1^2/(1 - 6d), the latter for d < 1/6: leverage grows by 6d at
;      least, and by no more than 6d/(1 - 6d)
; Nothing here shows H; econ-scaling-false shows that the price formula does not give it.
; Serves: Model, "relative volatility, leverage and Sharpe scalings".
; Why reals: volatilities and ratios of them; no contract computes any.
(set-logic QF_NRA)
(declare-const q Real)
(declare-const s Real)
(declare-const s1 Real)
(declare-const m Real)
(declare-const P Real)
(declare-const P1 Real)
(define-fun d () Real (- 1.0 q))
(define-fun H () Bool (= s1 (* s q q q)))
; Something still floats and RISE is only ever locked; returns vary, have a mean above zero, and RISE has a price.
(assert (and (< 0.0 q) (<= q 1.0)))
(assert (and (> s 0.0) (> s1 0.0) (> m 0.0) (> P 0.0)))

(push 1)
(declare-const C Real)
(declare-const u Real)
(assert (and (> C 0.0) (< 0.0 u) (<= u 1.0)))
(assert (= P (/ C u)))
(assert (= P1 (/ C (* q u))))
(assert (not (= P1 (/ P q))))
(check-sat)
(pop 1)

; From here on P1 is written as 1 has it. m/s1 = m/s·(P1/P)^3 without its divisors, which are above zero.
(push 1)
(assert (= (* P1 q) P))
(assert H)
(assert (not (and (= (* m s P P P) (* m s1 P1 P1 P1)) (= (* s1 P1 P1 P1) (* s P P P)))))
(check-sat)
(pop 1)

(push 1)
(assert (= (* P1 q) P))
(assert H)
(assert (not (= (* m s s P P P P P P) (* m s1 s1 P1 P1 P1 P1 P1 P1))))
(check-sat)
(pop 1)

(push 1)
(assert (= (* P1 q) P))
(assert (= (* m s P P P) (* m s1 P1 P1 P1)))
(assert (not H))
(check-sat)
(pop 1)

(push 1)
(assert H)
(assert (not (and (= s1 (* s (+ (- 1.0 (* 3.0 d)) (* d d (- 3.0 d)))))
                  (<= (- s s1) (* 3.0 d s))
                  (>= (- s s1) (* s (- (* 3.0 d) (* 3.0 d d)))))))
(check-sat)
(pop 1)

(push 1)
(assert H)
(assert (not (and (<= (* s1 s1 (+ 1.0 (* 6.0 d))) (* s s))
                  (<= (* s s (- 1.0 (* 6.0 d))) (* s1 s1)))))
(check-sat)
(pop 1)
