import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultMemoryMb, inOrder, type Job, runPool } from './pool.ts';

/** Jobs that end when they are told to, so that the order of ends is the test's. */
class Bench {
  readonly started: string[] = [];
  readonly spare: number[] = [];
  readonly #ends = new Map<string, () => void>();
  readonly #releases = new Map<string, () => void>();

  job(name: string, rank: number, cores = 1, memoryMb = 100, then: readonly Job[] = []): Job {
    return {
      order: [rank],
      cores,
      memoryMb: () => memoryMb,
      run: (release) =>
        new Promise((resolve) => {
          this.started.push(name);
          this.#releases.set(name, release);
          this.#ends.set(name, () => resolve(then));
        }),
    };
  }

  async end(name: string): Promise<void> {
    const end = this.#ends.get(name);
    assert.ok(end, `${name} does not run`);
    this.#ends.delete(name);
    end();
    await settled();
  }

  /** Its process ended; its answer is looked at until it ends. */
  async release(name: string): Promise<void> {
    this.#releases.get(name)?.();
    await settled();
  }

  get running(): string[] {
    return [...this.#ends.keys()].sort();
  }

  async pool(jobs: readonly Job[], cores: number, memoryMb = 1000): Promise<{ readonly done: Promise<void> }> {
    const done = runPool(jobs, { cores, memoryMb }, (spare) => this.spare.push(spare));
    await settled();
    return { done };
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('pool', () => {
  it('starts by order, as many as there are cores, and tells what is spare near the end', async () => {
    const bench = new Bench();
    const { done } = await bench.pool([bench.job('c', 3), bench.job('a', 1), bench.job('b', 2)], 2);
    assert.deepEqual(bench.running, ['a', 'b']);
    await bench.end('b');
    assert.deepEqual(bench.running, ['a', 'c']);
    await bench.end('a');
    await bench.end('c');
    await done;
    assert.deepEqual(bench.started, ['a', 'b', 'c']);
    assert.deepEqual(bench.spare, [0, 1]);
  });

  it('gives what a released job had to others, once, and waits for its end', async () => {
    const bench = new Bench();
    const more = bench.job('e', 0);
    const { done } = await bench.pool([bench.job('a', 1, 1, 100, [more]), bench.job('b', 2)], 1);
    await bench.release('a');
    await bench.release('a');
    assert.deepEqual(bench.running, ['a', 'b']);
    await bench.end('b');
    let over = false;
    void done.then(() => {
      over = true;
    });
    await settled();
    assert.ok(!over, 'its answer is still looked at');
    await bench.end('a');
    assert.deepEqual(bench.running, ['e']);
    await bench.end('e');
    await done;
  });

  it('starts nothing while more answers than there are cores are looked at', async () => {
    const bench = new Bench();
    const { done } = await bench.pool(
      [1, 2, 3].map((rank) => bench.job(String(rank), rank)),
      1,
    );
    await bench.release('1');
    await bench.release('2');
    assert.deepEqual(bench.running, ['1', '2']);
    await bench.end('1');
    assert.deepEqual(bench.running, ['2', '3']);
    await bench.end('2');
    await bench.end('3');
    await done;
  });

  it('counts the cores that a job keeps busy, and no more than there are', async () => {
    const bench = new Bench();
    const { done } = await bench.pool([bench.job('wide', 1, 8), bench.job('two', 2, 2), bench.job('one', 3)], 4);
    assert.deepEqual(bench.running, ['wide']);
    await bench.end('wide');
    assert.deepEqual(bench.running, ['one', 'two']);
    assert.deepEqual(bench.spare, [0, 1]);
    await bench.end('one');
    await bench.end('two');
    await done;
  });

  it('starts nothing that memory has no room for, and lets what fits go before it', async () => {
    const bench = new Bench();
    const { done } = await bench.pool(
      [bench.job('a', 1, 1, 700), bench.job('b', 2, 1, 600), bench.job('c', 3, 1, 300)],
      3,
    );
    assert.deepEqual(bench.running, ['a', 'c']);
    await bench.end('c');
    assert.deepEqual(bench.running, ['a']);
    await bench.end('a');
    assert.deepEqual(bench.running, ['b']);
    await bench.end('b');
    await done;
  });

  it('runs what needs more than there is alone, and does not let it wait for ever', async () => {
    const bench = new Bench();
    const small = Array.from({ length: 30 }, (_, index) => bench.job(`s${index}`, 10 + index, 1, 400));
    const { done } = await bench.pool([bench.job('first', 0, 1, 400), bench.job('huge', 1, 1, 5000), ...small], 2);
    let before = 0;
    for (; !bench.running.includes('huge'); before++) await bench.end(bench.running[0] ?? '');
    assert.ok(before < 15, `${before}`);
    assert.deepEqual(bench.running, ['huge']);
    while (bench.running.length > 0) await bench.end(bench.running[0] ?? '');
    await done;
    assert.equal(bench.started.length, 32);
  });

  it('asks for the memory of a job when it could start, and not before', async () => {
    const bench = new Bench();
    let needs = 900;
    const changing: Job = { ...bench.job('b', 2), memoryMb: () => needs };
    const { done } = await bench.pool([bench.job('a', 1, 1, 200), changing, bench.job('c', 3, 1, 200)], 3);
    assert.deepEqual(bench.running, ['a', 'c']);
    needs = 300;
    await bench.end('c');
    assert.deepEqual(bench.running, ['a', 'b']);
    await bench.end('a');
    await bench.end('b');
    await done;
  });

  it('puts what is left after a job where its order says', async () => {
    const bench = new Bench();
    const again = bench.job('again', 9);
    const { done } = await bench.pool([bench.job('a', 1, 1, 1, [again]), bench.job('b', 2)], 1);
    await bench.end('a');
    await bench.end('b');
    await bench.end('again');
    await done;
    assert.deepEqual(bench.started, ['a', 'b', 'again']);
  });

  it('ends with what a job throws', async () => {
    const broken: Job = { order: [], cores: 1, memoryMb: () => 1, run: () => Promise.reject(new Error('no')) };
    await assert.rejects(runPool([broken], { cores: 2, memoryMb: 1 }), /no/u);
    const late: Job = {
      ...broken,
      run: (release) => {
        release();
        return Promise.reject(new Error('no'));
      },
    };
    await assert.rejects(runPool([late, { ...late, run: async () => [] }], { cores: 1, memoryMb: 1 }), /no/u);
    await runPool([], { cores: 0, memoryMb: 0 });
  });

  it('starts each once and never more than there is room for, in whatever order they end', async () => {
    const shape = fc.record({
      rank: fc.nat(5),
      cores: fc.integer({ min: 1, max: 4 }),
      memoryMb: fc.integer({ min: 1, max: 1200 }),
      pick: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(shape, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (shapes, cores) => {
        const bench = new Bench();
        const needs = new Map(shapes.map((one, index) => [`${index}`, one]));
        const jobs = shapes.map((one, index) => bench.job(`${index}`, one.rank, one.cores, one.memoryMb));
        const { done } = await bench.pool(jobs, cores);
        for (let round = 0; bench.running.length > 0; round++) {
          const now = bench.running.flatMap((name) => needs.get(name) ?? []);
          const sum = (of: (one: (typeof now)[number]) => number): number => now.reduce((all, one) => all + of(one), 0);
          assert.ok(now.length === 1 || (sum((one) => one.cores) <= cores && sum((one) => one.memoryMb) <= 1000));
          await bench.end(bench.running[(shapes[round]?.pick ?? 0) % bench.running.length] ?? '');
        }
        await done;
        assert.deepEqual(bench.started.toSorted(), [...needs.keys()].toSorted());
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('knows of a limit of its container', () => {
    assert.equal(defaultMemoryMb(10 * 2 ** 30, 0), 9216);
    assert.equal(defaultMemoryMb(10 * 2 ** 30, 2 ** 64), 9216);
    assert.equal(defaultMemoryMb(10 * 2 ** 30, 2 ** 30), 921);
  });

  it('compares orders number by number', () => {
    const sorted = [
      [1, 0],
      [0, 5, 2],
      [0, 5, 1],
    ]
      .map((order) => ({ order }))
      .sort(inOrder);
    assert.deepEqual(
      sorted.map(({ order }) => order),
      [
        [0, 5, 1],
        [0, 5, 2],
        [1, 0],
      ],
    );
  });
});
