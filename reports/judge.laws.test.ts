/** Laws that hold for any ledger: less evidence, or worse, is never better news. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Obligation } from '../harness/schema.ts';
import { type Property, type Strength, strengths } from '../properties/schema.ts';
import type { Verdict } from '../tools/schema.ts';
import {
  aLedger,
  aManifest,
  anAssumption,
  anObligation,
  aProperty,
  aReplay,
  aWitness,
  holds,
  probeOf,
  unknown,
  violated,
} from './__fixtures__/build.ts';
import { type JudgeInput, judge } from './judge.ts';
import type { Outcome } from './schema.ts';

const engineIds = ['halmos', 'forge', 'smt', 'static'] as const;
const strength = fc.constantFrom(...strengths);

function property(at: number): fc.Arbitrary<Property> {
  return fc
    .record({
      wanted: strength,
      engines: fc.uniqueArray(fc.constantFrom(...engineIds), { minLength: 1, maxLength: 3 }),
      lemmas: fc.subarray(at === 0 ? [] : Array.from({ length: at }, (_, index) => `P-LAW-00${index}`)),
    })
    .map((over) => aProperty({ ...over, id: `P-LAW-00${at}` }));
}

function verdict(one: Obligation): fc.Arbitrary<Verdict> {
  const replay = fc.constantFrom(aReplay('confirmed'), aReplay('mismatch'), aReplay('skipped'), null);
  const refuted = fc
    .record({ replay, origin: fc.constantFrom('genesis' as const, 'state' as const) })
    .map(({ replay: how, origin }) => violated(one, how, aWitness({ origin })));
  const open = fc
    .constantFrom(
      'timeout' as const,
      'tool-error' as const,
      'tool-missing' as const,
      'replay-mismatch' as const,
      'missing' as const,
    )
    .map((code) => unknown(one, code));
  const held = fc
    .record({ claimed: strength, bounds: fc.constantFrom<string[]>([], [], ['loops cut at 2']) })
    .map(({ claimed, bounds }) => holds(one, { strength: claimed, bounds }));
  const good = one.role === 'claim' ? held : refuted;
  return fc.oneof(
    { weight: 6, arbitrary: good },
    { weight: 1, arbitrary: refuted },
    { weight: 1, arbitrary: held },
    { weight: 1, arbitrary: open },
  );
}

function obligationsOf(one: Property): fc.Arbitrary<Obligation[]> {
  const parts = engineIds.flatMap((engine) => ['a', 'b'].map((part) => anObligation(one, engine, part)));
  const chosen = fc.subarray(
    parts.filter((part) => one.engines.includes(part.engine) || part.engine === 'forge'),
    { minLength: 1 },
  );
  return fc
    .tuple(chosen, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([claims, dice]) =>
      claims.flatMap((claim) =>
        dice < 0.1 ? [claim] : [claim, probeOf(claim, claim.engine === 'forge' ? 'canary' : 'twin')],
      ),
    );
}

const scene: fc.Arbitrary<JudgeInput> = fc.tuple(property(0), property(1), property(2)).chain((properties) =>
  fc.tuple(...properties.map(obligationsOf)).chain((lists) => {
    const obligations = lists.flat();
    return fc.tuple(...obligations.map(verdict)).map((verdicts) => ({
      properties,
      assumptions: [anAssumption()],
      manifest: aManifest(obligations),
      ledger: aLedger(verdicts),
    }));
  }),
);

const goodness: Record<Outcome, number> = { met: 2, short: 1, violated: 0, conflict: 0, error: 0 };

function outcomes(input: JudgeInput): Map<string, number> {
  return new Map(judge(input).results.map((one) => [one.id, goodness[one.outcome]]));
}

function neverBetter(before: JudgeInput, after: JudgeInput): void {
  const old = outcomes(before);
  for (const [id, value] of outcomes(after)) assert.ok(value <= (old.get(id) ?? 0), `${id} improved`);
  if (judge(before).exitCode !== 0) assert.notEqual(judge(after).exitCode, 0);
}

function put(input: JudgeInput, verdicts: Verdict[]): JudgeInput {
  return { ...input, ledger: { ...input.ledger, verdicts } };
}

const withIndex = scene.chain((input) =>
  fc.tuple(fc.constant(input), fc.nat({ max: input.ledger.verdicts.length - 1 })),
);

describe('judge: laws', () => {
  it('removing any verdict never improves an outcome', () => {
    fc.assert(
      fc.property(withIndex, ([input, at]) => {
        neverBetter(
          input,
          put(
            input,
            input.ledger.verdicts.filter((_, index) => index !== at),
          ),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('adding any verdict never improves an outcome', () => {
    fc.assert(
      fc.property(withIndex, fc.nat(2), ([input, at], how) => {
        const one = input.ledger.verdicts[at];
        assert.ok(one);
        const extra = [
          one,
          unknown({ ...anObligation(aProperty(), 'halmos', 'x'), property: one.property }),
          { ...one, obligation: `${one.obligation}/more` },
        ][how];
        assert.ok(extra);
        neverBetter(input, put(input, [...input.ledger.verdicts, extra]));
      }),
      { numRuns: 400 },
    );
  });

  it('a claim that turns from holding to no answer, or to violated, never improves an outcome', () => {
    fc.assert(
      fc.property(withIndex, fc.constantFrom('unknown', 'missing', 'unconfirmed', 'confirmed'), ([input, at], how) => {
        const verdicts = input.ledger.verdicts.map((one, index) => {
          if (index !== at || one.role !== 'claim' || one.claim !== 'holds') return one;
          const obligation = input.manifest.obligations.find((each) => each.id === one.obligation);
          assert.ok(obligation);
          if (how === 'unknown') return unknown(obligation);
          if (how === 'missing') return unknown(obligation, 'missing');
          return violated(obligation, aReplay(how === 'confirmed' ? 'confirmed' : 'mismatch'));
        });
        neverBetter(input, put(input, verdicts));
      }),
      { numRuns: 400 },
    );
  });

  it('a probe that is no longer refuted never improves an outcome', () => {
    fc.assert(
      fc.property(withIndex, fc.boolean(), ([input, at], open) => {
        const verdicts = input.ledger.verdicts.map((one, index) => {
          if (index !== at || one.role === 'claim' || one.claim !== 'violated') return one;
          const obligation = input.manifest.obligations.find((each) => each.id === one.obligation);
          assert.ok(obligation);
          return open ? unknown(obligation) : holds(obligation);
        });
        neverBetter(input, put(input, verdicts));
      }),
      { numRuns: 400 },
    );
  });

  it('the order of verdicts, obligations and properties does not matter', () => {
    fc.assert(
      fc.property(scene, fc.infiniteStream(fc.nat()), (input, stream) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          [...items]
            .map((item) => ({ item, key: stream.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const other: JudgeInput = {
          ...input,
          properties: shuffled(input.properties),
          manifest: { ...input.manifest, obligations: shuffled(input.manifest.obligations) },
          ledger: {
            ...input.ledger,
            verdicts: shuffled(input.ledger.verdicts),
            engines: shuffled(input.ledger.engines),
          },
        };
        assert.deepEqual(judge(other), judge(input));
      }),
      { numRuns: 200 },
    );
  });

  it('nothing is met without holding, sane, strong enough claims of every required engine', () => {
    let met = 0;
    fc.assert(
      fc.property(scene, (input) => {
        for (const result of judge(input).results) {
          const source = input.properties.find((one) => one.id === result.id);
          assert.ok(source);
          if (result.outcome !== 'met') continue;
          met += 1;
          assert.equal(result.claim, 'holds');
          assert.ok(result.strength !== null && rank(result.strength) >= rank(source.wanted));
          for (const engine of source.engines) {
            const verdicts = input.ledger.verdicts.filter((one) => one.property === result.id && one.engine === engine);
            const claims = verdicts.filter((one) => one.role === 'claim');
            assert.ok(claims.length > 0 && claims.every((one) => one.claim === 'holds'));
            if (engine === 'static') continue;
            const probes = verdicts.filter((one) => one.role !== 'claim');
            assert.ok(
              probes.length > 0 && probes.every((one) => one.claim === 'violated' && one.replay?.result !== 'mismatch'),
            );
          }
          const own = input.ledger.verdicts.filter((one) => one.property === result.id && one.role === 'claim');
          assert.ok(own.every((one) => one.claim !== 'violated'));
          if (result.strength === 'proved') {
            assert.ok(
              source.engines.some((engine) =>
                own
                  .filter((one) => one.engine === engine)
                  .every((one) => one.strength === 'proved' && one.bounds.length === 0),
              ),
            );
          }
        }
      }),
      { numRuns: 600 },
    );
    assert.ok(met > 20, `only ${met} scenes had anything to check`);
  });
});

function rank(one: Strength): number {
  return strengths.indexOf(one);
}
