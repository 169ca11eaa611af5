; Multiplication and addition of EVM words commute.
;   x·y mod 2^256 = y·x mod 2^256, and x + y mod 2^256 = y + x mod 2^256.
; Serves: MATH-RING-001, the `commutes` hint of the symbolic proofs, which leave MUL uninterpreted.
; Why integers: a word operation is the integer operation followed by mod 2^256, which is written out here.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(assert (and (<= 0 x) (< x word)))
(assert (and (<= 0 y) (< y word)))
(assert (not (and (= (mod (* x y) word) (mod (* y x) word))
                  (= (mod (+ x y) word) (mod (+ y x) word)))))
(check-sat)
