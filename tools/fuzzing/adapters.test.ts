/** Every adapter over damaged outputs: it never throws, never leaves one out, and never says more than of the whole. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { loadRecorded } from '../engines/load-recorded.ts';
import type { Recorded } from '../engines/recorded.ts';
import { engines } from '../engines/registry.ts';
import type { Engine, FinishedRun, Judged } from '../engines/types.ts';
import { contradictionOf, JudgedShape, settle } from '../run/settle.ts';
import { isStructural, type Mutation, mutated, mutations } from './mutate.ts';
import { strengthened } from './order.ts';
import { cut, doubleLines, dropLines, moveLines, slotsOf, textOf, withText } from './texts.ts';

const seed = 20_250_701;
const runsOfEach = 4000;
const least = 10_000;
/** Cuts of one text are spread so that there are no more than this many. */
const mostCuts = 300;

const byEngine = await loadRecorded();
let cases = 0;

interface Subject {
  readonly engine: Engine;
  readonly recorded: Recorded;
  readonly before: readonly Judged[];
  /** Texts of runs about other obligations. */
  readonly donors: readonly string[];
}

function subjectsOf(engine: Engine): readonly Subject[] {
  return (byEngine.get(engine.id) ?? []).map((recorded) => ({
    engine,
    recorded,
    before: engine.parse(recorded.run, recorded.obligations),
    donors: donorsOf(recorded),
  }));
}

function donorsOf({ obligations }: Recorded): readonly string[] {
  const own = new Set(obligations.map(({ entry }) => JSON.stringify(entry)));
  return [...byEngine.values()]
    .flat()
    .filter((one) => one.obligations.every(({ entry }) => !own.has(JSON.stringify(entry))))
    .flatMap(({ run }) => slotsOf(run).map((slot) => textOf(run, slot)))
    .filter((text) => text !== '');
}

function settled(engine: Engine, { obligations }: Recorded, run: FinishedRun, answers: readonly Judged[]) {
  return settle(engine, obligations, { answers }, { run, startError: null, overflow: null });
}

function check({ engine, recorded, before }: Subject, run: FinishedRun, exact: boolean): void {
  cases += 1;
  const answers = engine.parse(run, recorded.obligations);
  assert.deepEqual(
    answers.map(({ obligation }) => obligation),
    recorded.obligations.map(({ id }) => id),
  );
  const shaped = z.array(JudgedShape).safeParse(answers);
  assert.ok(shaped.success, 'not in the form that the core takes');
  for (const [index, after] of answers.entries()) {
    const whole = before[index] as Judged;
    assert.equal(contradictionOf(engine, after), null);
    assert.equal(strengthened(whole, after, exact), null, `${recorded.name}: ${after.obligation}`);
  }
  for (const [index, after] of settled(engine, recorded, run, answers).entries()) {
    const whole = settled(engine, recorded, recorded.run, before)[index] as Judged;
    assert.equal(strengthened(whole, after, false), null, `${recorded.name}: ${after.obligation}, settled`);
  }
}

/** One line lost, doubled or moved by one, and one text cut, at every place. */
function* oneByOne(run: FinishedRun): Iterable<FinishedRun> {
  for (const slot of slotsOf(run)) {
    const text = textOf(run, slot);
    const size = Buffer.byteLength(text);
    for (let at = 0; at < size; at += Math.max(1, Math.ceil(size / mostCuts))) yield withText(run, slot, cut(text, at));
    yield withText(run, slot, null);
    for (const at of text.split('\n').keys()) {
      yield withText(run, slot, dropLines(text, { from: at, count: 1, to: 0 }));
      yield withText(run, slot, doubleLines(text, { from: at, count: 1, to: at }));
      yield withText(run, slot, moveLines(text, { from: at, count: 1, to: at + 1 }));
    }
  }
}

describe('adapters over damaged outputs', function () {
  this.timeout(120_000);

  for (const engine of engines) {
    const subjects = subjectsOf(engine);

    it(`${engine.id}: every line lost, doubled or moved, and every text cut`, () => {
      for (const subject of subjects) for (const run of oneByOne(subject.recorded.run)) check(subject, run, true);
    });

    it(`${engine.id}: up to three damages of any kind`, () => {
      const names = subjects.map(({ recorded }) => recorded.name);
      const property = fc.property(fc.constantFrom(...names), mutations, (name, damages) => {
        const subject = subjects[names.indexOf(name)] as Subject;
        const damage = (was: FinishedRun, one: Mutation): FinishedRun => mutated(was, one, subject.donors);
        check(subject, damages.reduce(damage, subject.recorded.run), damages.every(isStructural));
      });
      fc.assert(property, { seed, numRuns: runsOfEach });
    });
  }

  it(`${least} cases and more`, () => {
    console.log(`      ${cases} damaged outputs of ${engines.length} engines`);
    assert.ok(cases >= least);
  });
});
