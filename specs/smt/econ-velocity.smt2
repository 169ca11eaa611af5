; Velocity: how fast the price rises with α.
;   P(x) = C/(1 - x) for a fixed C > 0, as econ-price has it; u = 1 - a and w = 1 - (a+h) are what floats, as shares of
;   the supply, at α = a and at α = a + h, with inverses p = 1/u and r = 1/w; h = u - w is not 0. Then
;   1. the difference quotient (P(a+h) - P(a))/h is C·p·r = C/((1 - a)(1 - a - h)), exactly
;   2. with V = C·p^2 = C/(1 - a)^2 it differs from V by C·h·p^2·r, exactly
;   3. for |h| <= (1 - a)/2 that is at most 2·C·|h|/(1 - a)^3
;   4. so for every e > 0, |h| <= (1 - a)/2 and 2·C·|h| <= e·(1 - a)^3 keep the quotient within e of V: V is the
;      derivative of P at a
;   5. V = P^2/C: velocity grows with the square of the price
;   6. a finite rise of α lifts the price by more than V·h says
;   7. V passes every bound: 1 - a <= C/M gives V >= M
; Serves: Model, "velocity and acceleration formulas".
; Why reals: rates between ratios; no contract computes them. A limit is stated by its bounds (3, 4), since a solver
; knows no calculus.
(set-logic QF_NRA)
(declare-const C Real)
(declare-const u Real)
(declare-const w Real)
(declare-const p Real)
(declare-const r Real)
(declare-const e Real)
(define-fun h () Real (- u w))
(define-fun size ((x Real)) Real (ite (< x 0.0) (- x) x))
(define-fun price ((inverse Real)) Real (* C inverse))
(define-fun quotient () Real (* C p r))
(define-fun velocity () Real (* C p p))
(define-fun off () Real (* C h p p r))
; C is positive because the floating RISE is worth something; something floats, and no more than the supply.
(assert (and (> C 0.0) (> u 0.0) (<= u 1.0) (> w 0.0) (<= w 1.0)))
; The inverses, and two points for a quotient.
(assert (and (= (* p u) 1.0) (= (* r w) 1.0) (not (= u w))))

; The quotient times h, which is not 0.
(push 1)
(assert (not (= (- (price r) (price p)) (* h quotient))))
(check-sat)
(pop 1)

(push 1)
(assert (not (= (- quotient velocity) off)))
(check-sat)
(pop 1)

; From here on the difference is written as 2 has it.
(push 1)
(assert (<= (* 2.0 (size h)) u))
(assert (not (<= (size off) (* 2.0 C (size h) p p p))))
(check-sat)
(pop 1)

(push 1)
(assert (> e 0.0))
(assert (<= (* 2.0 (size h)) u))
(assert (<= (* 2.0 C (size h)) (* e u u u)))
(assert (not (<= (* 2.0 C (size h) p p p) e)))
(check-sat)
(pop 1)

(push 1)
(assert (not (= (* velocity C) (* (/ C u) (/ C u)))))
(check-sat)
(pop 1)

(push 1)
(assert (> h 0.0))
(assert (not (> (- (price r) (price p)) (* h velocity))))
(check-sat)
(pop 1)

(push 1)
(declare-const M Real)
(assert (> M 0.0))
(assert (<= (* u M) C))
(assert (not (>= velocity M)))
(check-sat)
(pop 1)
