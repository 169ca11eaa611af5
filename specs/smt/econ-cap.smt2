; The circulating market cap, under the reading in which it is constant.
;   P = C/(1 - α) and the circulating market cap is P·F, F = (1 - α)·S floating of a supply S. Then
;   1. P·F = C·S, whatever α is below one
;   2. so two values of α have one market cap if C is the same at both
;   3. and only if: a market cap that is the same at both needs the same C
; So "constant" says of the market cap what it says of C, and nothing more: by econ-price, C is that market cap divided by S.
; Whether anything holds C still is another question: econ-cap-false.
; Serves: Model, "constant circulating market cap".
; Why reals: ratios and values; no contract computes them.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const C Real)
(declare-const C1 Real)
(declare-const a Real)
(declare-const b Real)
(define-fun price ((c Real) (x Real)) Real (/ c (- 1.0 x)))
(define-fun cap ((c Real) (x Real)) Real (* (price c x) (* (- 1.0 x) S)))
; A supply exists, and something of it floats at both.
(assert (and (> S 0.0) (<= 0.0 a) (< a 1.0) (<= 0.0 b) (< b 1.0)))

(push 1)
(assert (not (= (cap C a) (* C S))))
(check-sat)
(pop 1)

(push 1)
(assert (not (= (cap C a) (cap C b))))
(check-sat)
(pop 1)

(push 1)
(assert (= (cap C a) (cap C1 b)))
(assert (not (= C C1)))
(check-sat)
(pop 1)
