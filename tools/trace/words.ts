/** The audit of the catalogue in words. */
import { nameOf } from '../../harness/trace/finding.ts';
import type { Trace } from './schema.ts';

export function traceText({ counts, findings, waived, unproved }: Trace): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    ...findings.flatMap((one) => [`${one.code}  ${one.place}: ${one.text}. Fix: ${one.fix}.`, `  ${nameOf(one)}`]),
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

export const note =
  'Each place at which a harness can keep an execution from being judged, and what discharges it; npx assay trace lists them one by one.';

export const countsHead: readonly string[] = ['Discharged by', 'Places'];

export function countRows({ counts }: Pick<Trace, 'counts'>): readonly (readonly string[])[] {
  const { proof, assumption, hypothesis, construction, nothing } = counts;
  return [
    ['a property that proves it', String(proof)],
    ['nothing: it is believed', String(assumption)],
    ['the theorem that it is a premise of', String(hypothesis)],
    ['its form: it cannot be otherwise', String(construction)],
    ['nothing, and no reason', String(nothing)],
  ];
}

/** Those that a harness makes; what only properties name is in the table of assumptions. */
export function assumedRows({ assumed }: Pick<Trace, 'assumed'>): readonly (readonly string[])[] {
  return assumed
    .filter(({ places }) => places.length > 0)
    .map(({ assumption, places }) => [assumption, places.join(', ')]);
}

export const findingHead: readonly string[] = ['Code', 'Place', 'What', 'Fix'];

export function findingRows({ findings }: Pick<Trace, 'findings'>): readonly (readonly string[])[] {
  return findings.map(({ code, place, text, fix }) => [code, place, text, fix]);
}

export function waivedText({ finding, reason, until }: Trace['waived'][number]): string {
  return `${finding.text}; waived until ${until}: ${reason}`;
}
