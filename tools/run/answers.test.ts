import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Judged } from '../engines/types.ts';
import { Verdict } from '../schema.ts';
import { allHold, bin, fake, holds, limits, obligation, type Parse, violated } from './fake-engine.ts';
import type { RunOptions } from './options.ts';
import { runObligations } from './run.ts';

describe('answers of an adapter', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-run-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(engine: Engine, obligations: readonly Obligation[], options: Partial<RunOptions> = {}) {
    return runObligations({
      engines: [engine],
      obligations,
      limits,
      root: folder,
      runFolder: folder,
      bin,
      cores: 2,
      ...options,
    });
  }

  /** Claim, strength and cause of each, and that every verdict fits its schema. */
  async function answers(
    engine: Engine,
    obligations: readonly Obligation[],
    options: Partial<RunOptions> = {},
  ): Promise<string[]> {
    const { verdicts } = await run(engine, obligations, options);
    assert.deepEqual(
      verdicts.map((one) => one.obligation),
      obligations.map((one) => one.id),
    );
    for (const one of verdicts) Verdict.parse(one);
    return verdicts.map((one) => [one.claim, one.strength ?? one.cause?.code ?? ''].join(' ').trim());
  }

  it('turns a parser that throws, or gives nonsense, into no answer for all', async () => {
    const throwing = fake(() => {
      throw new Error('unexpected token');
    });
    assert.deepEqual(await answers(throwing, [obligation('A'), obligation('B')]), [
      'unknown unparsable',
      'unknown unparsable',
    ]);
    for (const nonsense of [
      undefined,
      null,
      {},
      [null],
      [{ obligation: 'A' }],
      [holds('A', { strength: 'certain' as never })],
    ]) {
      assert.deepEqual(
        await answers(
          fake(() => nonsense as never),
          [obligation('A')],
        ),
        ['unknown unparsable'],
      );
    }
  });

  it('gives no answer where the adapter left one out, doubled it, or answered something else', async () => {
    assert.deepEqual(
      await answers(
        fake(() => [holds('A')]),
        [obligation('A'), obligation('B')],
      ),
      ['holds proved', 'unknown unparsable'],
    );
    assert.deepEqual(
      await answers(
        fake(() => [holds('A'), holds('A'), holds('B')]),
        [obligation('A'), obligation('B')],
      ),
      ['unknown unparsable', 'holds proved'],
    );
    assert.deepEqual(
      await answers(
        fake(() => [holds('A'), holds('C')]),
        [obligation('A')],
      ),
      ['unknown unparsable'],
    );
  });

  it('refuses answers that contradict themselves or exceed the engine', async () => {
    const wrong: Partial<Judged>[] = [
      { strength: null },
      { claim: 'violated' },
      { claim: 'unknown', strength: null },
      { cause: { code: 'timeout', detail: '' } },
      { bounds: ['loops cut at 2'] },
      { counterexample: { kind: 'model', values: {} } },
      { strength: 'bounded' },
      { effort: { paths: Number.NaN } },
    ];
    for (const changes of wrong)
      assert.deepEqual(
        await answers(
          fake(() => [holds('A', changes)]),
          [obligation('A')],
        ),
        ['unknown unparsable'],
        JSON.stringify(changes),
      );
    const sampler = { ceiling: 'sampled' } as const;
    assert.deepEqual(await answers(fake(allHold, undefined, sampler), [obligation('A')]), ['unknown unparsable']);
  });

  it('lowers an answer to what the harness can show, and says why', async () => {
    const { verdicts } = await run(fake(allHold), [
      obligation('A', { bounds: ['2 actors'] }),
      obligation('B', { ceiling: 'bounded' }),
    ]);
    assert.deepEqual(
      verdicts.map((one) => [one.strength, one.bounds]),
      [
        ['bounded', ['2 actors']],
        ['bounded', ['the harness can show at most bounded']],
      ],
    );
  });

  it('does not rely on a proof from a run that was ended, and keeps a counterexample', async () => {
    const parse: Parse = () => [
      holds('A'),
      holds('B', violated),
      holds('C', { claim: 'unknown', strength: null, cause: { code: 'stuck', detail: 'opcode' } }),
    ];
    const three = ['A', 'B', 'C'].map((id) => obligation(id));
    const short = { ...limits, seconds: 0.4 };
    assert.deepEqual(await answers(fake(parse, 'setInterval(() => {}, 1000)'), three, { limits: short }), [
      'unknown timeout',
      'violated',
      'unknown stuck',
    ]);
    assert.deepEqual(await answers(fake(parse, 'process.kill(process.pid, "SIGKILL")'), three), [
      'unknown tool-error',
      'violated',
      'unknown stuck',
    ]);
    const hog = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(2e7, 1)), 5)';
    assert.deepEqual(
      await answers(
        fake(() => [], hog),
        [obligation('A')],
        { limits: { ...limits, memoryMb: 200 } },
      ),
      ['unknown memory'],
    );
  });

  it('names what went wrong better than a parser that found nothing can', async () => {
    const corrupt = fake(
      (finished) => JSON.parse(finished.outputs['result.json'] ?? ''),
      'require("fs").writeFileSync("result.json", "{\\"trunc")',
    );
    assert.deepEqual(await answers(corrupt, [obligation('A')]), ['unknown unparsable']);
    const unstarted = fake(allHold, undefined, {
      command: (_o, _l, w) => ({ argv: ['/nonexistent'], cwd: w.job, env: {}, outputs: [], display: '' }),
    });
    assert.deepEqual(await answers(unstarted, [obligation('A')]), ['unknown tool-error']);
    const broken = fake(allHold, undefined, {
      command: () => {
        throw new Error('no such contract');
      },
    });
    assert.deepEqual(await answers(broken, [obligation('A')]), ['unknown tool-error']);
  });

  it('hides control characters that an engine prints', async () => {
    const engine = fake(() => {
      throw new Error('\u001b[2Jgone');
    });
    const { verdicts } = await run(engine, [obligation('A')]);
    assert.equal(verdicts[0]?.cause?.detail.includes('\u001b'), false);
  });
});
