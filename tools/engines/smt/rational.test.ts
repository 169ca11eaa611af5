import assert from 'node:assert/strict';
import { readModels } from './answers.ts';
import { satisfiesSome } from './evaluate.ts';
import { less, over, parseRational, plus, rational, renderRational } from './rational.ts';

describe('fractions', () => {
  it('are read, reduced and written', () => {
    for (const [text, written] of [
      ['12', '12'],
      ['-6/4', '-3/2'],
      ['0.250', '1/4'],
      ['-0.5', '-1/2'],
      ['0/7', '0'],
    ] as const)
      assert.equal(renderRational(parseRational(text)), written);
    for (const text of ['', '1/0', '1.', '.5', '1/-2', '1.5/2', '0x1', ' 1'])
      assert.throws(() => parseRational(text), /./u, text);
  });

  it('are added, divided and compared exactly', () => {
    assert.deepEqual(plus(rational(1n, 3n), rational(1n, 6n)), rational(1n, 2n));
    assert.deepEqual(over(rational(1n), rational(-2n, 3n)), rational(-3n, 2n));
    assert.ok(less(rational(-1n, 2n), rational(-1n, 3n)) && !less(rational(1n, 3n), rational(2n, 6n)));
  });
});

describe('a model of reals', () => {
  const script = `(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(push 1)
(declare-const z Real)
(assert (and (= (* 3.0 x) 1.0) (= (/ y x) (- 2.0)) (< y z 0.125) (distinct x y z)))
(check-sat)
(pop 1)
`;
  const z3 = `sat
(
  (define-fun z () Real
    (- 0.5))
  (define-fun x () Real
    (/ 1.0 3.0))
  (define-fun y () Real
    (- (/ 2.0 3.0)))
)
`;
  const cvc5 =
    'sat\n(\n(define-fun x () Real (/ 1 3))\n(define-fun y () Real (/ (- 2) 3))\n(define-fun z () Real 0.0)\n)\n';

  it('is read as either solver writes it', () => {
    assert.deepEqual(readModels(z3), { x: '1/3', y: '-2/3', z: '-1/2' });
    assert.deepEqual(readModels(cvc5), { x: '1/3', y: '-2/3', z: '0' });
  });

  it('is evaluated exactly', () => {
    assert.ok(satisfiesSome(script, readModels(z3)));
    assert.ok(satisfiesSome(script, readModels(cvc5)));
    assert.ok(!satisfiesSome(script, { x: '1/3', y: '-2/3', z: '1/8' }));
    assert.ok(!satisfiesSome(script, { x: '0.3333333333333333', y: '-2/3', z: '0' }));
    assert.ok(!satisfiesSome(script, { x: '0', y: '0', z: '0' }));
  });

  it('leaves out what is irrational', () => {
    assert.deepEqual(readModels('sat\n(\n(define-fun x () Real (root-obj (+ (^ x 2) (- 2)) 1))\n)\n'), {});
  });
});
