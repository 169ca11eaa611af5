; Twin of econ-cap: 0.50 USD at α = 1/2 and at 0.99988 of the whole supply, one market cap of 212.5 M USD; and two constants
; with two.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const C Real)
(declare-const C1 Real)
(declare-const a Real)
(declare-const b Real)
(define-fun price ((c Real) (x Real)) Real (/ c (- 1.0 x)))
(define-fun cap ((c Real) (x Real)) Real (* (price c x) (* (- 1.0 x) S)))
(assert (and (> S 0.0) (<= 0.0 a) (< a 1.0) (<= 0.0 b) (< b 1.0)))
(assert (and (= S 425000000.0) (= a 0.5) (= b 0.99988) (= C 0.5)))

(push 1)
(assert (and (= C1 C) (= (cap C a) 212500000.0) (= (cap C a) (cap C1 b))))
(check-sat)
(pop 1)

(push 1)
(assert (and (= C1 0.528) (not (= (cap C a) (cap C1 b)))))
(check-sat)
(pop 1)
