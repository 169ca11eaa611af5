import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import type { Report } from '../schema.ts';
import { annotationLimit, formatAnnotations, formatSummary, summaryLimit } from './github.ts';

const size = (text: string): number => Buffer.byteLength(text, 'utf8');
const report = buildReport(flat());

/** The same run over so many copies of each property. */
function large(copies: number): Report {
  const properties = report.properties.flatMap((one) =>
    Array.from({ length: copies }, (_, at) => ({ ...one, id: `${one.id}${at}` })),
  );
  return { ...report, properties };
}

const levels = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => /^::(\w)/u.exec(line)?.[1] ?? '?')
    .join('');

describe('annotations', () => {
  it('begin with the answer, and have what is refuted before what is not shown', () => {
    const lines = formatAnnotations(report).trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^::error title=Assay::1 of 16 properties is violated, and engines contradict/u);
    assert.match(lines[1] ?? '', /^::error file=contracts\/flat\/src\/Ocean\.sol,title=OCEAN-TRANS-001%3A engines/u);
    assert.match(
      lines[2] ?? '',
      /^::error file=contracts\/flat\/src\/GhostMintCore\.sol,title=GHOST-ACC-001%3A violated/u,
    );
    assert.match(levels(formatAnnotations(report)), /^e+w+$/u);
    assert.match(formatAnnotations(report), /::warning title=Seeded fault not caught%3A F-004::/u);
  });

  it('are no more of a level than GitHub shows, the rest counted', () => {
    const lines = formatAnnotations(large(30)).trimEnd().split('\n');
    for (const level of ['error', 'warning']) {
      const own = lines.filter((one) => one.startsWith(`::${level} `));
      assert.equal(own.length, annotationLimit);
      const [, more] = /^::\w+ title=and (\d+) more::/u.exec(own.at(-1) ?? '') ?? [];
      const all = large(30).properties.filter(({ outcome }) =>
        level === 'error' ? !['met', 'short'].includes(outcome) : outcome === 'short',
      );
      const beside = 1;
      assert.equal(Number(more), all.length + beside - (annotationLimit - 1));
    }
    assert.ok(lines.length <= 3 * annotationLimit);
  });

  it('say that a run which cannot be judged is an error, also when no property is', () => {
    const empty = buildReport({ ...flat(), selected: [] });
    assert.match(formatAnnotations(empty), /^::error title=Assay::Nothing was judged\..*no property is selected/u);
    const met = buildReport({ ...flat(), selected: ['RISE-STATE-001'] });
    assert.deepEqual([met.exitCode, levels(formatAnnotations(met))], [0, 'n']);
  });

  it('tell what is worse than the baseline, broken first', () => {
    const none = {
      fixed: [],
      strengthened: [],
      added: [],
      changed: [],
      discharged: [],
      gained: [],
      waivers: [],
      lost: [],
    };
    const gone = { id: 'RISE-X-001', before: 'met, proved', after: '' };
    const change = {
      ...none,
      baseline: report.identity,
      notes: [],
      worse: true,
      broken: [{ id: 'GHOST-ACC-001', before: 'met, proved', after: 'violated' }],
      weakened: [],
      gone: [gone],
      assumptions: [{ id: 'A-NEW', before: '', after: 'is assumed' }],
    };
    const lines = formatAnnotations({ ...report, change }).split('\n');
    assert.match(lines[1] ?? '', /title=GHOST-ACC-001%3A violated.* broken since the baseline::/u);
    assert.ok(lines.includes('::warning title=Gone%3A RISE-X-001::met, proved → no longer there'));
    assert.ok(lines.includes('::warning title=Newly assumed%3A A-NEW::is assumed'));
  });

  it('are one command a line, whatever the audited code says', () => {
    const attack = '::error::x\r\n::set-env name=A::b%0A::error::c,title=d\u2028::add-mask::e';
    const input = hostile(flat(), attack);
    const text = formatAnnotations(buildReport(input));
    const lines = text.trimEnd().split('\n');
    assert.equal(lines.length, formatAnnotations(report).trimEnd().split('\n').length);
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) (?:file=[^:,]+,)?title=[^:,]+::/u);
    assert.ok(!/[\r\u2028\u2029]|%0[ADad]/u.test(text));
    assert.ok(text.includes('%250A'));
  });
});

describe('job summary', () => {
  it('is the whole report while it fits', () => {
    const text = formatSummary(report);
    assert.match(text, /^# Audit of FLAT\n\n\*\*1 of 16/u);
    assert.doesNotMatch(text, /[Ll]eft out for length/u);
    assert.match(text, /^## Seeded faults$/mu);
  });

  it('leaves out whole sections beyond the limit, says which and where the whole is', () => {
    assert.ok(summaryLimit < 1024 * 1024);
    const big = large(600);
    assert.ok(size(formatSummary(big, Infinity)) > 2 * summaryLimit);
    const text = formatSummary(big);
    assert.ok(size(text) <= summaryLimit);
    assert.equal(text.split('\n')[2], formatSummary(big, Infinity).split('\n')[2]);
    assert.match(
      text,
      /\nLeft out for length: .*Properties.*Scope.*\. The whole is in `report\.html` and `report\.md`/u,
    );
    const whole = formatSummary(big, Infinity).split(/^(?=## )/mu);
    const kept = text.split(/^(?=## )/mu);
    for (const [at, section] of kept.slice(0, -1).entries()) assert.equal(section, whole[at]);
  });

  it('leaves out lines where not even the first section fits', () => {
    const text = formatSummary(large(600), 20_000);
    assert.ok(size(text) <= 20_000);
    assert.match(text, /\*\*Left out for length\*\*/u);
  });
});
