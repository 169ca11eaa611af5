/** Parts that both SARIF files are made of: texts, fingerprints, rules. */
import { createHash } from 'node:crypto';
import type { ReportingDescriptor, Result } from 'sarif';
import { markdownCode, markdown as md, visible } from '../escape.ts';
import { sortedUnique } from '../order.ts';
import type { PropertyResult } from '../schema.ts';

export const schemaUri = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A message in which nothing is a link (`[a](b)`) or a placeholder (`{0}`). */
export function message(text: string): { text: string } {
  return {
    text: visible(text)
      .replace(/[\\[\]]/gu, '\\$&')
      .replace(/[{}]/gu, '$&$&'),
  };
}

export function sentences(texts: readonly string[]): string {
  return texts.map((one) => `${one.replace(/\.$/u, '')}.`).join(' ');
}

/** Code scanning refuses a description of more than 1024 characters. */
const longestDescription = 1024;

function description(text: string): { text: string } {
  const shown = visible(text);
  return { text: shown.length <= longestDescription ? shown : `${[...shown].slice(0, 500).join('')} …` };
}

/**
 * What stays the same while code moves: property, revision, contract, and the engine where it is one engine's answer.
 * Neither lines nor the counterexample belong to it, since another seed finds another way to the same violation.
 */
export function fingerprintsOf({ id, rev, contract }: PropertyResult, engine?: string): Record<string, string> {
  const parts = [id, rev, contract, ...(engine === undefined ? [] : [engine])];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // The one name that code scanning compares; without it an alert would hang on the text of a line.
  return { 'assayProperty/v1': digest, primaryLocationLineHash: `${digest.slice(0, 16)}:1` };
}

export function ruleOf(result: PropertyResult): ReportingDescriptor {
  const { id, title, breaks, kind, category, level, contract, aliases } = result;
  const tags = sortedUnique(['security', 'formal-verification', kind, category, level, contract, ...aliases]);
  return {
    id: visible(id),
    shortDescription: description(title),
    fullDescription: description(sentences([title, `If it does not hold: ${breaks}`])),
    help: helpOf(result),
    defaultConfiguration: { level: 'error' },
    properties: {
      tags: tags.slice(0, 10).map(visible),
      precision: 'very-high',
      'problem.severity': 'error',
      revision: result.rev,
      wanted: result.wanted,
    },
  };
}

function helpOf(result: PropertyResult): { text: string; markdown: string } {
  const { title, breaks, source, wanted, choice, assumptions, lemmas } = result;
  const facts: readonly (readonly [string, string])[] = [
    ['What breaks if it fails', breaks],
    ['Stated in', `${source.document}, ${source.section}`],
    ['Wanted', wanted],
    ...(choice === null ? [] : [['Decided', choice] as const]),
    ['Assumes', assumptions.join(', ') || 'nothing named'],
    ['Rests on', lemmas.join(', ') || 'no other property'],
    ['Look into it', `npx assay run --property '${result.id}', then npx assay replay '${result.id}'`],
  ];
  return {
    text: visible(sentences([title, ...facts.map(([name, value]) => `${name}: ${value}`)])),
    markdown: [
      `**${md(title)}** (${markdownCode(result.id)}, revision ${result.rev})`,
      facts.map(([name, value]) => `- ${name}: ${md(value)}`).join('\n'),
    ].join('\n\n'),
  };
}

/** A problem has a level, and nothing else has. */
export function levelOf(kind: Result.kind): Result.level {
  return kind === 'fail' ? 'error' : 'none';
}
