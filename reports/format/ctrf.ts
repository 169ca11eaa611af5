/** CTRF, the common test report format. It has no word for what is not known: that is `other`, never `passed`. */
import type { CTRFReport, Test, TestStatus } from 'ctrf';
import { jsonText, visibleDeep } from '../escape.ts';
import { never } from '../never.ts';
import { sortedUnique } from '../order.ts';
import type { Report } from '../schema.ts';
import { type Case, casesOf } from './cases.ts';

/** The ledger has no clock, only durations: time begins at 0 and ends at the sum of what the engines took. */
export function formatCtrf(report: Report): string {
  const { identity } = report;
  const tests = casesOf(report).map(testOf);
  const of = (status: TestStatus): number => tests.filter((one) => one.status === status).length;
  const document: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    runId: `${identity.manifest}@${identity.commit ?? 'no commit'}`,
    generatedBy: `Assay ${identity.assay}`,
    results: {
      tool: { name: 'Assay', version: identity.assay },
      summary: {
        tests: tests.length,
        passed: of('passed'),
        failed: of('failed'),
        skipped: of('skipped'),
        pending: of('pending'),
        other: of('other'),
        suites: sortedUnique(tests.flatMap(({ suite }) => suite ?? [])).length,
        start: 0,
        stop: tests.reduce((sum, { duration }) => sum + duration, 0),
      },
      tests,
      environment: {
        ...(report.project === null ? {} : { appName: report.project }),
        ...(identity.commit === null ? {} : { commit: identity.commit }),
        extra: { dirty: identity.dirty, profile: identity.profile, compiler: identity.compiler },
      },
    },
  };
  return `${jsonText(visibleDeep(document))}\n`;
}

function testOf(one: Case): Test {
  return {
    testId: one.id,
    name: one.name,
    status: statusOf(one),
    rawStatus: one.raw,
    duration: Math.round(one.seconds * 1000),
    suite: [one.suite],
    ...(one.message === '' ? {} : { message: one.message }),
    labels: Object.fromEntries(one.facts),
  };
}

function statusOf({ status, raw }: Case): TestStatus {
  switch (status) {
    case 'passed':
    case 'failed':
    case 'skipped':
      return status;
    case 'unknown':
      return raw.endsWith(':pending') ? 'pending' : 'other';
    default:
      return never(status);
  }
}
