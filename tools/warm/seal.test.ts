import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { holds, obligation } from '../run/fake-engine.ts';
import { neverStarted } from '../run/verdict.ts';
import type { Ledger, Verdict } from '../schema.ts';
import { asText, knownAnswer, mayBeKnown } from './again.ts';
import { commitOf } from './commit.ts';
import { Observation, requestOf } from './seal.ts';
import { sealing } from './sealing.ts';
import { digestOf, instant } from './snapshot.ts';

const words = ['run', '--profile', 'quick'];

describe('what a run said', function () {
  this.timeout(20_000);
  let home = '';
  const out = (): string => join(home, 'reports', 'out');
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  /** Long ago, as far as a file can be made to say so. */
  const old = (path: string): void => utimesSync(join(home, path), 1_000_000, 1_000_000);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-warm-'));
    for (const path of ['contracts/A.sol', 'node_modules/lib/B.sol', '.assay/venv-1/bin/python', 'tools/x.ts'])
      put(path, 'before');
    for (const path of ['out/A.json', 'cache/c.json', '.assay/journal.ndjson', 'reports/out/report.html'])
      put(path, 'made');
    put('bin-of-others/java', 'java');
    put('.assay/runs/1/log', 'log');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function begin(): Observation {
    const request = requestOf(words, process.env, process.stdout);
    return new Observation(home, { request, out: out() }, process.env);
  }
  async function sealed(): Promise<boolean> {
    const observation = begin();
    observation.compiled([join(home, 'bin-of-others', 'java')]);
    observation.answered();
    return observation.seal({ commit: asText(await commitOf(home)), stdout: 'all met\n', exitCode: 0 });
  }
  const known = async (asked = words): Promise<string | null> => (await knownAnswer(home, asked))?.stdout ?? null;

  it('is said again while nothing changed', async () => {
    assert.equal(await known(), null);
    assert.equal(await sealed(), true);
    assert.equal(await known(), 'all met\n');
    assert.equal(await known(), 'all met\n');
  });

  for (const path of [
    'contracts/A.sol',
    'node_modules/lib/B.sol',
    '.assay/venv-1/bin/python',
    'tools/x.ts',
    'out/A.json',
    'cache/c.json',
    '.assay/journal.ndjson',
    'reports/out/report.html',
    'bin-of-others/java',
  ]) {
    it(`is not said again when ${path} changed, even to what has its size and time`, async () => {
      old(path);
      await sealed();
      const { size, mtimeMs } = statSync(join(home, path));
      const same = readFileSync(join(home, path), 'utf8').replace(/.$/u, '!');
      writeFileSync(join(home, path), same);
      old(path);
      assert.deepEqual([statSync(join(home, path)).size, statSync(join(home, path)).mtimeMs], [size, mtimeMs]);
      assert.equal(await known(), null);
    });
    it(`is not said again when ${path} is gone, or is a link`, async () => {
      await sealed();
      const text = readFileSync(join(home, path), 'utf8');
      rmSync(join(home, path));
      assert.equal(await known(), null);
      put('.assay/runs/copy', text);
      symlinkSync(join(home, '.assay/runs/copy'), join(home, path));
      assert.equal(await known(), null);
    });
  }

  it('is not said again when something changed in a folder that a link leads to', async () => {
    const others = mkdtempSync(join(tmpdir(), 'assay-shared-'));
    try {
      mkdirSync(join(others, 'lib', 'deep'), { recursive: true });
      writeFileSync(join(others, 'lib', 'deep', 'C.sol'), 'before');
      symlinkSync(others, join(home, 'node_modules', 'shared'));
      // A circle comes to an end.
      symlinkSync(others, join(others, 'lib', 'back'));
      await sealed();
      assert.equal(await known(), 'all met\n');
      writeFileSync(join(others, 'lib', 'deep', 'C.sol'), 'after!');
      assert.equal(await known(), null);
    } finally {
      rmSync(others, { recursive: true });
    }
  });

  it('is not said again where a link leads to all that it lies in', async () => {
    symlinkSync(dirname(home), join(home, 'node_modules', 'up'));
    await sealed();
    assert.equal(await known(), null);
  });

  it('is not said again when a file came', async () => {
    for (const path of ['contracts/New.sol', 'out/New.json', 'node_modules/new/x', 'reports/out/tests/T.t.sol']) {
      await sealed();
      assert.equal(await known(), 'all met\n');
      put(path, 'new');
      assert.equal(await known(), null, path);
    }
  });

  it('depends on no log and no lock', async () => {
    await sealed();
    put('.assay/runs/2/log', 'more');
    put('.assay/journal.ndjson.lock', '1');
    assert.equal(await known(), 'all met\n');
  });

  it('is not kept when an input changed while it ran, or what was compiled before it was answered', async () => {
    for (const path of ['contracts/A.sol', 'out/A.json']) {
      const observation = begin();
      observation.compiled([]);
      put(path, `during ${path}`);
      observation.answered();
      assert.equal(observation.seal({ commit: '', stdout: 'all met\n', exitCode: 0 }), false, path);
    }
    const unprepared = begin();
    unprepared.answered();
    assert.equal(unprepared.seal({ commit: '', stdout: '', exitCode: 0 }), false);
    assert.equal(await known(), null);
  });

  it('is not said to another question', async () => {
    await sealed();
    assert.equal(await known([...words, '--property', 'X']), null);
    process.env['ASSAY_RECHECK'] = 'odd';
    try {
      assert.equal(await known(), null);
    } finally {
      delete process.env['ASSAY_RECHECK'];
    }
    for (const flag of ['--no-resume', '--retry', '--faults', '--fault', '--faults-only', '--root=x', '--help'])
      assert.equal(mayBeKnown(['run', flag]), false, flag);
    assert.equal(mayBeKnown(['report']), false);
    assert.notEqual(requestOf(words, { CERTORAKEY: 'key' }, {}), requestOf(words, {}, {}));
    assert.notEqual(requestOf(words, {}, { isTTY: true, columns: 80 }), requestOf(words, {}, {}));
  });

  it('is not said again on another commit', async () => {
    const git = (...args: string[]) =>
      execa('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: home });
    await git('init', '-q');
    await git('add', 'contracts');
    await git('commit', '-qm', 'One');
    await sealed();
    assert.equal(await known(), 'all met\n');
    await git('commit', '-q', '--allow-empty', '-m', 'Two');
    assert.equal(await known(), null);
  });

  it('is not said when the seal is damaged', async () => {
    await sealed();
    const path = join(home, '.assay', 'warm.json');
    const text = readFileSync(path, 'utf8');
    const [shorter, older] = [text.slice(0, -20), text.replace('"schema":1', '"schema":2')];
    for (const bad of [shorter, older, '{}', text.replace('"exitCode":0', '"exitCode":"0"')]) {
      assert.notEqual(bad, text);
      writeFileSync(path, bad);
      assert.equal(await known(), null);
    }
  });

  it('is kept of a run that would start nothing again, and of no other', async () => {
    const met = neverStarted(obligation('A'), holds('A'));
    const timeout = { code: 'timeout' as const, detail: '' };
    const ended: Verdict = { ...met, run: { ...met.run, endedBy: 'SIGKILL' } };
    const open: Verdict = { ...met, claim: 'unknown', strength: null, cause: timeout };
    for (const [verdicts, kept] of [
      [[met, ended], null],
      [[met, open], null],
      [[met], 'all met\n'],
    ] as const) {
      const run = sealing({ home, root: home, out: out(), words });
      run.onPrepared({});
      run.onAnswered();
      const ledger = { ...(await commitOf(home)), verdicts } as unknown as Ledger;
      run.keep({ ledger, jobs: 1 }, { stdout: 'all met\n', exitCode: 0 });
      assert.equal(await known(), kept);
    }
  });

  it('names by content what changed after it was looked at', () => {
    const since = instant();
    const area = [{ path: join(home, 'contracts') }];
    const before = digestOf(area, since);
    assert.equal(digestOf(area, since), before);
    writeFileSync(join(home, 'contracts/A.sol'), 'BEFORE');
    assert.notEqual(digestOf(area, since), before);
  });
});
