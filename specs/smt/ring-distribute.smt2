; Multiplication of EVM words distributes over addition.
;   With add(x,y) = (x+y) mod 2^256 and mul(x,y) = (x·y) mod 2^256 over words x, y, z:
;   1. mul(add(x,y), z) = add(mul(x,z), mul(y,z)), whatever wraps
;   2. x·(y - z) = x·y - x·z, none of them wrapping, when y >= z and x·y < 2^256
; Serves: MATH-RING-002, the `distributes` hint of the symbolic proofs, which leave MUL uninterpreted.
; Why integers: a word operation is the integer operation followed by mod 2^256. Each is written as Euclid's remainder,
; value - k·2^256 within [0, 2^256); div-floor 2 shows that there is only one.
(set-logic QF_NIA)
(declare-const x Int)
(declare-const y Int)
(declare-const z Int)
(define-fun word () Int 115792089237316195423570985008687907853269984665640564039457584007913129639936)
(assert (and (<= 0 x) (< x word)))
(assert (and (<= 0 y) (< y word)))
(assert (and (<= 0 z) (< z word)))

(push 1)
(declare-const kSum Int)
(declare-const kLeft Int)
(declare-const kXz Int)
(declare-const kYz Int)
(declare-const kRight Int)
(define-fun sum () Int (- (+ x y) (* kSum word)))
(define-fun left () Int (- (* sum z) (* kLeft word)))
(define-fun xz () Int (- (* x z) (* kXz word)))
(define-fun yz () Int (- (* y z) (* kYz word)))
(define-fun right () Int (- (+ xz yz) (* kRight word)))
(assert (and (<= 0 sum) (< sum word)))
(assert (and (<= 0 left) (< left word)))
(assert (and (<= 0 xz) (< xz word)))
(assert (and (<= 0 yz) (< yz word)))
(assert (and (<= 0 right) (< right word)))
(assert (not (= left right)))
(check-sat)
(pop 1)

(push 1)
(assert (>= y z))
(assert (< (* x y) word))
(assert (not (and (<= 0 (* x (- y z))) (< (* x (- y z)) word) (< (* x z) word)
                  (= (* x (- y z)) (- (* x y) (* x z))))))
(check-sat)
(pop 1)
