/** Every engine over all that was recorded of it: what it answers, and that it never answers more than it may. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type Strength, strengths } from '../../properties/schema.ts';
import { contradictionOf, settle } from '../run/settle.ts';
import { loadRecorded } from './load-recorded.ts';
import { type Recorded, summary } from './recorded.ts';
import { engines } from './registry.ts';
import type { Engine, Judged } from './types.ts';

const rank = (strength: Strength): number => strengths.indexOf(strength);

/** As the core takes it. */
function settled(engine: Engine, { obligations, run }: Recorded, answers: readonly Judged[]): readonly Judged[] {
  return settle(engine, obligations, { answers }, { run, startError: null, overflow: null });
}

function assertRefused(engine: Engine, one: Recorded, strength: Strength): void {
  const forged = one.obligations.map(({ id }): Judged => {
    const bounds = strength === 'proved' ? [] : ['forged'];
    return { obligation: id, claim: 'holds', strength, bounds, cause: null, counterexample: null, effort: {} };
  });
  for (const answer of settled(engine, one, forged)) {
    assert.deepEqual([answer.claim, answer.strength], ['unknown', null], `${one.name}: ${strength}`);
    assert.notEqual(answer.cause, null);
  }
}

const byEngine = await loadRecorded();

describe('what adapters recorded', () => {
  it('is there for every folder of tools/engines', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual([...byEngine.keys()].sort(), folders.map(({ name }) => name).sort());
  });

  for (const engine of engines) {
    describe(engine.id, () => {
      const recorded = byEngine.get(engine.id) ?? [];

      it('has an answer of some kind, and a run without one, each under its own name', () => {
        const said = recorded.flatMap(({ expected }) => expected);
        assert.ok(said.some((one) => !one.startsWith('unknown')));
        assert.ok(said.some((one) => one.startsWith('unknown')));
        assert.equal(new Set(recorded.map(({ name }) => name)).size, recorded.length);
      });

      it('is read as expected, one answer for each obligation', () => {
        for (const { name, obligations, run, expected } of recorded) {
          const answers = engine.parse(run, obligations);
          assert.deepEqual(
            answers.map(({ obligation }) => obligation),
            obligations.map(({ id }) => id),
            name,
          );
          assert.deepEqual(answers.map(summary), expected, name);
        }
      });

      it(`is never stronger than ${engine.ceiling}, and contradicts nothing that the core knows`, () => {
        for (const { name, obligations, run } of recorded) {
          for (const answer of engine.parse(run, obligations)) {
            assert.equal(contradictionOf(engine, answer), null, name);
            if (answer.strength !== null) assert.ok(rank(answer.strength) <= rank(engine.ceiling), name);
          }
        }
      });

      it('goes through the core without becoming stronger', () => {
        for (const one of recorded) {
          const before = engine.parse(one.run, one.obligations);
          for (const [index, after] of settled(engine, one, before).entries()) {
            const strength = before[index]?.strength ?? null;
            if (after.strength !== null)
              assert.ok(strength !== null && rank(after.strength) <= rank(strength), one.name);
            if (after.claim === 'violated') assert.equal(before[index]?.claim, 'violated', one.name);
          }
        }
      });

      it('is refused by the core beyond the ceiling, whatever the run', () => {
        for (const ceiling of strengths.filter((one) => rank(one) <= rank(engine.ceiling))) {
          for (const beyond of strengths.filter((one) => rank(one) > rank(ceiling)))
            for (const one of recorded) assertRefused({ ...engine, ceiling }, one, beyond);
        }
      });

      it('is lowered by the core to what its harness can show', () => {
        for (const ceiling of strengths) {
          for (const one of recorded) {
            const lower = { ...one, obligations: one.obligations.map((each) => ({ ...each, ceiling })) };
            for (const { strength } of settled(engine, lower, engine.parse(one.run, one.obligations)))
              assert.ok(strength === null || rank(strength) <= rank(ceiling), one.name);
          }
        }
      });
    });
  }
});
