import assert from 'node:assert/strict';
import { satisfiesSome } from './evaluate.ts';

const script = `(set-logic QF_NIA) ; (assert false)
(declare-const x Int)
(declare-const d Int)
(define-fun twice ((n Int)) Int (* 2 n))
(define-fun ten () Int 10)
(assert (> d 0))
(push 1)
(assert (= (twice x) ten))
(check-sat)
(pop 1)
(push 1)
(assert (and (= (mod x d) 1) (= (div x d) (- 3)) (=> (< x 0) (distinct x d))))
(check-sat)
(pop 1)
`;

describe('evaluation of a model', () => {
  it('finds the check whose assertions all hold', () => {
    assert.ok(satisfiesSome(script, { x: '5', d: '1' }));
    assert.ok(satisfiesSome(script, { x: '-5', d: '2' }));
  });

  it('divides as SMT-LIB does: no negative remainder', () => {
    const of = (x: string, d: string, q: string): boolean =>
      satisfiesSome(
        '(declare-const x Int)(declare-const d Int)(declare-const q Int)(assert (= (div x d) q))(check-sat)',
        { x, d, q },
      );
    assert.ok(of('7', '2', '3') && of('-7', '2', '-4') && of('7', '-2', '-3') && of('-7', '-2', '4'));
    assert.ok(!of('7', '0', '0'));
  });

  it('believes nothing that it cannot follow', () => {
    for (const [text, values] of [
      [script, { x: '5', d: '0' }],
      [script, { x: '6', d: '1' }],
      ['(assert (f 1))(check-sat)', {}],
      ['(assert (', {}],
      ['(echo "sat")(check-sat)', {}],
      ['(declare-const x Int)(assert x)(check-sat)', { x: '1' }],
      ['(declare-const x Int)(assert (= x 1))', { x: '1' }],
      ['(declare-const x Int)(check-sat)', { x: 'one' }],
      ['', {}],
    ] as const) {
      assert.equal(satisfiesSome(text, values), false, text);
    }
  });
});
