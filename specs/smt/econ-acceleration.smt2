; Acceleration: how fast velocity rises with α.
;   V(x) = C/(1 - x)^2 for a fixed C > 0, as econ-velocity has it; u = 1 - a and w = 1 - (a+h) are what floats, as shares
;   of the supply, at α = a and at α = a + h, with inverses p = 1/u and r = 1/w; h = u - w is not 0. Then
;   1. the difference quotient (V(a+h) - V(a))/h is C·p·r·(p + r), exactly
;   2. with A = 2·C·p^3 = 2·C/(1 - a)^3 it differs from A by C·h·p^2·r·(r + 2p), exactly
;   3. for |h| <= (1 - a)/2 that is at most 8·C·|h|/(1 - a)^4
;   4. so for every e > 0, |h| <= (1 - a)/2 and 8·C·|h| <= e·(1 - a)^4 keep the quotient within e of A: A is the
;      derivative of V at a, the second of P
;   5. A = 2·P^3/C^2 for P = C/(1 - a): acceleration grows with the cube of the price
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
(define-fun velocity ((inverse Real)) Real (* C inverse inverse))
(define-fun quotient () Real (* C p r (+ p r)))
(define-fun acceleration () Real (* 2.0 C p p p))
(define-fun off () Real (* C h p p r (+ r (* 2.0 p))))
; C is positive because the floating RISE is worth something; something floats, and no more than the supply.
(assert (and (> C 0.0) (> u 0.0) (<= u 1.0) (> w 0.0) (<= w 1.0)))
; The inverses, and two points for a quotient.
(assert (and (= (* p u) 1.0) (= (* r w) 1.0) (not (= u w))))

; The quotient times h, which is not 0.
(push 1)
(assert (not (= (- (velocity r) (velocity p)) (* h quotient))))
(check-sat)
(pop 1)

(push 1)
(assert (not (= (- quotient acceleration) off)))
(check-sat)
(pop 1)

; From here on the difference is written as 2 has it.
(push 1)
(assert (<= (* 2.0 (size h)) u))
(assert (not (<= (size off) (* 8.0 C (size h) p p p p))))
(check-sat)
(pop 1)

(push 1)
(assert (> e 0.0))
(assert (<= (* 2.0 (size h)) u))
(assert (<= (* 8.0 C (size h)) (* e u u u u)))
(assert (not (<= (* 8.0 C (size h) p p p p) e)))
(check-sat)
(pop 1)

(push 1)
(define-fun price () Real (/ C u))
(assert (not (= (* acceleration C C) (* 2.0 price price price))))
(check-sat)
(pop 1)
