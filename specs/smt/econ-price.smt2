; The price of RISE by the share of it that is locked.
;   S RISE supply, L locked, F = S - L floating (everything outside the vault), α = L/S, P the market price of one RISE,
;   K = P·F the floating RISE at market, C = K/S. With 0 <= L < S:
;   1. P = C/(1 - α)
;   2. no other C does it: P = c/(1 - α) gives c = C, so that C is the floating market value per RISE of supply
;   3. the whitepaper's C = T/S, T the treasury's value, gives the market's price exactly when T = K: that equality is the
;      whitepaper's "efficient arbitrage", and no identity
;   4. at the whitepaper's genesis it is false: P = 1, α = 1/2 and T = 224.5 M give (T/S)/(1 - α) = 449/425
;   5. for one C > 0 a larger α has the larger price
;   6. and the price passes every bound: 1 - α <= C/M gives P >= M
;   7. the whitepaper's table: from 1 - α = 0.00012 to 0.0001, 0.00001 and 0.000001 the price gains 1.2, 12 and 120 times
; Serves: Model, "P = C/(1 - α)".
; Why reals: α, P and C are ratios of amounts, which are integers; nothing here is computed by a contract. What a contract
; computes of α is rounded down, by alpha-monotone.
(set-logic QF_NRA)
(declare-const S Real)
(declare-const L Real)
(declare-const P Real)
(declare-const C0 Real)
(declare-const a Real)
(declare-const b Real)
(define-fun floating () Real (- S L))
(define-fun alpha () Real (/ L S))
(define-fun K () Real (* P floating))
(define-fun C () Real (/ K S))
(define-fun price ((c Real) (x Real)) Real (/ c (- 1.0 x)))

; A supply exists, and not all of it is locked: at L = S nothing floats and there is no price.
(push 1)
(assert (and (> S 0.0) (<= 0.0 L) (< L S)))
(assert (not (= P (price C alpha))))
(check-sat)
(pop 1)

(push 1)
(assert (and (> S 0.0) (<= 0.0 L) (< L S)))
(assert (= P (price C0 alpha)))
(assert (not (= C0 C)))
(check-sat)
(pop 1)

(push 1)
(declare-const T Real)
(assert (and (> S 0.0) (<= 0.0 L) (< L S)))
(assert (not (= (= P (price (/ T S) alpha)) (= T K))))
(check-sat)
(pop 1)

; The figures are the whitepaper's: 16.25 M USD of ether and 208.25 M RISE at 1 USD.
(push 1)
(declare-const T Real)
(assert (and (= S 425000000.0) (= L 212500000.0) (= P 1.0) (= T (+ 16250000.0 (* 208250000.0 P)))))
(assert (not (and (= (price (/ T S) alpha) (/ 449.0 425.0)) (= C 0.5) (= (price C alpha) 1.0))))
(check-sat)
(pop 1)

; Two shares of one supply, both below one.
(push 1)
(assert (and (> C0 0.0) (<= 0.0 a) (< a b) (< b 1.0)))
(assert (not (< (price C0 a) (price C0 b))))
(check-sat)
(pop 1)

(push 1)
(declare-const M Real)
(assert (and (> C0 0.0) (> M 0.0) (<= 0.0 a) (< a 1.0)))
(assert (<= (- 1.0 a) (/ C0 M)))
(assert (not (>= (price C0 a) M)))
(check-sat)
(pop 1)

(push 1)
(assert (> C0 0.0))
(assert (= a 0.99988))
(define-fun gains ((x Real) (times Real)) Bool (= (price C0 x) (* times (price C0 a))))
(assert (not (and (gains 0.9999 1.2) (gains 0.99999 12.0) (gains 0.999999 120.0))))
(check-sat)
(pop 1)
