import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { takeLock } from '../../tools/setup/mutex.mjs';
import { flat } from '../__fixtures__/flat.ts';
import { formatJson } from '../format/json.ts';
import { buildReport } from '../report.ts';
import { Report } from '../schema.ts';
import { keepHistory, withHistory } from './command.ts';
import { historyPath, readHistory, remember, shownOf } from './store.ts';

const plain = buildReport(flat());

function of(commit: string | null, over: Partial<Report['identity']> = {}): Report {
  return { ...plain, identity: { ...plain.identity, commit, dirty: false, ...over } };
}

const day = (date: number): string => new Date(Date.UTC(2026, 0, date)).toISOString();

describe('history', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'history-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const text = (): string => readFileSync(historyPath(root), 'utf8');
  const commits = (report: Report): readonly string[] => shownOf(readHistory(root), report).map(({ commit }) => commit);

  it('has one line for each commit, manifest and profile, with what became of each property', () => {
    for (const one of [
      of('a'),
      of('b'),
      of('a', { profile: 'deep' }),
      of('a', { manifest: 'other' }),
      of('a', { dirty: true }),
      of('b'),
    ])
      remember(root, one, day(1));
    const { lines, damaged } = readHistory(root);
    assert.deepEqual([lines.length, damaged], [5, []]);
    assert.equal(lines[0]?.properties['OCEAN-TRANS-001'], 'conflict');
    assert.equal(Object.keys(lines[0]?.properties ?? {}).length, plain.properties.length);
    assert.deepEqual(lines[0]?.outcomes, plain.summary.outcomes);
    assert.deepEqual(readdirSync(join(root, '.assay')), ['history.ndjson']);
  });

  it('is the same when the same is run again, and lets the later outcome count', () => {
    remember(root, of('a'), day(1));
    const before = text();
    remember(root, of('a'), day(1));
    assert.equal(text(), before);
    const outcomes = { ...plain.summary.outcomes, met: 0 };
    remember(root, { ...of('a'), summary: { ...plain.summary, outcomes } }, day(1));
    assert.equal(readHistory(root).lines.length, 1);
    assert.equal(readHistory(root).lines[0]?.outcomes.met, 0);
  });

  it('is shown oldest first by commit, of one profile, and of an earlier run as it was then', () => {
    remember(root, of('c'), day(3));
    remember(root, of('a'), day(1));
    remember(root, of('b', { profile: 'deep' }), day(2));
    assert.deepEqual(commits(of('c')), ['a', 'c']);
    assert.deepEqual(commits(of('a')), ['a']);
    assert.deepEqual(commits(of('b', { profile: 'deep' })), ['b']);
    assert.deepEqual(commits(of('unknown')), ['a', 'c']);
  });

  it('shows the last fifty and forgets what is older than the last five hundred', () => {
    remember(root, of('a0'), day(1));
    const line = JSON.parse(text()) as object;
    const lines = Array.from({ length: 600 }, (_, at) =>
      JSON.stringify({ ...line, commit: `a${at}`, when: day(1 + at) }),
    );
    writeFileSync(historyPath(root), `${lines.join('\n')}\n`);
    remember(root, of('z'), day(601));
    assert.equal(readHistory(root).lines.length, 500);
    const shown = commits(of('z'));
    assert.deepEqual([shown.length, shown[0], shown.at(-1)], [50, 'a551', 'z']);
  });

  it('leaves out lines that are damaged, says which, and loses no other', async () => {
    remember(root, of('a'), day(1));
    const whole = text();
    const wrong = [
      '{"schema":1',
      '[]',
      'null',
      whole.trim().replace('"schema":1', '"schema":2'),
      whole.trim().replace('"met"', '"fine"'),
      '\0\0',
    ];
    appendFileSync(historyPath(root), `${wrong.join('\n')}\n${whole.replace('"commit":"a"', '"commit":"b"')}`);
    const { lines, damaged } = readHistory(root);
    assert.deepEqual(
      [lines.map(({ commit }) => commit), damaged],
      [
        ['a', 'b'],
        [2, 3, 4, 5, 6, 7],
      ],
    );
    const said: string[] = [];
    withHistory(of('b'), { root, say: (one) => said.push(one) });
    assert.deepEqual(said, ['the history leaves out 6 damaged lines: 2, 3, 4, 5, 6']);
  });

  it('keeps nothing where no commit names the run, and no field is in the report', async () => {
    remember(root, of(null), day(1));
    assert.equal(existsSync(historyPath(root)), false);
    const report = withHistory(of(null), { root, say: assert.fail });
    assert.ok(!('history' in report));
  });

  it('keeps whole runs only, and gives two runs on one commit the same report', async () => {
    const git = (...args: readonly string[]) => execa('git', ['-C', root, ...args]);
    await git('init', '-q');
    await git('-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-q', '--allow-empty', '-m', 'x');
    const commit = (await git('rev-parse', 'HEAD')).stdout.trim();
    const keep = (whole: boolean) => keepHistory(of(commit), { root, say: assert.fail, whole });
    assert.ok(!('history' in (await keep(false))));
    assert.equal(existsSync(historyPath(root)), false);
    const [first, second] = [await keep(true), await keep(true)];
    assert.equal(formatJson(Report.parse(first)), formatJson(Report.parse(second)));
    const date = (await git('show', '-s', '--format=%ct', commit)).stdout.trim();
    assert.deepEqual(first.history, [
      { commit, dirty: false, when: new Date(Number(date) * 1000).toISOString(), outcomes: plain.summary.outcomes },
    ]);
  });

  it('loses no report when its line cannot be kept', async () => {
    mkdirSync(join(root, '.assay'));
    assert.equal(takeLock(`${historyPath(root)}.lock`), null);
    assert.throws(() => remember(root, of('a'), null), { code: 'ASY-LEDGER-05' });
    const said: string[] = [];
    const report = await keepHistory(of('a'), { root, say: (one) => said.push(one), whole: true });
    assert.equal(report.exitCode, plain.exitCode);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^the history does not keep this run: another run/u);
  });
});
