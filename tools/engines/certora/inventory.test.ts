import assert from 'node:assert/strict';
import { inventoryOf, type SceneContract, type SceneMethod } from './inventory.ts';

const method = (signature: string, selector: string, mutability = 'nonpayable', arity = 0): SceneMethod => ({
  signature,
  selector,
  mutability,
  arity,
});
const box: SceneContract = {
  name: 'Box',
  methods: [method('put(uint256)', 'a1', 'payable', 1), method('take()', 'a2'), method('size()', 'a3', 'view')],
  hasFallback: false,
};
const lid: SceneContract = { name: 'Lid', methods: [method('take()', 'a2')], hasFallback: true };
const instances = [
  { first: 'ce4604a05', second: 'Box' },
  { first: '0ce4604a09', second: 'Lid' },
];

const f = { type: 'spec.cvlast.CVLExp.VariableExp', id: 'f', tag: { type: { name: 'method' } } };
const field = (fieldName: string) => ({ type: 'spec.cvlast.CVLExp.FieldSelectExp', structExp: f, fieldName });
const number = (n: string) => ({ type: 'spec.cvlast.CVLExp.Constant.NumberLit', n });
const contract = (name: string) => ({
  type: 'spec.cvlast.CVLExp.VariableExp',
  id: name.toLowerCase(),
  tag: { type: { type: '…CodeContract', name: { name } } },
});
const pair = (kind: string) => (l: unknown, r: unknown) => ({ type: `spec.cvlast.CVLExp.${kind}`, l, r });
const [equal, unlike] = [pair('RelopExp.EqExp'), pair('RelopExp.NeExp')];
const [and, or] = [pair('BinaryExp.LandExp'), pair('BinaryExp.LorExp')];
const not = (e: unknown) => ({ type: 'spec.cvlast.CVLExp.UnaryExp.LNotExp', e });

function rule(displayName: string, filterExp?: unknown, params: readonly string[] = ['f']) {
  return {
    ruleIdentifier: { displayName },
    params: params.map((id) => ({ id, Named_type: { name: 'method' } })),
    methodParamFilters: { methodParamToFilter: filterExp === undefined ? {} : { f: { filterExp } } },
  };
}

function methodsOf(filter?: unknown, scene: readonly [SceneContract, ...SceneContract[]] = [box, lid]) {
  return inventoryOf({ ast: { rules: [rule('r', filter)], instances }, scene })[0];
}

describe('the inventory of a specification', () => {
  it('has the methods that a filter lets through, under the names that the Prover gives them', () => {
    const changes = not(field('isView'));
    assert.deepEqual(methodsOf(changes)?.methods, [
      'Box.put(uint256)',
      'Box.take()',
      'Lid.<receiveOrFallback>()',
      'Lid.take()',
    ]);
    const ofBox = and(equal(field('contract'), contract('Box')), changes);
    assert.deepEqual(methodsOf(ofBox)?.methods, ['put(uint256)', 'take()']);
    assert.deepEqual(methodsOf(and(ofBox, unlike(field('selector'), number('0xa2'))))?.methods, ['put(uint256)']);
    assert.deepEqual(methodsOf(field('isPayable'))?.methods, ['Box.put(uint256)', 'Lid.<receiveOrFallback>()']);
    assert.deepEqual(methodsOf(equal(field('numberOfArguments'), number('1')))?.methods, ['put(uint256)']);
    const either = or(field('isFallback'), equal(field('contract'), number('ce4604a05')));
    assert.equal(methodsOf(either)?.methods?.length, 4);
    assert.equal(methodsOf()?.methods?.length, 5);
  });

  it('does not guess at a filter that it does not understand', () => {
    const odd = { type: 'spec.cvlast.CVLExp.ApplyExp.Definition' };
    for (const filter of [
      odd,
      and(field('isView'), odd),
      equal(field('gas'), number('1')),
      equal(contract('Pot'), f),
    ]) {
      const found = methodsOf(filter);
      assert.equal(found?.methods, null);
      assert.notEqual(found?.unclear, null);
    }
    const two = inventoryOf({ ast: { rules: [rule('r', undefined, ['f', 'g'])], instances }, scene: [box, lid] });
    assert.equal(two[0]?.methods, null);
    assert.notEqual(two[0]?.unclear, null);
  });

  it('has the parts of invariants as a tree', () => {
    const step = { ruleIdentifier: { displayName: 'step' }, rules: [rule('any', not(field('isView')))] };
    const base = { ruleIdentifier: { displayName: 'base' }, params: [{ id: 'e', Named_type: { name: 'env' } }] };
    const [found] = inventoryOf({
      ast: { rules: [{ ruleIdentifier: { displayName: 'inv' }, rules: [base, step] }], instances },
      scene: [box, lid],
    });
    assert.deepEqual(
      found?.parts.map(({ name, methods, parts }) => [name, methods, parts.map((part) => part.methods?.length)]),
      [
        ['base', null, []],
        ['step', null, [4]],
      ],
    );
  });

  it('is about the contracts that are known, and refuses a tree of another form', () => {
    assert.throws(() => methodsOf(undefined, [box]), RangeError);
    assert.throws(() => inventoryOf({ ast: { rules: [{}], instances }, scene: [box, lid] }));
    assert.throws(() => inventoryOf({ ast: [], scene: [box] }));
  });
});
