import assert from 'node:assert/strict';
import type { CTRFReport, Test } from 'ctrf';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { ctrfErrors } from '../__fixtures__/validators.ts';
import { buildReport, type ReportInput } from '../report.ts';
import { formatCtrf } from './ctrf.ts';

function parsed(input: ReportInput): CTRFReport {
  return JSON.parse(formatCtrf(buildReport(input))) as CTRFReport;
}

function told(input: ReportInput): Map<string | undefined, Test> {
  return new Map(parsed(input).results.tests.map((one) => [one.testId, one]));
}

describe('ctrf', () => {
  it('fits its published schema, with everything, with nothing, and from hostile input', () => {
    for (const input of [flat(), { ...flat(), selected: [] }, hostile(flat())])
      assert.deepEqual(ctrfErrors(formatCtrf(buildReport(input))), []);
    assert.notDeepEqual(ctrfErrors(formatCtrf(buildReport(flat())).replace('"other"', '"unknown"')), []);
    assert.notDeepEqual(
      ctrfErrors(formatCtrf(buildReport(flat())).replaceAll('"status": "other"', '"status": "green"')),
      [],
    );
  });

  it('passes what is met, and says other of what is unknown, with the cause', () => {
    const tests = told(flat());
    for (const [id, status, raw] of [
      ['run', 'failed', 'exit:1'],
      ['RISE-STATE-001', 'passed', 'met'],
      ['RISE-STATE-001/forge', 'passed', 'sampled'],
      ['FLAT-ACC-001', 'other', 'short:timeout'],
      ['FLAT-ACC-001/halmos', 'other', 'unknown:timeout'],
      ['OCEAN-TRANS-002', 'other', 'error:tool-missing'],
      ['RISE-ACC-003', 'other', 'short:replay-mismatch'],
      ['GHOST-ACC-001', 'failed', 'violated'],
      ['OCEAN-TRANS-001', 'failed', 'conflict'],
      ['fault F-004', 'failed', 'missed'],
    ] as const)
      assert.deepEqual([tests.get(id)?.status, tests.get(id)?.rawStatus], [status, raw], id);
  });

  it('says pending of an answer that is not there yet', () => {
    const input = flat();
    const verdicts = input.ledger.verdicts.map((one) =>
      one.cause?.code === 'timeout' ? { ...one, cause: { ...one.cause, code: 'pending' as const } } : one,
    );
    const tests = told({ ...input, ledger: { ...input.ledger, verdicts } });
    assert.equal(tests.get('FLAT-ACC-001')?.status, 'pending');
    assert.equal(tests.get('FLAT-ACC-001/halmos')?.status, 'pending');
  });

  it('counts what it holds, and ends after what the engines took', () => {
    const { summary, tests } = parsed(flat()).results;
    const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;
    for (const status of statuses)
      assert.equal(summary[status], tests.filter((one) => one.status === status).length, status);
    assert.equal(summary.tests, tests.length);
    assert.equal(
      summary.stop - summary.start,
      tests.reduce((sum, { duration }) => sum + duration, 0),
    );
    assert.equal(new Set(tests.map(({ testId }) => testId)).size, tests.length);
  });
});
