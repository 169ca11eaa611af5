/** Every engine that is here, over contracts of which the truth is known, through the real core. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { keptPage, measureConformance } from './command.ts';
import type { EngineScore } from './score.ts';
import { section, sectionsOf } from './table.ts';

const home = resolve(import.meta.dirname, '..', '..');

describe('live conformance', function () {
  this.timeout(600_000);
  let scores: readonly EngineScore[] = [];
  let exitCode: number | null = null;

  before(async () => {
    const answer = await measureConformance({ home }, {});
    scores = answer.found;
    exitCode = answer.exitCode;
    console.log(answer.text.replace(/^/gmu, '      '));
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

  it('finds that each engine that is asked is right about something', () => {
    for (const { engine, points } of asked()) assert.ok(points > 0, engine);
  });

  it('finds what docs/conformance.md says; `assay conformance --write` keeps it up', () => {
    const kept = sectionsOf(keptPage(home));
    for (const score of asked()) assert.equal(section(score), kept.get(score.engine), score.engine);
  });
});
