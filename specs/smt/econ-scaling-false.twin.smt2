; Twin of econ-scaling-false: moves of 10 % at α = 1/2 and 3/4, the same ones and ones that fall by an eighth; 2 % more of
; the supply locked at both.
(set-logic QF_NRA)
(declare-const C Real)
(declare-const u Real)
(declare-const q Real)
(declare-const x Real)
(declare-const x1 Real)
(declare-const y Real)
(define-fun price ((c Real) (floating Real)) Real (/ c floating))
(define-fun half ((up Real) (down Real)) Real (/ (- up down) 2.0))
(define-fun spread ((floating Real) (move Real)) Real
  (/ (half (price (* C (+ 1.0 move)) floating) (price (* C (- 1.0 move)) floating)) (price C floating)))
(assert (and (> C 0.0) (< 0.0 u) (<= u 1.0) (< 0.0 q) (< q 1.0)))
(assert (and (< 0.0 x) (< x 1.0) (< 0.0 x1) (< x1 1.0)))
(assert (and (= C 0.5) (= u 0.5) (= q 0.5) (= x 0.1)))

(push 1)
(assert (and (= x1 x) (= (spread u x) (spread (* q u) x1))))
(check-sat)
(pop 1)

(push 1)
(assert (and (= x1 0.0125) (= (* 8.0 (spread (* q u) x1)) (spread u x))))
(check-sat)
(pop 1)

(push 1)
(assert (and (= y 0.02) (< y (* q u)) (= x1 x)))
(assert (and (= (- (price C (- u y)) (price C u)) (/ 1.0 24.0)) (> (- (price C (- (* q u) y)) (price C (* q u))) (/ 1.0 12.0))))
(check-sat)
(pop 1)
