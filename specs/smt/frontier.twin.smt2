; Twin of frontier: 1000 ETH taken at 2000 USD for FLAT at 1.0237 USD; at 1999.99 USD the backing no longer covers, and at
; the purchase price it does.
(set-logic QF_NIA)
(declare-const B Int)
(declare-const D Int)
(declare-const e Int)
(declare-const e0 Int)
(declare-const p Int)
(declare-const k Int)
(assert (and (> B 0) (>= D 0) (> p 0) (>= e 0)))
(assert (and (< (* (- k 1) B) (* D p)) (<= (* D p) (* k B))))
(define-fun genesis () Bool (and
  (= B 1000000000000000000000) (= e0 2000000000000000000000) (= p 1023700000000000000) (<= p B)
  (<= (* D p) (* B e0)) (< (* B e0) (* (+ D 1) p))))

(push 1)
(assert genesis)
(assert (= e 1999990000000000000000))
(assert (< (* B e) (* D p)))
(check-sat)
(pop 1)

(push 1)
(assert genesis)
(assert (= e e0))
(assert (>= (* B e) (* D p)))
(check-sat)
(pop 1)

; The premise of 2's converse: no less backing than D·p, far from any real state.
(push 1)
(assert (and (= B 2000) (= p 7) (= e 1) (> D 200) (<= (* D p) B)))
(check-sat)
(pop 1)
