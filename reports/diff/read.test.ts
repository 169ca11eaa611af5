import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleLedger, ledgerText } from '../../tools/ledger/ledger.ts';
import type { Ledger } from '../../tools/schema.ts';
import { flat } from '../__fixtures__/flat.ts';
import { formatJson } from '../format/json.ts';
import { buildReport } from '../report.ts';
import type { Report } from '../schema.ts';
import { diffRuns, withBaseline } from './command.ts';
import { type Judge, readRun } from './read.ts';

const input = flat();
const report = buildReport(input);
const { schema: _, ...parts } = input.ledger;
const ledger = assembleLedger(parts);
const dark = { color: false };

describe('a run to compare with', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diff-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function put(name: string, text: string): string {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** As `judgeOf`: only while the project has the manifest that the ledger answers. */
  const judge: Judge = async (one) =>
    one.manifest === ledger.manifest ? buildReport({ ...input, ledger: one }) : null;
  const never: Judge = async () => assert.fail('judged again');

  it('is a report, as it was judged then', async () => {
    const { image, note } = await readRun(put('r.json', formatJson(report)), never);
    assert.deepEqual([note, image.properties.length], [null, report.properties.length]);
  });

  it('is the report beside a ledger, for the ledger and for the folder', async () => {
    const path = put('ledger.json', ledgerText(ledger));
    put('report.json', formatJson(report));
    for (const one of [path, folder]) assert.equal((await readRun(one, never)).note, null);
  });

  it('is judged again, and says so, where no report of the very same answers lies beside it', async () => {
    const path = put('ledger.json', ledgerText(ledger));
    assert.match((await readRun(path, judge)).note ?? '', /judged again/u);
    const others: readonly ((one: Report) => unknown)[] = [
      (one) => ({ ...one, identity: { ...one.identity, commit: 'f'.repeat(40) } }),
      (one) => ({ ...one, properties: one.properties.map((two) => ({ ...two, engines: [] })) }),
      (one) => JSON.parse(JSON.stringify(one).replace('"said":"unknown"', '"said":"holds"')),
      (one) => JSON.parse(JSON.stringify(one).replaceAll('"exitCode":0,"log"', '"exitCode":3,"log"')),
      () => 'damaged',
    ];
    for (const other of others) {
      put('report.json', JSON.stringify(other(report)));
      assert.match((await readRun(path, judge)).note ?? '', /judged again/u, String(other));
    }
  });

  it('is refused in one clear line where it cannot be read', async () => {
    const other: Ledger = { ...ledger, manifest: '0'.repeat(64) };
    const cases = [
      [join(folder, 'none.json'), 'ASY-LEDGER-01'],
      [folder, 'ASY-LEDGER-01'],
      [put('cut.json', ledgerText(ledger).slice(0, -9)), 'ASY-LEDGER-02'],
      [put('odd.json', '[]'), 'ASY-LEDGER-02'],
      [put('bare.json', '{"schema":1,"identity":{},"properties":[]}'), 'ASY-LEDGER-02'],
      [put('old.json', '{"schema":0}'), 'ASY-LEDGER-03'],
      [put('new.json', JSON.stringify({ ...report, schema: 7 })), 'ASY-LEDGER-03'],
      [put('other.json', ledgerText(other)), 'ASY-DIFF-01'],
    ] as const;
    for (const [path, code] of cases) await assert.rejects(readRun(path, judge), { code, exitCode: 2 }, path);
  });

  it('is compared with exit code 0 or 1, as text, data or Markdown', async () => {
    const path = put('r.json', formatJson(report));
    const less = put('less.json', formatJson({ ...report, properties: report.properties.slice(1) }));
    const same = await diffRuns([path, path], {}, never, dark);
    assert.equal(same.exitCode, 0);
    assert.match(same.text, /^Nothing is other than before\.\n/u);
    const worse = await diffRuns([path, less], { json: true }, never, dark);
    assert.equal(worse.exitCode, 1);
    assert.deepEqual(JSON.parse(worse.text).gone.length, 1);
    assert.equal((await diffRuns([less, path], { markdown: true }, never, dark)).exitCode, 0);
  });

  it('is refused where the two have nothing to do with each other', async () => {
    const path = put('r.json', formatJson(report));
    for (const other of [
      { ...report, project: 'Another' },
      { ...report, properties: [] },
    ])
      await assert.rejects(diffRuns([path, put('o.json', formatJson(other))], {}, never, dark), {
        code: 'ASY-DIFF-02',
        exitCode: 2,
      });
  });

  it('is part of the report as its baseline, and decides no exit code', async () => {
    const better = { ...report, properties: report.properties.map((one) => ({ ...one, outcome: 'met' as const })) };
    const since = await withBaseline(report, put('r.json', formatJson(better)), never);
    assert.equal(since.exitCode, report.exitCode);
    assert.equal(since.change?.worse, true);
    const { change: _, ...rest } = since;
    assert.deepEqual(rest, report);
  });
});
