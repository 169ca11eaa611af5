import assert from 'node:assert/strict';
import type { Replay, Verdict } from '../tools/schema.ts';
import {
  allGood,
  anEngine,
  anObligation,
  aProperty,
  aReplay,
  asked,
  aWitness,
  holds,
  probeOf,
  unknown,
  violated,
  withObligations,
  withVerdicts,
} from './__fixtures__/build.ts';
import { type JudgeInput, judge } from './judge.ts';
import type { PropertyResult } from './schema.ts';

const property = aProperty();
const claim = anObligation(property, 'halmos', 'main');
const good = allGood(property);

function only(input: JudgeInput): PropertyResult {
  const [result] = judge(input).results;
  assert.ok(result);
  return result;
}

function claimed(input: JudgeInput, verdict: Verdict): JudgeInput {
  return withVerdicts(input, (one) => (one.obligation === verdict.obligation ? verdict : one));
}

function twinned(
  change: (verdict: Verdict) => Verdict,
  role: 'twin' | 'canary' = 'twin',
  input = good,
): PropertyResult {
  return only(withVerdicts(input, (one) => (one.role === role ? change(one) : one)));
}

describe('judge: counterexamples', () => {
  it('is violated when a run from deployment is confirmed', () => {
    const input = claimed(good, violated(claim, aReplay('confirmed')));
    const result = only(input);
    assert.equal(result.outcome, 'violated');
    assert.equal(result.confirmed, true);
    assert.equal(result.counterexample, 'confirmed-from-deployment');
    assert.equal(judge(input).exitCode, 1);
  });

  it('keeps apart a violation confirmed in a state that may be unreachable', () => {
    const result = only(claimed(good, violated(claim, aReplay('confirmed'), aWitness({ origin: 'state' }))));
    assert.equal(result.outcome, 'violated');
    assert.equal(result.counterexample, 'confirmed-in-state');
  });

  for (const replay of [aReplay('mismatch'), aReplay('skipped'), null] as (Replay | null)[]) {
    it(`is short and flagged when the replay is ${replay?.result ?? 'absent'}`, () => {
      const input = claimed(good, violated(claim, replay));
      const result = only(input);
      assert.equal(result.outcome, 'short');
      assert.equal(result.confirmed, false);
      assert.equal(result.counterexample, 'unconfirmed');
      assert.equal(result.cause?.code, 'replay-mismatch');
      assert.equal(judge(input).exitCode, 1);
    });
  }

  it('flags a verdict that was withdrawn because its replay did not agree', () => {
    const result = only(claimed(good, unknown(claim, 'replay-mismatch')));
    assert.equal(result.outcome, 'short');
    assert.equal(result.counterexample, 'unconfirmed');
  });

  for (const origin of ['genesis', 'state'] as const) {
    it(`is a conflict when another engine says proved (${origin})`, () => {
      const both = allGood(aProperty({ engines: ['halmos', 'forge'] }));
      const forge = anObligation(property, 'forge', 'main');
      const input = claimed(both, violated(forge, aReplay('confirmed'), aWitness({ origin })));
      assert.equal(only(input).outcome, 'conflict');
      assert.equal(only(input).standing, 'conflict');
      assert.equal(judge(input).exitCode, 1);
    });
  }

  it('is no conflict when the other engine is only bounded', () => {
    const both = withObligations(allGood(aProperty({ engines: ['halmos', 'forge'] })), (one) => ({
      ...one,
      ceiling: one.engine === 'halmos' ? 'bounded' : one.ceiling,
    }));
    const forge = anObligation(property, 'forge', 'main');
    assert.equal(only(claimed(both, violated(forge, aReplay('confirmed')))).outcome, 'violated');
  });

  it('is violated by an engine that is not required', () => {
    const extra = asked(property, 'forge');
    const forge = anObligation(property, 'forge', 'main');
    const input = claimed(
      {
        ...good,
        manifest: { ...good.manifest, obligations: [...good.manifest.obligations, ...extra.obligations] },
        ledger: { ...good.ledger, verdicts: [...good.ledger.verdicts, ...extra.verdicts] },
      },
      violated(forge, aReplay('confirmed')),
    );
    assert.equal(only(input).outcome, 'conflict');
    assert.equal(only(claimed(input, violated(forge, aReplay('mismatch')))).outcome, 'short');
  });

  it('a confirmed violation wins over errors elsewhere, an error over short', () => {
    const other = aProperty({ id: 'VAULT-TRANS-002' });
    const third = aProperty({ id: 'VAULT-TRANS-003' });
    const base = allGood(property, other, third);
    const missing = withVerdicts(base, (one) => (one.property === other.id ? null : one));
    assert.equal(judge(claimed(missing, violated(claim, aReplay('confirmed')))).exitCode, 1);
    assert.equal(judge(claimed(missing, unknown(claim))).exitCode, 2);
    assert.equal(judge(claimed(base, unknown(claim))).exitCode, 1);
  });
});

describe('judge: sanity', () => {
  it('is insane when the twin holds', () => {
    const result = twinned((one) => holds(probeOf(claim, 'twin'), { run: one.run }));
    assert.equal(result.outcome, 'error');
    assert.equal(result.standing, 'insane');
    assert.equal(result.sanity, 'vacuous');
    assert.equal(result.strength, null);
    assert.equal(result.cause?.code, 'vacuous');
  });

  it('stays insane when the claim itself has no answer', () => {
    const insane = withVerdicts(good, (one) => (one.role === 'twin' ? holds(probeOf(claim, 'twin')) : unknown(claim)));
    assert.equal(only(insane).outcome, 'error');
  });

  for (const code of ['timeout', 'tool-error', 'missing'] as const) {
    it(`does not exclude vacuity when the twin says ${code}`, () => {
      const result = twinned(() => unknown(probeOf(claim, 'twin'), code));
      assert.equal(result.outcome, 'short');
      assert.equal(result.sanity, 'not-checked');
      assert.equal(result.strength, null);
      assert.match(result.cause?.detail ?? '', /vacuity is not excluded/);
    });
  }

  it('does not exclude vacuity when the replay of the twin disagrees', () => {
    assert.equal(twinned((one) => ({ ...one, replay: aReplay('mismatch') })).outcome, 'short');
    assert.equal(twinned((one) => ({ ...one, replay: aReplay('confirmed') })).outcome, 'met');
  });

  it('does not exclude vacuity when no replay of the twin was made, unless it was made elsewhere', () => {
    for (const replay of [null, aReplay('skipped')]) {
      const result = twinned((one) => ({ ...one, replay }));
      assert.deepEqual([result.outcome, result.sanity], ['short', 'not-checked']);
      assert.match(result.cause?.detail ?? '', /no replay agrees/u);
    }
    const elsewhere = (replay: Replay | null) =>
      twinned((one) => ({ ...one, replay, run: { ...one.run, from: 'assay.proofs' } })).outcome;
    assert.deepEqual([aReplay('skipped'), null, aReplay('mismatch')].map(elsewhere), ['met', 'short', 'short']);
  });

  it('takes the word of an engine whose counterexamples cannot be run', () => {
    const certified = allGood(aProperty({ engines: ['certora'] }));
    const input = withVerdicts(certified, (one) =>
      one.role === 'twin' ? { ...one, replay: aReplay('skipped') } : one,
    );
    const engines = [...input.ledger.engines, anEngine('certora', 'proved')];
    assert.equal(only({ ...input, ledger: { ...input.ledger, engines } }).outcome, 'met');
  });

  it('does not exclude vacuity when there is no twin', () => {
    const without = withObligations(
      withVerdicts(good, (one) => (one.role === 'twin' ? null : one)),
      (one) => (one.role === 'twin' ? null : one),
    );
    assert.equal(only(without).outcome, 'short');
    assert.equal(only(without).sanity, 'not-checked');
  });

  it('does not take a canary for a twin', () => {
    const canary = probeOf(claim, 'canary');
    const input = withVerdicts(
      withObligations(good, (one) => (one.role === 'twin' ? canary : one)),
      (one) => (one.role === 'twin' ? violated(canary, aReplay('confirmed')) : one),
    );
    assert.equal(only(input).outcome, 'short');
  });

  it('needs every twin that speaks for the claim', () => {
    const second = { ...probeOf(claim, 'twin'), id: `${claim.id}+twin2` };
    const input = { ...good, manifest: { ...good.manifest, obligations: [...good.manifest.obligations, second] } };
    const plus = (verdict: Verdict) => ({
      ...input,
      ledger: { ...input.ledger, verdicts: [...input.ledger.verdicts, verdict] },
    });
    assert.equal(only(plus(violated(second, aReplay('confirmed')))).outcome, 'met');
    assert.equal(only(plus(unknown(second))).outcome, 'short');
    assert.equal(only(plus(holds(second))).outcome, 'error');
  });

  const fuzzed = allGood(aProperty({ engines: ['forge'], wanted: 'sampled' }));
  it('a campaign that finds its canary is worth something', () => {
    assert.equal(only(fuzzed).outcome, 'met');
    assert.equal(only(fuzzed).sanity, 'ok');
  });

  it('a campaign that misses its canary never reached anything', () => {
    const canary = probeOf(anObligation(property, 'forge', 'main'), 'canary');
    const result = twinned(() => holds(canary), 'canary', fuzzed);
    assert.equal(result.outcome, 'error');
    assert.equal(result.sanity, 'never-reached');
    assert.equal(twinned(() => unknown(canary), 'canary', fuzzed).outcome, 'short');
  });

  it('a campaign without canary is not checked', () => {
    const without = withObligations(
      withVerdicts(fuzzed, (one) => (one.role === 'canary' ? null : one)),
      (one) => (one.role === 'canary' ? null : one),
    );
    assert.equal(only(without).outcome, 'short');
  });
});
