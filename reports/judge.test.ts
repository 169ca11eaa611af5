import assert from 'node:assert/strict';
import { catalogueOf, digestOfProperty } from '../harness/catalogue.ts';
import type { Verdict } from '../tools/schema.ts';
import {
  allGood,
  anEngine,
  anObligation,
  aProperty,
  aReplay,
  asked,
  aWitness,
  holds,
  unknown,
  violated,
  withObligations,
  withVerdicts,
} from './__fixtures__/build.ts';
import { type JudgeInput, judge } from './judge.ts';
import { PropertyResult } from './schema.ts';

function only(input: JudgeInput): PropertyResult {
  const { results } = judge(input);
  assert.equal(results.length, 1);
  return PropertyResult.parse(results[0]);
}

function changeClaim(
  input: JudgeInput,
  change: (verdict: Verdict) => Verdict | Verdict[] | null,
  engine = 'halmos',
): JudgeInput {
  return withVerdicts(input, (one) => (one.role === 'claim' && one.engine === engine ? change(one) : one));
}

function changeProbe(input: JudgeInput, change: (verdict: Verdict) => Verdict | Verdict[] | null): JudgeInput {
  return withVerdicts(input, (one) => (one.role === 'claim' ? one : change(one)));
}

const good = allGood(aProperty());
const several = allGood(aProperty({ engines: ['halmos', 'forge'] }));

describe('judge: what is met', () => {
  it('is met by a proof with a refuted twin, and exits 0', () => {
    const result = only(good);
    assert.equal(result.outcome, 'met');
    assert.equal(result.strength, 'proved');
    assert.equal(result.sanity, 'ok');
    assert.equal(judge(good).exitCode, 0);
  });

  it('fills every cell of every engine the ledger knows', () => {
    const cells = only(good).engines;
    assert.deepEqual(
      cells.map((cell) => cell.engine),
      ['echidna', 'forge', 'halmos', 'smt', 'static'],
    );
    assert.equal(cells.filter((cell) => cell.standing === 'not-asked').length, 4);
  });

  it('takes the strongest required engine', () => {
    const result = only(several);
    assert.equal(result.strength, 'proved');
    assert.equal(result.standing, 'proved');
  });

  it('does not count the strength of an engine that is not required', () => {
    const property = aProperty({ engines: ['forge'] });
    const base = allGood(property);
    const extra = asked(property, 'halmos');
    const input = {
      ...base,
      manifest: { ...base.manifest, obligations: [...base.manifest.obligations, ...extra.obligations] },
      ledger: { ...base.ledger, verdicts: [...base.ledger.verdicts, ...extra.verdicts] },
    };
    assert.equal(only(input).outcome, 'short');
    assert.equal(only(input).strength, 'sampled');
  });

  it('needs no twin of bytecode rules, and no replay of their findings', () => {
    const input = allGood(aProperty({ engines: ['static'] }));
    assert.equal(only(input).sanity, 'not-needed');
    assert.equal(only(input).outcome, 'met');
    const bad = changeClaim(input, (one) => ({ ...one, claim: 'violated', strength: null }), 'static');
    assert.equal(only(bad).outcome, 'violated');
  });

  it('takes the least of several claims', () => {
    const property = aProperty();
    const a = asked(property, 'halmos', 'RISE');
    const b = asked(property, 'halmos', 'SaveVault');
    const base = allGood(property);
    const input: JudgeInput = {
      ...base,
      manifest: { ...base.manifest, obligations: [...a.obligations, ...b.obligations] },
      ledger: { ...base.ledger, verdicts: [...a.verdicts, ...b.verdicts] },
    };
    assert.equal(only(input).outcome, 'met');
    const weaker = withVerdicts(input, (one) =>
      one.obligation.endsWith('/RISE') ? { ...one, strength: 'bounded', bounds: ['loops cut at 2'] } : one,
    );
    assert.equal(only(weaker).strength, 'bounded');
    assert.equal(only(weaker).cause?.code, 'too-weak');
    assert.equal(judge(weaker).exitCode, 1);
  });
});

describe('judge: ceilings and bounds', () => {
  for (const [name, input] of [
    ['bounds of the engine', changeClaim(good, (one) => ({ ...one, bounds: ['loops cut at 2'] }))],
    ['bounds of the harness', withObligations(good, (one) => ({ ...one, bounds: ['three holders'] }))],
    ['the ceiling of the obligation', withObligations(good, (one) => ({ ...one, ceiling: 'bounded' }))],
    ['the ceiling of the engine', { ...good, ledger: { ...good.ledger, engines: [anEngine('halmos', 'bounded')] } }],
  ] as [string, JudgeInput][]) {
    it(`is capped by ${name}`, () => {
      const result = only(input);
      assert.equal(result.strength, 'bounded');
      assert.equal(result.outcome, 'short');
      assert.ok(result.bounds.length > 0);
    });
  }

  it('says so when limits were not recorded', () => {
    const input = changeClaim(good, (one) => ({ ...one, strength: 'bounded' }));
    assert.match(only(input).bounds.join(), /did not say/);
  });

  it('never lifts a sampled result', () => {
    const input = changeClaim(
      allGood(aProperty({ engines: ['forge'], wanted: 'bounded' })),
      (one) => ({ ...one, strength: 'proved', bounds: [] }),
      'forge',
    );
    assert.equal(only(input).strength, 'sampled');
    assert.equal(only(input).outcome, 'short');
  });
});

describe('judge: what is expected and not there', () => {
  for (const [name, input] of [
    ['a claim without verdict', changeClaim(good, () => null)],
    ['a twin without verdict', changeProbe(good, () => null)],
    ['a doubled verdict', changeClaim(good, (one) => [one, one])],
    ['a verdict of another revision', changeClaim(good, (one) => ({ ...one, rev: 2 }))],
    ['a verdict of another engine', changeClaim(good, (one) => ({ ...one, engine: 'forge' }))],
    ['a verdict of another role', changeProbe(good, (one) => ({ ...one, role: 'canary' }))],
    ['a verdict nobody expected', changeClaim(good, (one) => [one, { ...one, obligation: `${one.obligation}/extra` }])],
    ['holding without strength', changeClaim(good, (one) => ({ ...one, strength: null }))],
    ['holding with a counterexample', changeClaim(good, (one) => ({ ...one, witness: aWitness() }))],
    ['holding with a cause', changeClaim(good, (one) => ({ ...one, cause: { code: 'timeout', detail: '' } }))],
    ['unknown without cause', changeClaim(good, (one) => ({ ...one, claim: 'unknown', strength: null }))],
    ['an obligation of another revision', { ...good, properties: [aProperty({ rev: 2 })] }],
    [
      'an obligation expected twice',
      {
        ...good,
        manifest: { ...good.manifest, obligations: [...good.manifest.obligations, ...good.manifest.obligations] },
      },
    ],
    [
      'a twin of a stranger',
      withObligations(good, (one) => (one.role === 'twin' ? { ...one, of: ['OTHER/halmos/x'] } : one)),
    ],
    ['another manifest', { ...good, ledger: { ...good.ledger, manifest: 'b'.repeat(64) } }],
    ['an engine the ledger does not know', { ...good, ledger: { ...good.ledger, engines: [] } }],
    [
      'a property that said something else when its harnesses were made',
      {
        ...good,
        properties: [aProperty({ title: 'Something stronger' })],
        manifest: { ...good.manifest, catalogue: { ...catalogueOf([aProperty()]) } },
      },
    ],
    ['a required engine nobody asked', { ...good, properties: [aProperty({ engines: ['halmos', 'forge'] })] }],
    ['no required engine', { ...good, properties: [aProperty({ engines: [] })] }],
    ['an assumption nobody stated', { ...good, properties: [aProperty({ assumptions: ['A-NOWHERE'] })] }],
    ['a lemma that is no property', { ...good, properties: [aProperty({ lemmas: ['NO-SUCH-001'] })] }],
    ['a property defined twice', { ...good, properties: [aProperty(), aProperty()] }],
    ['no verdict at all', withVerdicts(good, () => null)],
    [
      'no obligation at all',
      withVerdicts(
        withObligations(good, () => null),
        () => null,
      ),
    ],
  ] as [string, JudgeInput][]) {
    it(`cannot judge: ${name}`, () => {
      const result = only(input);
      assert.equal(result.outcome, 'error');
      assert.equal(result.strength, null);
      assert.ok(result.cause && result.cause.detail !== '');
      assert.equal(judge(input).exitCode, 2);
    });
  }

  it('judges a property that says what it said when its harnesses were made', () => {
    const catalogue = { ...catalogueOf([aProperty(), aProperty({ id: 'RISE-STATE-001' })]) };
    assert.equal(only({ ...good, manifest: { ...good.manifest, catalogue } }).outcome, 'met');
    const { title, id, ...rest } = aProperty();
    assert.equal(digestOfProperty({ ...rest, id, title }), digestOfProperty(aProperty()));
  });

  it('cannot judge when nothing is selected, or a stranger is', () => {
    assert.equal(judge({ ...good, selected: [] }).exitCode, 2);
    assert.equal(judge({ ...good, selected: ['VAULT-TRANS-001', 'NO-SUCH-001'] }).exitCode, 2);
    assert.equal(judge({ ...good, properties: [] }).exitCode, 2);
  });

  it('cannot judge an engine recorded twice, or verdicts for strangers', () => {
    const twice = {
      ...good,
      ledger: { ...good.ledger, engines: [...good.ledger.engines, anEngine('halmos', 'sampled')] },
    };
    assert.equal(judge(twice).exitCode, 2);
    assert.equal(only(twice).strength, 'sampled');
    const stray = changeClaim(good, (one) => [one, { ...one, obligation: 'X/halmos/a', property: 'X' }]);
    assert.equal(only(stray).outcome, 'met');
    assert.equal(judge(stray).exitCode, 2);
  });

  it('lets a refutation from a stale ledger be an error, not a finding', () => {
    const bad = changeClaim(good, (one) =>
      violated(anObligation(aProperty(), 'halmos', 'main'), aReplay('confirmed'), one.witness),
    );
    assert.equal(only(bad).outcome, 'violated');
    assert.equal(only({ ...bad, ledger: { ...bad.ledger, manifest: 'x' } }).outcome, 'error');
  });
});

describe('judge: no answer', () => {
  for (const code of [
    'timeout',
    'memory',
    'stuck',
    'revert-all',
    'bound-hit',
    'pending',
    'interrupted',
    'cut-short',
    'decided',
  ] as const) {
    it(`${code} is short`, () => {
      const result = only(changeClaim(good, () => unknown(anObligation(aProperty(), 'halmos', 'main'), code)));
      assert.equal(result.outcome, 'short');
      assert.equal(result.cause?.code, code);
    });
  }
  for (const code of ['tool-error', 'tool-missing', 'unparsable', 'missing'] as const) {
    it(`${code} is an error of a required engine and silence of another`, () => {
      const input = changeClaim(
        several,
        () => unknown(anObligation(aProperty(), 'forge', 'main'), code, 'not-run'),
        'forge',
      );
      assert.equal(only(input).outcome, 'error');
      const optional = { ...input, properties: [aProperty()] };
      assert.equal(only(optional).outcome, 'met');
      assert.equal(only(optional).engines.find((cell) => cell.engine === 'forge')?.standing, 'error');
    });
  }

  it('what a race ended leaves a refuted property refuted', () => {
    const refuted = changeClaim(several, (one) =>
      violated(anObligation(aProperty(), 'halmos', 'main'), aReplay('confirmed'), one.witness),
    );
    const raced = changeClaim(
      refuted,
      () => unknown(anObligation(aProperty(), 'forge', 'main'), 'decided', 'not-run'),
      'forge',
    );
    assert.equal(only(raced).outcome, 'violated');
    assert.equal(only(raced).strength, null);
  });

  it('a required engine that does not hold makes it short, however strong the others', () => {
    const input = changeClaim(several, () => unknown(anObligation(aProperty(), 'forge', 'main'), 'cut-short'), 'forge');
    assert.equal(only(input).outcome, 'short');
    assert.equal(only(input).strength, null);
  });

  it('a bounded claim with a twin and nothing else stays what the harness says', () => {
    const claim = anObligation(aProperty(), 'halmos', 'main');
    assert.equal(only(changeClaim(good, () => holds(claim))).outcome, 'met');
  });
});
