/** What holds of every format for any report at all. */
import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import type { CTRFReport } from 'ctrf';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { anyReport } from '../__fixtures__/any.ts';
import { ctrfErrors, elements, junitErrors, parseXml, sarifErrors, xmlErrors } from '../__fixtures__/validators.ts';
import type { Report } from '../schema.ts';
import { formatBadge } from './badge.ts';
import { casesOf } from './cases.ts';
import { formatCsv } from './csv.ts';
import { formatCtrf } from './ctrf.ts';
import { formatJunit } from './junit.ts';
import { commentLimit, formatComment } from './pr-comment.ts';
import { formats } from './registry.ts';
import { formatSarif } from './sarif.ts';
import { formatSarifScanning } from './sarif-scanning.ts';

const runs = { seed: 20_261, numRuns: 60 };

function forAny(law: (report: Report) => void): void {
  fc.assert(fc.property(anyReport, law), runs);
}

describe('for any report', function () {
  this.timeout(120_000);
  const samples = fc.sample(anyReport, runs);

  it('there is every judgement among them, so that the laws say something', () => {
    const outcomes = new Set(samples.flatMap(({ properties }) => properties.map(({ outcome }) => outcome)));
    assert.deepEqual([...outcomes].sort(), ['conflict', 'error', 'met', 'short', 'violated']);
    assert.deepEqual([...new Set(samples.map(({ exitCode }) => exitCode))].sort(), [0, 1, 2]);
    const statuses = new Set(samples.flatMap((one) => casesOf(one).map(({ status }) => status)));
    assert.deepEqual([...statuses].sort(), ['failed', 'passed', 'skipped', 'unknown']);
    assert.equal(new Set(samples.map((one) => /fill="(#\w+)"\/>\n<path/u.exec(formatBadge(one))?.[1])).size, 5);
  });

  it('SARIF fits its schema, and has one result for each property', () => {
    forAny((report) => {
      const full = formatSarif(report);
      assert.deepEqual(sarifErrors(full), []);
      assert.equal((JSON.parse(full) as Log).runs[0]?.results?.length, report.properties.length);
    });
  });

  it('SARIF passes what is met, fails what is refuted, and leaves the rest open', () => {
    forAny((report) => {
      const results = (JSON.parse(formatSarif(report)) as Log).runs[0]?.results ?? [];
      for (const [at, { outcome }] of report.properties.entries()) {
        const { kind, level } = results[at] ?? {};
        const refuted = outcome === 'violated' || outcome === 'conflict';
        assert.equal(kind === 'pass', outcome === 'met');
        assert.equal(kind === 'fail', refuted);
        assert.equal(level, refuted ? 'error' : 'none');
      }
    });
  });

  it('SARIF for code scanning fits its schema and has the violations, each at a place within the project', () => {
    forAny((report) => {
      const text = formatSarifScanning(report);
      assert.deepEqual(sarifErrors(text), []);
      const results = (JSON.parse(text) as Log).runs[0]?.results ?? [];
      const refuted = report.properties.filter(({ outcome }) => outcome === 'violated' || outcome === 'conflict');
      assert.equal(results.length, refuted.length);
      for (const { kind, locations } of results) {
        const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '/';
        assert.equal(kind, 'fail');
        assert.ok(!/^\/|^[a-z]+:|(?:^|\/)\.\.(?:\/|$)/iu.test(uri), uri);
      }
    });
  });

  it('JUnit fits its schema', async () => {
    assert.deepEqual(await junitErrors(samples.map(formatJunit)), []);
  });

  it('JUnit is green where something is shown, and never for what is unknown', () => {
    forAny((report) => {
      const green = new Set(
        elements(parseXml(formatJunit(report)), 'testcase')
          .filter((one) => ['failure', 'error', 'skipped'].every((tag) => one.getElementsByTagName(tag).length === 0))
          .map((one) => one.getAttribute('name')),
      );
      const cases = casesOf(report);
      assert.equal(green.size, cases.filter(({ status }) => status === 'passed').length);
      const byId = new Map(cases.map((one) => [one.id, one.status]));
      assert.equal(byId.get('run') === 'passed', report.exitCode === 0);
      for (const { id, outcome, engines } of report.properties) {
        assert.equal(byId.get(id) === 'passed', outcome === 'met');
        assert.notEqual(byId.get(id), 'skipped');
        for (const { engine, strength, required, claim } of engines) {
          const status = byId.get(`${id}/${engine}`);
          if (status === 'passed') assert.ok(strength !== null && claim === 'holds');
          if (required) assert.ok(status !== undefined && status !== 'skipped');
        }
      }
    });
  });

  it('CTRF fits its schema, and passes what JUnit is green for', () => {
    forAny((report) => {
      const text = formatCtrf(report);
      assert.deepEqual(ctrfErrors(text), []);
      const { tests, summary } = (JSON.parse(text) as CTRFReport).results;
      const passed = casesOf(report).filter(({ status }) => status === 'passed').length;
      assert.equal(tests.filter(({ status }) => status === 'passed').length, passed);
      assert.equal(summary.passed + summary.failed + summary.skipped + summary.pending + summary.other, summary.tests);
    });
  });

  it('CSV has every cell of the matrix, none empty and none a formula', () => {
    forAny((report) => {
      const rows = parse(formatCsv(report), { record_delimiter: '\r\n', from_line: 2 });
      assert.equal(rows.length, report.properties.length * report.agreement.engines.length);
      for (const row of rows)
        for (const cell of row) assert.ok(!/^(?:$|\s*[=+\-@\t\r])/u.test(cell), JSON.stringify(cell));
    });
  });

  it('the badge is well-formed, and green for nothing but the whole catalogue met', async () => {
    assert.deepEqual(await xmlErrors(samples.map(formatBadge)), []);
    forAny((report) => {
      const { summary, exitCode, notVerified } = report;
      const { run, caught } = summary.faults;
      const whole = !notVerified.some(({ kind }) => kind === 'selection') && run === caught;
      const green = formatBadge(report).includes('#1a7f37');
      assert.equal(green, exitCode === 0 && whole && summary.total > 0 && summary.outcomes.met === summary.total);
    });
  });

  it('the comment fits, and its first line says whether all is well', () => {
    forAny((report) => {
      for (const limit of [commentLimit, 5_000, 600]) {
        const text = formatComment(report, limit);
        assert.ok(Buffer.byteLength(text) <= limit);
        const good = /^\*\*(?:All \d+ properties are|The one property is) met\./u.test(text);
        assert.equal(good, report.exitCode === 0);
      }
    });
  });

  it('nothing unseen is in any file', () => {
    const files = formats.flatMap((one) => one.files).filter(({ name }) => name !== 'report.html');
    fc.assert(
      fc.property(anyReport, (report) => {
        for (const { name, make } of files) {
          const text = make(report, { attachments: {} });
          assert.ok(!/[^\P{Cc}\r\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(text), name);
        }
      }),
      { ...runs, numRuns: 25 },
    );
  });
});
