; The circulating market cap is not constant under the whitepaper's own definition of C: refuted.
;   C = T/S, with T the treasury's value: E of other assets and I RISE of inventory at the market's price P. F floats (the
;   inventory included, since it is outside the vault), and P = C/(1 - α) makes P·F = T: the market cap is the treasury. Then
;   1. P = E/(F - I)
;   2. locking inventory, 0 < x <= I, leaves the price as it was and lowers the market cap by P·x
;   3. locking RISE bought from others, 0 < x < F - I, leaves the market cap as it was exactly when there is no inventory, and
;      raises it otherwise
;   4. when the treasury grows, as the whitepaper says that it does, the market cap grows by as much
;   5. the figures: at 1 USD 51,000 floating RISE are 51,000 USD and not 212.5 M; 212.5 M need more than 4,166 USD each
; And under the other reading, C and so the market cap K constant, "infinite price requires only finite capital" is false for
; RISE that is bought: for prices no lower than before the purchase,
;   6. halving what floats costs at least K/2, however little floats
;   7. n halvings cost at least n·K/2: base
;   8. n halvings cost at least n·K/2: step; so the capital passes every bound
; Serves: Model, "constant circulating market cap".
; Why reals: ratios and values; no contract computes them.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const E Real)
(declare-const I Real)
(declare-const F Real)
(declare-const P Real)
(declare-const P1 Real)
(declare-const x Real)
; P = C/(1 - α) for C = (E + I·P)/S and 1 - α = F/S.
(define-fun formula ((price Real) (other Real) (inventory Real) (floating Real)) Bool
  (= price (/ (/ (+ other (* inventory price)) S) (/ floating S))))
; A supply; ether in the treasury; an inventory that is part, and not all, of what floats.
(assert (and (> S 0.0) (> E 0.0) (<= 0.0 I) (< I F) (<= F S)))

(push 1)
(assert (formula P E I F))
(assert (not (= P (/ E (- F I)))))
(check-sat)
(pop 1)

; From here on prices are written as 1 has them.
(push 1)
(assert (and (< 0.0 x) (<= x I)))
(assert (and (= (* P (- F I)) E) (= (* P1 (- (- F x) (- I x))) E)))
(assert (not (and (= P1 P) (= (* P1 (- F x)) (- (* P F) (* P x))) (< (* P1 (- F x)) (* P F)))))
(check-sat)
(pop 1)

(push 1)
(assert (and (< 0.0 x) (< x (- F I))))
(assert (and (= (* P (- F I)) E) (= (* P1 (- F x I)) E)))
(assert (not (and (= (= (* P1 (- F x)) (* P F)) (= I 0.0)) (=> (> I 0.0) (> (* P1 (- F x)) (* P F))))))
(check-sat)
(pop 1)

; F may change meanwhile; T and T1 are the treasury's value at both times.
(push 1)
(declare-const T Real)
(declare-const T1 Real)
(declare-const F1 Real)
(assert (and (< 0.0 F1) (<= F1 S)))
(assert (and (= P (/ (/ T S) (/ F S))) (= P1 (/ (/ T1 S) (/ F1 S)))))
(assert (not (= (- (* P1 F1) (* P F)) (- T1 T))))
(check-sat)
(pop 1)

(push 1)
(assert (= F 51000.0))
(assert (not (and (=> (= P 1.0) (= (* P F) 51000.0)) (=> (= (* P F) 212500000.0) (> P 4166.0)))))
(check-sat)
(pop 1)

; F/2 bought at an average price of P, which is no less than K/F, the price before.
(push 1)
(declare-const K Real)
(assert (> K 0.0))
(assert (>= P (/ K F)))
(assert (not (>= (* P (/ F 2.0)) (/ K 2.0))))
(check-sat)
(pop 1)

(push 1)
(declare-const K Real)
(assert (> K 0.0))
(assert (not (>= 0.0 (/ (* 0.0 K) 2.0))))
(check-sat)
(pop 1)

(push 1)
(declare-const K Real)
(declare-const n Real)
(declare-const spent Real)
(declare-const cost Real)
(assert (> K 0.0))
(assert (and (>= n 0.0) (>= spent (/ (* n K) 2.0)) (>= cost (/ K 2.0))))
(assert (not (>= (+ spent cost) (/ (* (+ n 1.0) K) 2.0))))
(check-sat)
(pop 1)
