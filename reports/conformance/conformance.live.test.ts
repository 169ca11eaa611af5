/** Every engine that is here, over contracts of which the truth is known, through the real core. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { keptPage, measureConformance } from './command.ts';
import type { EngineScore } from './score.ts';
import { section, sectionsOf } from './table.ts';

const home = resolve(import.meta.dirname, '..', '..');

/** Whatever names a Prover of Certora's. */
const provers = ['CERTORAKEY', 'ASSAY_CERTORA_JAR', 'CERTORA'];

describe('live conformance', function () {
  this.timeout(600_000);
  let scores: readonly EngineScore[] = [];
  let exitCode: number | null = null;
  const kept = { ...process.env };

  before(async () => {
    // A test buys nothing: without them, Certora's specifications are type-checked only.
    for (const name of provers) delete process.env[name];
    const answer = await measureConformance({ home }, {});
    scores = answer.found;
    exitCode = answer.exitCode;
    console.log(answer.text.replace(/^/gmu, '      '));
  });

  after(() => {
    for (const name of provers) if (kept[name] !== undefined) process.env[name] = kept[name];
  });

  const asked = (): readonly EngineScore[] => scores.filter(({ notRun, marks }) => notRun === null && marks.length > 0);

  it('asks at least the engines that need nothing but this checkout', () => {
    const ids = asked().map(({ engine }) => engine);
    for (const id of ['forge', 'static']) assert.ok(ids.includes(id), id);
  });

  it('finds no wrong proof and no wrong alarm', () => {
    const wrong = scores.flatMap(({ engine, marks }) =>
      marks.filter(({ grade }) => grade === 'wrong').map(({ property, answer }) => `${engine}: ${property} ${answer}`),
    );
    assert.deepEqual(wrong, []);
    assert.equal(exitCode, 0);
  });

  it('finds that each engine that answers is right about something', () => {
    const pending = asked().filter(({ marks }) => marks.every(({ answer }) => answer === 'no answer: pending'));
    for (const { engine } of pending) assert.equal(engine, 'certora');
    for (const one of asked()) if (!pending.includes(one)) assert.ok(one.points > 0, one.engine);
  });

  it('finds what docs/conformance.md says; `assay conformance --write` keeps it up', () => {
    const kept = sectionsOf(keptPage(home));
    for (const score of asked()) assert.equal(section(score), kept.get(score.engine), score.engine);
  });
});
