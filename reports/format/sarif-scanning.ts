/**
 * SARIF 2.1.0 for code scanning: violations only, since such readers raise an alert for whatever they are given, and
 * only where each has a place. What is not shown is told as a notification, so that an empty list is no proof.
 */
import type { Log } from 'sarif';
import { jsonText } from '../escape.ts';
import type { Report } from '../schema.ts';
import { judgementResult } from './sarif.ts';
import { ruleOf, schemaUri } from './sarif-parts.ts';
import { invocationOf, runOf } from './sarif-run.ts';

export function formatSarifScanning(report: Report): string {
  const found = report.properties.filter(({ outcome }) => outcome === 'violated' || outcome === 'conflict');
  const results = found.map((result, at) => ({ ...judgementResult(result, report, { insists: true }), ruleIndex: at }));
  const run = runOf(report, 'violations', { rules: found.map(ruleOf), results, invocation: invocationOf(report) });
  const log: Log = { $schema: schemaUri, version: '2.1.0', runs: [run] };
  return `${jsonText(log)}\n`;
}
