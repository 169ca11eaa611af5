/**
 * How long a full run takes by the order in which its jobs start: the real scheduler and pool, on a clock that jumps
 * from one end to the next, with the times that a full run of the suite took (quick profile, 2 cores).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { firstSlice, slicesOf } from './escalate.ts';
import { fake, obligation } from './fake-engine.ts';
import type { Measured } from './options.ts';
import type { PlannedJob } from './plan.ts';
import { type Job, runPool } from './pool.ts';
import { limitsOf, profiles } from './profiles.ts';
import { Schedule } from './schedule.ts';

interface Timed extends PlannedJob {
  readonly seconds: number;
}

const [profile] = profiles;
const times: readonly Timed[] = readFileSync(join(import.meta.dirname, '__fixtures__', 'times.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', role = '', name = '', seconds = ''] = line.split(',');
    const engine = fake(() => [], '', { id: name });
    const obligations = [obligation(id, { engine: name, role: role as Obligation['role'] })];
    assert.ok(profile);
    return {
      engine,
      version: '',
      limits: limitsOf(profile)(engine),
      obligations,
      seconds: Number(seconds),
    };
  });
const total = times.reduce((sum, { seconds }) => sum + seconds, 0);

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs them on the clock. Gives its time at the end, and when each ended. */
async function simulate(
  jobs: readonly Timed[],
  cores: number,
  known: (id: string) => Measured | null,
  slices: (seconds: number) => readonly number[] = () => [],
): Promise<{ readonly end: number; readonly ends: ReadonlyMap<string, number> }> {
  const schedule = new Schedule({ journal: { measured: known }, obligations: jobs.flatMap((one) => one.obligations) });
  let now = 0;
  const ends = new Map<string, number>();
  const running: { readonly at: number; readonly resolve: () => void }[] = [];
  const asJob = (job: Timed, index: number, step: number): Job => {
    const slice = slices(job.limits.seconds)[step] ?? Number.POSITIVE_INFINITY;
    return {
      order: schedule.orderOf(job, schedule.measured(job)?.answered ? 0 : step, index),
      cores: 1,
      memoryMb: () => 1,
      run: () =>
        new Promise((resolve) => {
          const isCut = job.seconds > slice;
          const left = isCut ? [asJob(job, index, step + 1)] : [];
          const end = (): void => {
            if (!isCut) ends.set(job.obligations[0]?.id ?? '', now);
            resolve(left);
          };
          running.push({ at: now + Math.min(job.seconds, slice), resolve: end });
        }),
    };
  };
  const start = (job: Timed, index: number): Job =>
    asJob(job, index, firstSlice(slices(job.limits.seconds), schedule.measured(job)));
  const done = runPool(jobs.map(start), { cores, memoryMb: 1e9 });
  for (await settled(); running.length > 0; await settled()) {
    running.sort((a, b) => a.at - b.at);
    const next = running.shift();
    now = next?.at ?? now;
    next?.resolve();
  }
  await done;
  return { end: now, ends };
}

const recorded = (id: string): Measured | null => {
  const found = times.find(({ obligations }) => obligations[0]?.id === id);
  return found === undefined ? null : { seconds: found.seconds, answered: true, peakMb: null };
};
const nothing = (): null => null;

/** As before there was a schedule: in the order of the plan, each on the core that is free first. */
function asListed(cores: number): number {
  const free = Array.from({ length: cores }, () => 0);
  for (const { seconds } of times) free[free.indexOf(Math.min(...free))] = Math.min(...free) + seconds;
  return Math.max(...free);
}

describe('a full run on a simulated clock', function () {
  this.timeout(60_000);

  for (const cores of [2, 4, 8, 16])
    it(`is within 1 % of the least there is on ${cores} cores when its times are recorded`, async () => {
      const least = Math.max(total / cores, ...times.map(({ seconds }) => seconds));
      const longest = await simulate(times, cores, recorded, slicesOf);
      const cold = await simulate(times, cores, nothing, slicesOf);
      const text = [asListed(cores), cold.end, longest.end, least].map((one) => one.toFixed(1)).join(', ');
      console.log(`        seconds on ${cores} cores as listed, unrecorded, recorded, at least: ${text}`);
      assert.ok(longest.end <= least * 1.01);
      assert.ok(longest.end <= asListed(cores));
      assert.equal(longest.ends.size, times.length);
      // Nothing is known: no job is more than a slice longer, so no order is worse than this.
      assert.ok(cold.end <= least + Math.max(...times.map(({ seconds }) => seconds)));
    });

  it('has every other answer before one that has no end is given its whole budget', async () => {
    const endless = new Set(['OCEAN-TRANS-002/halmos/step_ocean', 'VAULT-TRANS-003/halmos/step_rise']);
    const stuck = times.map((job) =>
      endless.has(job.obligations[0]?.id ?? '') ? { ...job, seconds: job.limits.seconds } : job,
    );
    const lastOther = ({ ends }: { readonly ends: ReadonlyMap<string, number> }): number =>
      Math.max(...[...ends].flatMap(([id, at]) => (endless.has(id) ? [] : [at])));
    const whole = await simulate(stuck, 2, nothing);
    const sliced = await simulate(stuck, 2, nothing, slicesOf);
    const text = [lastOther(whole), whole.end, lastOther(sliced), sliced.end].map((one) => one.toFixed(1)).join(', ');
    console.log(`        seconds to the last other answer and to the end, in one go, then in slices: ${text}`);
    assert.ok(lastOther(sliced) < lastOther(whole) - 150);
    // What the slices cost: what was cut was tried for nothing.
    assert.ok(sliced.end <= whole.end + 2 * 60 + 60);
  });
});
