; The whitepaper's scalings do not follow from the price formula: refuted.
;   P = C/(1 - α), and what varies is C or what is locked. A spread is the distance of two equally likely prices, halved and
;   divided by the price between them: the volatility of two outcomes. u = 1 - α and q·u, 0 < q < 1, are two floating
;   shares; the whitepaper has volatility fall from one to the other by q^3.
;   1. C moves to C·(1 + x) or C·(1 - x): the spread is x at every α
;   2. so the spread at q·u is not q^3 times the spread at u: volatility does not decay, and the Sharpe ratio and safe
;      leverage for one mean return stay as they were
;   3. x itself would have to fall by q^3, and then the whitepaper's scaling holds: that is its hypothesis, and not its result
;   4. α moves by y, up or down: the price rises by y/(1 - α - y) of itself or falls by y/(1 - α + y), and both grow as the
;      floating share falls: here volatility grows with absorption
;   5. the share y of what floats is locked: the price rises by y/(1 - y) of itself, at every α
;   6. in numbers: from α = 1/2 to 3/4 the price doubles; with C up 30 % or down 10 %, the mean return is 10 % and volatility
;      20 % at both, and the Sharpe ratio is 1/2 at both, where the whitepaper has it eight times as large
; Serves: Model, "relative volatility, leverage and Sharpe scalings".
; Why reals: volatilities and ratios of them; no contract computes any.
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
; The floating RISE is worth something and something floats at both shares.
(assert (and (> C 0.0) (< 0.0 u) (<= u 1.0) (< 0.0 q) (< q 1.0)))
; A move of C that is none would make every scaling true; one that takes all of C leaves no price.
(assert (and (< 0.0 x) (< x 1.0) (< 0.0 x1) (< x1 1.0)))

(push 1)
(assert (not (= (spread u x) x)))
(check-sat)
(pop 1)

; The first two are instances of 1, which spare a solver its division.
(push 1)
(assert (= (spread u x) x))
(assert (= (spread (* q u) x) x))
(assert (= (spread (* q u) x) (* (spread u x) q q q)))
(check-sat)
(pop 1)

(push 1)
(assert (= (spread u x) x))
(assert (= (spread (* q u) x1) x1))
(assert (not (= (= (spread (* q u) x1) (* (spread u x) q q q)) (= x1 (* x q q q)))))
(check-sat)
(pop 1)

; y is less than what floats at the smaller share: α stays below one.
(push 1)
(assert (and (< 0.0 y) (< y (* q u))))
(define-fun rise ((floating Real)) Real (/ y (- floating y)))
(define-fun fall ((floating Real)) Real (/ y (+ floating y)))
(assert (not (and (= (- (price C (- u y)) (price C u)) (* (rise u) (price C u)))
                  (= (- (price C u) (price C (+ u y))) (* (fall u) (price C u)))
                  (> (rise (* q u)) (rise u))
                  (> (fall (* q u)) (fall u)))))
(check-sat)
(pop 1)

(push 1)
(assert (and (< 0.0 y) (< y 1.0)))
(assert (not (= (- (price C (* u (- 1.0 y))) (price C u)) (* (/ y (- 1.0 y)) (price C u)))))
(check-sat)
(pop 1)

; C now 0.5 and later 0.65 or 0.45; each return is of the price before.
(push 1)
(assert (and (= C 0.5) (= u 0.5) (= q 0.5)))
(define-fun up ((floating Real)) Real (- (/ (price 0.65 floating) (price C floating)) 1.0))
(define-fun down ((floating Real)) Real (- (/ (price 0.45 floating) (price C floating)) 1.0))
(define-fun mean ((floating Real)) Real (/ (+ (up floating) (down floating)) 2.0))
(define-fun volatility ((floating Real)) Real (/ (- (up floating) (down floating)) 2.0))
(define-fun sharpe ((floating Real)) Real (/ (mean floating) (volatility floating)))
(assert (not (and (= (price C (* q u)) (* 2.0 (price C u)))
                  (= (sharpe u) 0.5) (= (sharpe (* q u)) 0.5)
                  (not (= (sharpe (* q u)) (* 8.0 (sharpe u)))))))
(check-sat)
(pop 1)
