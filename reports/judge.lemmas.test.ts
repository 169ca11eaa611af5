import assert from 'node:assert/strict';
import type { Property } from '../properties/schema.ts';
import { allGood, anObligation, aProperty, aReplay, unknown, violated, withVerdicts } from './__fixtures__/build.ts';
import { cycleThrough } from './judge/lemmas.ts';
import { type JudgeInput, judge } from './judge.ts';
import type { PropertyResult } from './schema.ts';

const id = (letter: string): string => `RISE-STATE-00${letter}`;
const make = (letter: string, lemmas: string[] = [], over: Partial<Property> = {}): Property =>
  aProperty({ id: id(letter), lemmas: lemmas.map(id), ...over });

function of(input: JudgeInput, letter: string): PropertyResult {
  const result = judge(input).results.find((one) => one.id === id(letter));
  assert.ok(result);
  return result;
}

function replace(input: JudgeInput, property: Property, kind: 'unknown' | 'violated' | 'bounded'): JudgeInput {
  const claim = anObligation(property, 'halmos', 'main');
  return withVerdicts(input, (one) => {
    if (one.obligation !== claim.id) return one;
    if (kind === 'bounded') return { ...one, strength: 'bounded', bounds: ['loops cut at 2'] };
    return kind === 'unknown' ? unknown(claim) : violated(claim, aReplay('confirmed'));
  });
}

describe('judge: what a proof rests on', () => {
  const base = make('1');
  const middle = make('2', ['1']);
  const top = make('3', ['2']);
  const good = allGood(top, middle, base);

  it('lets proofs on proved lemmas be proved', () => {
    assert.equal(of(good, '3').outcome, 'met');
    assert.equal(judge(good).exitCode, 0);
  });

  it('caps everything above a lemma that is not met', () => {
    const input = replace(good, base, 'unknown');
    assert.equal(of(input, '2').strength, 'bounded');
    assert.equal(of(input, '2').outcome, 'short');
    assert.deepEqual(of(input, '2').bounds, [`rests on ${id('1')}, which is not met (unknown)`]);
    assert.equal(of(input, '3').strength, 'bounded');
    assert.equal(of(input, '3').engines.find((cell) => cell.engine === 'halmos')?.strength, 'bounded');
  });

  it('caps at bounded a proof on a lemma that is met with less than a proof', () => {
    const modest = make('1', [], { wanted: 'bounded' });
    const input = replace(allGood(top, middle, modest), modest, 'bounded');
    assert.equal(of(input, '1').outcome, 'met');
    assert.equal(of(input, '2').strength, 'bounded');
    assert.match(of(input, '2').bounds.join(), /which is bounded/);
  });

  it('lets a dependent that wants only bounded be met, and says on what', () => {
    const modest = make('2', ['1'], { wanted: 'bounded' });
    const input = replace(allGood(modest, base), base, 'unknown');
    assert.equal(of(input, '2').outcome, 'met');
    assert.match(of(input, '2').bounds.join(), /not met/);
  });

  it('leaves nothing standing on a violated lemma, however far down', () => {
    for (const wanted of ['proved', 'bounded', 'sampled'] as const) {
      const input = replace(
        allGood(make('3', ['2'], { wanted }), make('2', ['1'], { wanted }), base),
        base,
        'violated',
      );
      for (const letter of ['2', '3']) {
        assert.equal(of(input, letter).outcome, 'short');
        assert.equal(of(input, letter).strength, null);
        assert.equal(of(input, letter).cause?.code, 'lemma-violated');
      }
    }
  });

  it('leaves nothing standing on a lemma with a counterexample that is not explained', () => {
    for (const replay of [aReplay('mismatch'), aReplay('skipped')]) {
      const modest = make('2', ['1'], { wanted: 'bounded' });
      const claim = anObligation(base, 'halmos', 'main');
      const input = withVerdicts(allGood(modest, base), (one) =>
        one.obligation === claim.id ? violated(claim, replay) : one,
      );
      assert.equal(of(input, '1').standing, 'unconfirmed');
      assert.deepEqual([of(input, '2').outcome, of(input, '2').cause?.code], ['short', 'lemma-not-judged']);
      assert.match(of(input, '2').cause?.detail ?? '', /counterexample that is not explained/u);
    }
  });

  it('weighs a lemma that could not be judged like a violated one', () => {
    const modest = make('2', ['1'], { wanted: 'bounded' });
    const input = withVerdicts(allGood(modest, base), (one) => (one.property === base.id ? null : one));
    assert.equal(of(input, '2').outcome, 'short');
    assert.equal(of(input, '2').cause?.code, 'lemma-not-judged');
  });

  it('keeps a refutation that rests on a violated lemma', () => {
    assert.equal(of(replace(replace(good, base, 'violated'), middle, 'violated'), '2').outcome, 'violated');
  });

  it('counts a property cited by a given as a lemma', () => {
    const check = { ...base.check, given: [{ expr: 'x < y', reason: { provedIn: id('1') } }] } as Property['check'];
    const input = replace(allGood(make('2', [], { check }), base), base, 'unknown');
    assert.deepEqual(of(input, '2').lemmas, [id('1')]);
    assert.equal(of(input, '2').strength, 'bounded');
  });

  it('takes a given that cites its own property as the induction hypothesis', () => {
    const check = { ...base.check, given: [{ expr: 'x < y', reason: { provedIn: id('2') } }] } as Property['check'];
    assert.equal(of(allGood(make('2', [], { check })), '2').outcome, 'met');
  });

  it('judges lemmas that are not selected', () => {
    const input = { ...replace(good, base, 'violated'), selected: [id('3')] };
    assert.equal(judge(input).results.length, 1);
    assert.equal(of(input, '3').outcome, 'short');
  });

  it('names a cycle, the same from every member', () => {
    const input = allGood(make('1', ['3']), make('2', ['1']), make('3', ['2']), make('4', ['1']));
    for (const letter of ['1', '2', '3']) {
      assert.equal(of(input, letter).outcome, 'error');
      assert.match(
        of(input, letter).cause?.detail ?? '',
        new RegExp(`cycle: ${id('1')} → ${id('3')} → ${id('2')} → ${id('1')}`),
      );
    }
    assert.equal(of(input, '4').cause?.code, 'lemma-not-judged');
    assert.equal(judge(input).exitCode, 2);
  });

  it('finds a property that names itself', () => {
    assert.deepEqual(cycleThrough('A', new Map([['A', ['A']]])), ['A', 'A']);
    assert.equal(of(allGood(make('1', ['1'])), '1').outcome, 'error');
  });
});
