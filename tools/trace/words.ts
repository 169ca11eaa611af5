/** The audit of the catalogue in words. */
import { nameOf } from '../../harness/trace/finding.ts';
import type { Trace } from './schema.ts';

export function traceText({ counts, findings, waived, unproved }: Trace): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    ...findings.flatMap((one) => [
      `${one.code}  ${one.place}: ${one.text}. Fix: ${one.fix}.`,
      `  ${nameOf(one)}`,
    ]),
    countsText({ counts }),
    `${unproved.length} state-changing functions under no proved property`,
    `${all} places, ${findings.length} findings, ${waived.length} waived`,
  ].join('\n');
}

/** One line. */
export function countsText({ counts }: Pick<Trace, 'counts'>): string {
  const { proof, assumption, hypothesis, construction, nothing } = counts;
  return `assumed in harnesses: ${proof} proved elsewhere, ${assumption} believed, ${hypothesis} premises of theorems, ${construction} that cannot be otherwise, ${nothing} without a reason`;
}
