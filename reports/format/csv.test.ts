import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport, type ReportInput } from '../report.ts';
import { formatCsv } from './csv.ts';

type Row = Readonly<Record<string, string>>;

/** By a parser that refuses what RFC 4180 does not allow. */
function rowsOf(input: ReportInput): Row[] {
  const text = formatCsv(buildReport(input));
  return parse(text, { columns: true, record_delimiter: '\r\n', relax_quotes: false, relax_column_count: false });
}

describe('csv', () => {
  it('has a row for each property and engine, and no empty cell', () => {
    const report = buildReport(flat());
    const rows = rowsOf(flat());
    assert.equal(rows.length, report.properties.length * report.agreement.engines.length);
    for (const row of rows) for (const [name, cell] of Object.entries(row)) assert.notEqual(cell, '', name);
    const pairs = rows.map(({ property, engine }) => `${property}/${engine}`);
    assert.equal(new Set(pairs).size, rows.length);
  });

  it('says of each what is claimed, how strongly, why not, how long and from which seed', () => {
    const rows = rowsOf(flat());
    const of = (id: string, engine: string) => {
      const row = rows.find((one) => one['property'] === id && one['engine'] === engine);
      return ['required', 'claim', 'strength', 'judgement', 'cause', 'seconds', 'seed'].map((name) => row?.[name]);
    };
    assert.deepEqual(of('RISE-STATE-001', 'forge'), ['true', 'holds', 'sampled', 'sampled', 'none', '4.6', '0x2a']);
    assert.deepEqual(of('FLAT-ACC-001', 'halmos'), ['true', 'unknown', 'none', 'unknown', 'timeout', '4.6', 'none']);
    assert.deepEqual(of('FLAT-ACC-001', 'echidna'), ['false', 'not-run', 'none', 'not-asked', 'none', '0', 'none']);
    assert.deepEqual(of('GHOST-ACC-001', 'halmos').slice(1, 5), ['violated', 'none', 'violated', 'violated']);
  });

  it('makes text of what a spreadsheet would compute', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', ' =', '\u200b=', '＝', '＋', '－', '＠', '|', '%']) {
      const attack = `${start}HYPERLINK("http://evil";A1)`;
      const input = { ...flat(), properties: flat().properties.map((one) => ({ ...one, title: attack })) };
      for (const { title = '' } of rowsOf(input)) assert.match(title, /^'/u, JSON.stringify(start));
    }
    assert.ok(rowsOf(flat()).every(({ title }) => !title?.startsWith("'")));
  });

  it('keeps hostile text inside its cell', () => {
    const [plain, bad] = [rowsOf(flat()), rowsOf(hostile(flat()))];
    assert.equal(bad.length, plain.length);
    assert.ok(bad.every((row) => Object.keys(row).length === Object.keys(plain[0] ?? {}).length));
    assert.match(bad[0]?.['title'] ?? '', /<script>alert\(1\)<\/script>.*\\u\{202e\}/u);
  });

  it('ends every line as the RFC says', () => {
    const lines = formatCsv(buildReport(hostile(flat()))).split('\n');
    assert.equal(lines.pop(), '');
    assert.ok(lines.every((line) => line.endsWith('"\r')));
  });
});
