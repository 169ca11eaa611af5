/**
 * JUnit XML, in the shape that Jenkins, GitLab and others read. They count a test case without a child as passed and
 * show a skipped one as harmless, so whatever is not known is an `error`, and only what nobody was owed is skipped.
 */
import { xml } from '../escape.ts';
import { groupBy } from '../group.ts';
import { never } from '../never.ts';
import type { Report } from '../schema.ts';
import { type Case, type CaseStatus, casesOf } from './cases.ts';

export function formatJunit(report: Report): string {
  const cases = casesOf(report);
  const suites = [...groupBy(cases, ({ suite }) => suite)].map(([name, found]) => suiteText(name, found));
  const name = report.project === null ? 'Assay' : `Assay: ${report.project}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(name)}" ${counts(cases)}>`,
    ...suites,
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function counts(cases: readonly Case[]): string {
  const of = (status: CaseStatus): number => cases.filter((one) => one.status === status).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0);
  return `tests="${cases.length}" failures="${of('failed')}" errors="${of('unknown')}" time="${seconds.toFixed(3)}"`;
}

function suiteText(name: string, cases: readonly Case[]): string {
  const skipped = cases.filter(({ status }) => status === 'skipped').length;
  return [
    `  <testsuite name="${xml(name)}" ${counts(cases)} skipped="${skipped}">`,
    ...cases.map(caseText),
    '  </testsuite>',
  ].join('\n');
}

function caseText(one: Case): string {
  const facts = one.facts.map(([name, value]) => `${xml(name)}: ${xml(value)}`);
  const children = [
    ...outcome(one),
    ...(facts.length > 0 ? [`      <system-out>${facts.join('\n')}</system-out>`] : []),
  ];
  const open = `    <testcase classname="${xml(one.suite)}" name="${xml(one.name)}" time="${one.seconds.toFixed(3)}"`;
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

function outcome({ status, raw, message }: Case): string[] {
  const bad = (tag: 'failure' | 'error'): string[] => [
    `      <${tag} type="${xml(raw)}" message="${xml(message)}">${xml(message)}</${tag}>`,
  ];
  switch (status) {
    case 'passed':
      return [];
    case 'failed':
      return bad('failure');
    case 'unknown':
      return bad('error');
    case 'skipped':
      return [`      <skipped>${xml(message)}</skipped>`];
    default:
      return never(status);
  }
}
