; Multiplication of EVM words keeps order while nothing wraps.
;   x <= x2 < 2^128 and y < 2^128 give (x·y mod 2^256) <= (x2·y mod 2^256), and strictly so for x < x2 and y > 0.
; Serves: MATH-MUL-002, the `monotone` hint of the symbolic proofs.
; Why integers: x2·y < 2^256 (mul-no-wrap), which check 1 shows again; mod 2^256 is then the identity, and check 2 is the claim.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const x2 Int)
(declare-const y Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(define-fun half () Int 340282366920938463463374607431768211456)
(assert (and (<= 0 x) (<= x x2) (< x2 half)))
(assert (and (<= 0 y) (< y half)))

(push 1)
(assert (not (and (<= 0 (* x y)) (< (* x y) word) (<= 0 (* x2 y)) (< (* x2 y) word))))
(check-sat)
(pop 1)

(push 1)
(assert (and (< (* x y) word) (< (* x2 y) word)))
(assert (not (and (<= (mod (* x y) word) (mod (* x2 y) word))
                  (=> (and (< x x2) (> y 0)) (< (mod (* x y) word) (mod (* x2 y) word))))))
(check-sat)
(pop 1)
