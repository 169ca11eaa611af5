; A product of bounded factors does not wrap.
;   1. 0 <= x < X and 0 <= y < Y give 0 <= x·y < X·Y; so with X = 2^a, Y = 2^b, a + b <= 256: x·y < 2^(a+b) <= 2^256
;   then no wrapping, spelled out for X = 2^a, Y = 2^b, a + b <= 256, at the widths that harnesses use (a/b):
;   128/96 128/128 90/90 105/80 112/112 112/96 160/96 192/64
; Serves: MATH-MUL-001, the `fits` hint of the symbolic proofs; every other theorem here that speaks of words: below 2^256 the EVM's MUL is the product of integers.
; Why integers: the operands are words below the stated powers; the claim is that the integer product is itself a word.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(declare-const boundX Int)
(declare-const boundY Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(assert (>= x 0))
(assert (>= y 0))

(push 1)
(assert (< x boundX))
(assert (< y boundY))
(assert (not (and (<= 0 (* x y)) (< (* x y) (* boundX boundY)))))
(check-sat)
(pop 1)

; 128/96
(push 1)
(assert (< x 340282366920938463463374607431768211456))
(assert (< y 79228162514264337593543950336))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 128/128
(push 1)
(assert (< x 340282366920938463463374607431768211456))
(assert (< y 340282366920938463463374607431768211456))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 90/90
(push 1)
(assert (< x 1237940039285380274899124224))
(assert (< y 1237940039285380274899124224))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 105/80
(push 1)
(assert (< x 40564819207303340847894502572032))
(assert (< y 1208925819614629174706176))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 112/112
(push 1)
(assert (< x 5192296858534827628530496329220096))
(assert (< y 5192296858534827628530496329220096))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 112/96
(push 1)
(assert (< x 5192296858534827628530496329220096))
(assert (< y 79228162514264337593543950336))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 160/96
(push 1)
(assert (< x 1461501637330902918203684832716283019655932542976))
(assert (< y 79228162514264337593543950336))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)

; 192/64
(push 1)
(assert (< x 6277101735386680763835789423207666416102355444464034512896))
(assert (< y 18446744073709551616))
(assert (not (< (* x y) word)))
(check-sat)
(pop 1)
