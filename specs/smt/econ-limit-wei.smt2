; In wei, positive revenue may lock nothing for ever: refuted by a sequence that stands still.
;   r wei of revenue a period, F wei of RISE floating, worth K wei in all; a period buys b = floor(r·F/K), and locks it.
;   1. b = 0 exactly when r·F < K: when the revenue does not pay for one wei of RISE
;   2. then what floats after the period is what floated before, and the next period, for the same revenue and worth, buys
;      nothing again: step; the base is any state with r·F < K. α never rises
;   3. a period that does buy something, b >= 1, lowers F by at least 1, which is H' of econ-limit for n = 1
;   4. for 1 wei of revenue that is so whenever a wei of RISE is worth more than a wei of ether
; Serves: Model, "α → 1 under positive revenue".
; Why integers: amounts on the chain are whole wei, and purchases are rounded down against the buyer.
; `product-not-negative` is true of all integers (mul-order 5); its instances spare a solver the search for them.
(set-logic QF_NIA)
(declare-const r Int)
(declare-const F Int)
(declare-const K Int)
(declare-const b Int)
(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))
; Revenue is positive, something floats, and it is worth something; b is the floor quotient (div-floor).
(assert (and (> r 0) (> F 0) (> K 0)))
(assert (and (<= (* b K) (* r F)) (< (* r F) (* (+ b 1) K))))

(push 1)
(assert (product-not-negative b K))
(assert (product-not-negative (- b 1) K))
(assert (product-not-negative (- (- b) 1) K))
(assert (not (= (= b 0) (< (* r F) K))))
(check-sat)
(pop 1)

(push 1)
(declare-const F1 Int)
(declare-const b1 Int)
(assert (and (= F1 (- F b)) (<= (* b1 K) (* r F1)) (< (* r F1) (* (+ b1 1) K))))
(assert (= b 0))
(assert (product-not-negative b1 K))
(assert (product-not-negative (- b1 1) K))
(assert (product-not-negative (- (- b1) 1) K))
(assert (not (and (= F1 F) (= b1 0))))
(check-sat)
(pop 1)

(push 1)
(assert (not (= b 0)))
(assert (product-not-negative (- (- b) 1) K))
(assert (product-not-negative r F))
(assert (not (<= (- F b) (- F 1))))
(check-sat)
(pop 1)

(push 1)
(assert (= r 1))
(assert (> K F))
(assert (product-not-negative (- b 1) K))
(assert (product-not-negative (- (- b) 1) K))
(assert (not (= b 0)))
(check-sat)
(pop 1)
