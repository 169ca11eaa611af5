import assert from 'node:assert/strict';
import type { Obligation } from '../../harness/schema.ts';
import { fake, limits, obligation } from './fake-engine.ts';
import type { First, Measured } from './options.ts';
import type { PlannedJob } from './plan.ts';
import { inOrder } from './pool.ts';
import { Schedule } from './schedule.ts';

function jobOf(id: string, engine = 'fake', seconds = 100, more: readonly Obligation[] = []): PlannedJob {
  const obligations = [obligation(id, { engine }), ...more];
  return { engine: fake(() => [], '', { id: engine }), version: '', limits: { ...limits, seconds }, obligations };
}

function scheduleOf(
  jobs: readonly PlannedJob[],
  known: Readonly<Record<string, Partial<Measured>>>,
  first?: First,
): Schedule {
  const measured = (id: string): Measured | null =>
    known[id] === undefined ? null : { seconds: 1, answered: true, peakMb: null, ...known[id] };
  return new Schedule({ journal: { measured }, obligations: jobs.flatMap(({ obligations }) => obligations), first });
}

function ordered(jobs: readonly PlannedJob[], schedule: Schedule): string[] {
  return jobs
    .map((job, index) => ({ id: job.obligations[0]?.id ?? '', order: schedule.orderOf(job, 0, index) }))
    .sort(inOrder)
    .map(({ id }) => id);
}

describe('schedule', () => {
  const jobs = [
    jobOf('two'),
    jobOf('new', 'fake', 10),
    jobOf('nine'),
    jobOf('old', 'other', 50),
    jobOf('newer', 'other'),
  ];
  const known = { two: { seconds: 2 }, nine: { seconds: 9 } };

  it('puts what was never measured first, by its kin or else its limit, and then the longest', () => {
    assert.deepEqual(ordered(jobs, scheduleOf(jobs, known)), ['newer', 'old', 'new', 'nine', 'two']);
    assert.deepEqual(ordered(jobs, scheduleOf(jobs, {})), ['two', 'nine', 'newer', 'old', 'new']);
  });

  it('puts the quickest first for who waits', () => {
    assert.deepEqual(ordered(jobs, scheduleOf(jobs, known, 'quickest')), ['two', 'new', 'nine', 'old', 'newer']);
  });

  it('takes a job for as long and large as the largest of its obligations, and for answered when all were', () => {
    const job = jobOf('A', 'fake', 100, [obligation('B'), obligation('C')]);
    const schedule = scheduleOf([job], { A: { seconds: 3, peakMb: 10 }, B: { seconds: 7, answered: false } });
    assert.deepEqual(schedule.measured(job), { seconds: 7, answered: false, peakMb: 10 });
    assert.equal(scheduleOf([job], {}).measured(job), null);
  });

  it('needs what was seen of the job, else of its engine, else its limit, and never more than that', () => {
    const [own, kin, stranger] = [jobOf('own'), jobOf('kin'), jobOf('stranger', 'other')];
    const schedule = scheduleOf([own, kin, stranger], { own: { peakMb: 400 } });
    const all = () => [own, kin, stranger].map((job) => schedule.memoryMb(job));
    assert.deepEqual(all(), [500, 600, 2000]);
    schedule.learn('other', 100);
    schedule.learn('fake', 1900);
    assert.deepEqual(all(), [500, 2000, 150]);
  });
});
