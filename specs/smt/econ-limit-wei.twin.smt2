; Twin of econ-limit-wei: 51,000 RISE float and are worth 2,125 times as much ether; a pulse earns 2,124 wei and buys
; nothing, or 2,125 and buys one wei of RISE; or one wei.
(set-logic QF_NIA)
(declare-const r Int)
(declare-const F Int)
(declare-const K Int)
(declare-const b Int)
(assert (and (> r 0) (> F 0) (> K 0)))
(assert (and (<= (* b K) (* r F)) (< (* r F) (* (+ b 1) K))))
(assert (and (= F 51000000000000000000000) (= K 108375000000000000000000000)))

(push 1)
(declare-const F1 Int)
(declare-const b1 Int)
(assert (and (= F1 (- F b)) (<= (* b1 K) (* r F1)) (< (* r F1) (* (+ b1 1) K))))
(assert (and (= r 2124) (= b 0)))
(check-sat)
(pop 1)

(push 1)
(assert (and (= r 2125) (= b 1)))
(check-sat)
(pop 1)

(push 1)
(assert (and (= r 1) (> K F)))
(check-sat)
(pop 1)
