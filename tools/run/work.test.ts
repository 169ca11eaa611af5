/** When jobs start and when they end early; and that what is answered depends on neither. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Obligation } from '../../harness/schema.ts';
import type { Engine } from '../engines/types.ts';
import { Journal } from '../ledger/journal.ts';
import { ledgerText } from '../ledger/ledger.ts';
import type { Verdict } from '../schema.ts';
import { firstSlice, slicesOf } from './escalate.ts';
import type { RunEvent } from './events.ts';
import { allHold, bin, fake, holds, limits, obligation, violated } from './fake-engine.ts';
import type { RunOptions } from './options.ts';
import { runObligations } from './run.ts';

const one = (asked: readonly Obligation[]) => asked.map((each) => [each]);
const hangs = 'setInterval(() => {}, 1000)';
const confirmed = async () => ({
  witness: { origin: 'state' as const, model: {}, state: [], calls: [] },
  replay: { result: 'confirmed' as const, detail: '', test: null },
});

describe('slices', () => {
  it('are a small part of the budget', () => {
    assert.deepEqual([slicesOf(90), slicesOf(120), slicesOf(300), slicesOf(3600)], [[], [], [60], [60, 360]]);
    for (const seconds of [180, 300, 1080, 3600, 40_000])
      assert.ok(slicesOf(seconds).reduce((sum, slice) => sum + slice, 0) <= seconds * 0.4, `${seconds}`);
  });

  it('are not tried where the last run knows better', () => {
    const slices = [60, 360];
    const at = (seconds: number, answered: boolean) => firstSlice(slices, { seconds, answered });
    assert.equal(firstSlice(slices, null), 0);
    assert.deepEqual([at(10, true), at(400, true)], [2, 2]);
    assert.deepEqual([at(10, false), at(60, false), at(400, false)], [0, 1, 2]);
  });
});

describe('work', function () {
  this.timeout(60_000);
  let folder = '';
  let events: RunEvent[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-work-'));
    events = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(
    engines: readonly Engine[],
    obligations: readonly Obligation[],
    options: Partial<RunOptions> = {},
  ) {
    const onEvent = (event: RunEvent): void => void events.push(event);
    const more = { cores: 2, keyOf: (each: Obligation) => each.id, onEvent, ...options };
    return runObligations({ engines, obligations, limits, root: folder, runFolder: folder, bin, ...more });
  }

  const started = (): string[] => events.flatMap((event) => (event.type === 'job-started' ? [event.label] : []));
  const answer = ({ claim, strength, cause }: Verdict): string => [claim, strength ?? cause?.code].join(' ');
  const withoutSeconds = (verdicts: readonly Verdict[]) =>
    ledgerText({
      schema: 1,
      assay: '',
      profile: '',
      manifest: '',
      commit: null,
      dirty: false,
      compiler: '',
      contracts: [],
      engines: [],
      verdicts: verdicts.map(({ run: { seconds, peakBytes, ...run }, ...verdict }) => ({
        ...verdict,
        run: { ...run, seconds: 0 },
      })),
      faults: [],
    });

  it('gives what a slice cuts its whole budget after all others had theirs, and answers as in one go', async () => {
    const asked = [obligation('slow'), obligation('quick')];
    const goes: string[] = [];
    const command: Engine['command'] = ([first], _limits, workspace) => {
      const isCut = first?.id === 'slow' && !goes.includes('slow');
      goes.push(first?.id ?? '');
      const argv = [workspace.bin.node ?? '', '-e', isCut ? hangs : 'console.log("ok")'];
      return { argv, cwd: workspace.job, env: {}, outputs: [], display: 'node -e …' };
    };
    const engine = fake(allHold, undefined, { group: one, command });
    const path = join(folder, 'journal.ndjson');
    const journal = Journal.open(path);
    const escalate = (seconds: number) => (seconds === 90 ? [0.3] : [30]);
    const budgets: RunOptions['limits'] = (_engine, [first]) => ({
      ...limits,
      seconds: first?.id === 'slow' ? 90 : 50,
    });
    const sliced = await run([engine], asked, { cores: 1, journal, escalate, limits: budgets });
    assert.deepEqual(started(), ['slow', 'quick', 'slow']);
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'job-ended' ? [event.cut] : [])),
      [true, false, false],
    );
    assert.deepEqual(sliced.verdicts.map(answer), ['holds proved', 'holds proved']);
    assert.equal(journal.find('slow', 'slow')?.claim, 'holds');
    assert.deepEqual(
      journal.attempts('slow', 'slow').map(({ budget, verdict }) => [budget.seconds, verdict.cause?.code]),
      [[0.3, 'timeout']],
    );
    journal.close();
    const jobs = readdirSync(join(folder, 'jobs')).sort();
    const whole = await run([engine], asked, { cores: 1, runFolder: mkdtempSync(join(folder, 'whole-')) });
    assert.equal(withoutSeconds(sliced.verdicts), withoutSeconds(whole.verdicts));
    assert.deepEqual(jobs, ['quick', 'slow']);
  });

  it('believes nothing of what a slice cut, and remembers that it was tried', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const engine = fake((_run, asked) => {
      seen.push('parsed');
      return allHold(_run, asked);
    }, hangs);
    const onEvent = (event: RunEvent): void => {
      events.push(event);
      if (event.type === 'job-ended' && event.cut) controller.abort();
    };
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    const more = { journal, onEvent, escalate: () => [0.2], signal: controller.signal };
    const { verdicts } = await run([engine], [obligation('A')], more);
    assert.deepEqual(verdicts.map(answer), ['not-run interrupted']);
    assert.deepEqual(seen, []);
    assert.equal(journal.find('A', 'A'), null);
    assert.equal(journal.measured('A')?.answered, false);
    journal.close();
  });

  const grows = `const held = Buffer.alloc(400e6, 1); ${hangs}`;
  /** Of two obligations, takes much and never ends when it is asked for both. */
  const together: Engine['command'] = (asked, _limits, workspace) => {
    const argv = [workspace.bin.node ?? '', '-e', asked.length > 1 ? grows : 'console.log("ok")'];
    return { argv, cwd: workspace.job, env: {}, outputs: [], display: 'node -e …' };
  };
  const pair = [obligation('A'), obligation('B')];

  for (const [what, options] of [
    ['its whole time', { limits: { ...limits, seconds: 0.5 } }],
    ['its first slice', { escalate: () => [0.3] }],
    ['its memory', { limits: { ...limits, memoryMb: 300 } }],
  ] as const)
    it(`asks what runs out of ${what} again in parts, and believes nothing of the whole`, async () => {
      const engine = fake(allHold, undefined, {
        apart: (asked) => asked.map((each) => [each]),
        command: together,
      });
      const journal = Journal.open(join(folder, 'journal.ndjson'));
      const { verdicts } = await run([engine], pair, { journal, cores: 1, ...options });
      assert.deepEqual(started(), ['A and 1 more', 'A', 'B']);
      assert.deepEqual(verdicts.map(answer), ['holds proved', 'holds proved']);
      // An attempt of the whole would stand for one of the part that nobody made.
      assert.deepEqual(journal.attempts('A', 'A'), [], what);
      journal.close();
    });

  it('remembers of parts what was in vain, and asks the rest under its first name', async () => {
    const engine = fake(allHold, undefined, {
      apart: (asked) => asked.map((each) => [each]),
      command(asked, _limits, workspace) {
        const argv = [workspace.bin.node ?? '', '-e', asked.some(({ id }) => id === 'A') ? hangs : 'console.log("ok")'];
        return { argv, cwd: workspace.job, env: {}, outputs: [], display: 'node -e …' };
      },
    });
    const path = join(folder, 'journal.ndjson');
    const few = { limits: { ...limits, seconds: 0.5 }, cores: 1 };
    const first = Journal.open(path);
    const before = await run([engine], pair, { journal: first, ...few });
    first.close();
    assert.deepEqual(before.verdicts.map(answer), ['unknown timeout', 'holds proved']);
    const second = Journal.open(path);
    const after = await run([engine], pair, { journal: second, ...few });
    second.close();
    assert.deepEqual([after.jobs, after.reused, after.remembered], [0, 1, 1]);
    assert.equal(withoutSeconds(after.verdicts), withoutSeconds(before.verdicts));
  });

  it('says what others ended, and asks it again whatever it had said until then', async () => {
    let goes = 0;
    const engine = fake((_run, asked) => asked.map(({ id }) => holds(id, violated)), undefined, {
      command(_asked, _limits, workspace) {
        const script = goes++ === 0 ? 'process.kill(process.pid, "SIGKILL")' : '';
        const argv = [workspace.bin.node ?? '', '-e', script];
        return { argv, cwd: workspace.job, env: {}, outputs: [], display: 'node -e …' };
      },
    });
    const path = join(folder, 'journal.ndjson');
    const runs: (readonly Verdict[])[] = [];
    for (let go = 0; go < 3; go++) {
      const journal = Journal.open(path);
      runs.push((await run([engine], [obligation('A')], { journal, replay: confirmed })).verdicts);
      journal.close();
    }
    assert.deepEqual(
      runs.map(([verdict]) => [verdict?.claim, verdict?.run.exitCode, verdict?.run.endedBy]),
      [
        ['violated', null, 'SIGKILL'],
        ['violated', 0, undefined],
        ['violated', 0, undefined],
      ],
    );
    assert.equal(goes, 2);
  });

  it('gives an engine that must not be cut its whole time at once', async () => {
    const engine = fake(allHold, hangs, { whole: true });
    const { verdicts } = await run([engine], [obligation('A')], {
      escalate: () => [0.1],
      limits: { ...limits, seconds: 0.5 },
    });
    assert.equal(started().length, 1);
    assert.deepEqual(verdicts.map(answer), ['unknown timeout']);
  });

  const hunters = (slower: string = hangs): readonly Engine[] => [
    fake((_run, asked) => asked.map(({ id }) => holds(id, violated)), undefined, { id: 'finder', group: one }),
    fake(allHold, slower, { id: 'prover', group: one }),
  ];
  const of = (id: string, engine: string, property: string): Obligation => obligation(id, { engine, property });

  for (const race of [false, true])
    it(`${race ? 'starts nothing in a race' : 'starts the next job'} while an answer is replayed`, async () => {
      const refutes = (_: unknown, asked: readonly Obligation[]) => asked.map(({ id }) => holds(id, violated));
      const engine = fake(refutes, 'console.log("ok")', { group: one });
      const startedByReplay: string[][] = [];
      const replay = async () => {
        // Longer than a process takes to be started and to end.
        for (let wait = 0; wait < 40 && started().length < 2; wait++) await sleep(25);
        startedByReplay.push(started());
        return confirmed();
      };
      const asked = ['A', 'B'].map((id) => obligation(id, { property: id }));
      const { verdicts } = await run([engine], asked, { cores: 1, race, replay });
      assert.deepEqual(startedByReplay[0], race ? ['A'] : ['A', 'B']);
      assert.deepEqual(verdicts.map(answer), ['violated ', 'violated ']);
    });

  it('ends what else is asked about a refuted property in a race, says so, and keeps none of it', async () => {
    const asked = [of('P/prover', 'prover', 'P'), of('P/prover+twin', 'prover', 'P'), of('P/finder', 'finder', 'P')];
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    const { verdicts } = await run(hunters(), asked, {
      race: true,
      replay: confirmed,
      cores: 3,
      journal,
      first: 'quickest',
    });
    journal.close();
    assert.deepEqual(verdicts.map(answer), ['not-run decided', 'not-run decided', 'violated ']);
    assert.match(verdicts[0]?.cause?.detail ?? '', /^P\/finder was violated/u);
    assert.equal(existsSync(join(folder, 'journal.ndjson')), true);
    const again = Journal.open(join(folder, 'journal.ndjson'));
    assert.deepEqual([again.measured('P/prover'), again.find('P/finder', 'P/finder')?.claim], [null, 'violated']);
    again.close();
  });

  it('ends nothing for an unconfirmed counterexample, a refuted twin, a proof, or without a race', async () => {
    const asked = [of('P/finder', 'finder', 'P'), of('P/prover', 'prover', 'P')];
    const all = ['violated ', 'holds proved'];
    const engines = hunters('console.log("ok")');
    const skipped = async () => ({ witness: null, replay: { result: 'mismatch' as const, detail: '', test: null } });
    const cores = 1;
    assert.deepEqual((await run(engines, asked, { race: true, replay: skipped, cores })).verdicts.map(answer), all);
    assert.deepEqual((await run(engines, asked, { replay: confirmed, cores })).verdicts.map(answer), all);
    const twin = { ...of('P/finder+twin', 'finder', 'P'), role: 'twin' as const };
    const more = { race: true, replay: confirmed, cores };
    assert.deepEqual((await run(engines, [twin, ...asked.slice(1)], more)).verdicts.map(answer), all);
    const proofFirst = [of('P/prover', 'prover', 'P'), of('P/finder', 'finder', 'P')];
    assert.deepEqual((await run(engines, proofFirst, more)).verdicts.map(answer), all.toReversed());
  });

  it('lets a process go on that is also asked about a property that nobody refuted', async () => {
    const [finder, prover] = hunters('console.log("ok")');
    const together = [finder, { ...prover, group: (all: readonly Obligation[]) => [all] }].filter(
      (each) => each !== undefined,
    );
    const asked = [of('P/finder', 'finder', 'P'), of('P/prover', 'prover', 'P'), of('Q/prover', 'prover', 'Q')];
    const { verdicts } = await run(together as Engine[], asked, { race: true, replay: confirmed, cores: 1 });
    assert.deepEqual(verdicts.map(answer), ['violated ', 'holds proved', 'holds proved']);
  });

  it('answers the same in whatever order jobs end', async () => {
    const asked = Array.from({ length: 6 }, (_, index) => obligation(`O${index}`));
    const command: Engine['command'] = ([first], _limits, workspace) => {
      const mark = JSON.stringify(join(workspace.spare, '..', `may-end-${first?.id}`));
      const script = `const wait = () => require('node:fs').existsSync(${mark}) || setTimeout(wait, 5); wait();`;
      const argv = [workspace.bin.node ?? '', '-e', script];
      return { argv, cwd: workspace.job, env: {}, outputs: [], display: `node ${first?.id}` };
    };
    const engine = fake(allHold, undefined, { group: one, command });
    const texts: string[] = [];
    for (const order of ['012345', '531420', '250413']) {
      const runFolder = mkdtempSync(join(folder, 'run-'));
      const left = [...order];
      const ended: string[] = [];
      const next = (): void => writeFileSync(join(runFolder, `may-end-O${left.shift()}`), '');
      const onEvent = (event: RunEvent): void => {
        if (event.type === 'verdict') ended.push(event.verdict.obligation.slice(1));
        if (event.type === 'planned' || event.type === 'verdict') next();
      };
      const { verdicts } = await run([engine], asked, { cores: 6, memoryMb: 100_000, runFolder, onEvent });
      texts.push(withoutSeconds(verdicts));
      assert.equal(ended.join(''), order);
    }
    assert.equal(new Set(texts).size, 1);
  });
});
