/** What a machine can refuse in the middle of a run: each ends in one line with its cause, and loses no answer. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../ledger/journal.ts';
import { readLedger } from '../ledger/ledger.ts';

const home = join(import.meta.dirname, '..', '..');
const program = join(import.meta.dirname, '__fixtures__', 'small-run.ts');

/** Whether a file system can be mounted that only the process sees which does it. */
const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** Of stderr. */
  readonly lines: readonly string[];
}

async function ended(file: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(file, args, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, lines: said.split('\n').filter(Boolean) };
}

describe('a machine that refuses', function () {
  this.timeout(120_000);
  let folder = '';
  const place = (): string => join(folder, 'small');
  const copied = (): string => join(folder, 'after');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-hostile-'));
    mkdirSync(place());
    mkdirSync(copied());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (root: string, ...more: readonly string[]) =>
    ended(process.execPath, ['--import', 'tsx', program, root, ...more]);

  /** A run of 30 obligations on a file system of its own, prepared by a line of shell, and copied to `copied` at its end. */
  function within(kilobytes: number, prepare: string): Promise<Ended> {
    const shell = [
      'mount -t tmpfs -o size="$1"k tmpfs "$2"',
      'cd "$2"',
      prepare,
      `cd ${home}`,
      'code=0',
      `"${process.execPath}" --import tsx "${program}" "$2" 30 || code=$?`,
      'cp -r "$2/." "$3/"',
      'exit $code',
    ].join('\n');
    return ended('unshare', ['-rm', 'sh', '-euc', shell, 'sh', String(kilobytes), place(), copied()]);
  }

  /** Obligations that have an answer, which the journal must be readable for. */
  function answered(root: string): readonly string[] {
    return readJournal(join(root, '.assay', 'journal.ndjson')).flatMap(({ verdict }) =>
      verdict.claim === 'holds' ? [verdict.obligation] : [],
    );
  }

  const startsIn = (root: string): string => readFileSync(join(root, 'starts'), 'utf8');

  it('by a full disk keeps what was answered, says so in one line, and goes on from there', async function () {
    if (!mounts) this.skip();
    const full = await within(140, 'true');
    assert.equal(full.code, 2);
    assert.equal(full.lines.length, 1, full.lines.join('\n'));
    assert.match(full.lines[0] ?? '', /^error ASY-DISK-01: .*: the disk is full\. Fix: /u);
    const known = answered(copied());
    assert.ok(known.length > 0 && known.length < 30, `${known.length}`);
    const why = readJournal(join(copied(), '.assay', 'journal.ndjson')).flatMap(({ verdict }) => verdict.cause ?? []);
    for (const { code, detail } of why) {
      assert.equal(code, 'tool-error');
      assert.match(detail, /the disk is full|ENOSPC/u);
    }
    assert.equal(existsSync(join(copied(), 'reports', 'out', 'ledger.json')), false);
    writeFileSync(join(copied(), 'starts'), '');
    const { code } = await run(copied(), '30');
    assert.equal(code, 0);
    const again = startsIn(copied()).split(/\s/u);
    assert.deepEqual(
      known.filter((id) => again.includes(id)),
      [],
    );
    assert.equal(readLedger(join(copied(), 'reports', 'out', 'ledger.json')).verdicts.length, 30);
  });

  it('by a disk that is full from the start judges nothing', async function () {
    if (!mounts) this.skip();
    const { code, lines } = await within(256, 'head -c 1000000 /dev/zero > filler 2>/dev/null || true');
    assert.equal(code, 2);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /^error ASY-(DISK-01|SETUP-11): /u);
  });

  it('by a place that is read-only says so, and changes nothing', async function () {
    if (!mounts) this.skip();
    const kept =
      'mkdir -p reports/out .assay tmp; echo old > reports/out/ledger.json; : > starts; mount -o remount,ro "$2"';
    const { code, lines } = await within(256, kept);
    assert.equal(code, 2);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /^error ASY-DISK-01: .*: the file system is read-only\. Fix: /u);
    assert.equal(readFileSync(join(copied(), 'reports', 'out', 'ledger.json'), 'utf8'), 'old\n');
  });

  it('by its own end of memory keeps what was answered, ends its engines and says what to do', async () => {
    const hog = await ended(process.execPath, [
      '--max-old-space-size=96',
      '--import',
      'tsx',
      program,
      place(),
      '30',
      'hog',
    ]);
    assert.ok(hog.signal === 'SIGABRT' || hog.code === 134, `${hog.code} ${hog.signal}`);
    assert.match(hog.lines.at(-1) ?? '', /^error ASY-END-01: .*max-old-space-size/u);
    const known = answered(place());
    assert.ok(known.length > 0 && known.length < 30, `${known.length}`);
    assert.equal((await run(place(), '30')).code, 0);
    assert.equal(new Set(answered(place())).size, 30);
    assert.equal(answered(place()).length, 30);
  });
});
