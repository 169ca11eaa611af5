/** Parts that both SARIF files are made of: texts, places, fingerprints, rules, counterexamples. */
import { createHash } from 'node:crypto';
import type { CodeFlow, Location, PhysicalLocation, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import { decodeCall, etherText, wordsOf } from '../decode.ts';
import { markdownCode, markdown as md, visible } from '../escape.ts';
import { sortedUnique } from '../order.ts';
import type { Cell, PropertyResult, Report } from '../schema.ts';
import { counterexampleWord } from '../words.ts';

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

/** Null for what is not plainly a file below the project root. */
export function relativeUri(path: string): string | null {
  const parts = path.split('/');
  if (/^[a-z]:|[\\\0]|[\p{Cs}\p{Cc}]/iu.test(path) || parts.some((part) => ['', '.', '..'].includes(part))) return null;
  return parts.map(encodeURIComponent).join('/');
}

/** The contract that the property is about, or else the source of what an engine was asked. */
function fileOf({ contract, engines }: PropertyResult, { contracts }: Report): string | null {
  const own = contracts.find(({ name }) => name === contract);
  if (own !== undefined) return own.file;
  const entries = engines.flatMap(({ obligations }) => obligations.map(({ entry }) => entry));
  const file = /^(?:bytecode of |source of )?([^:]+\.[a-z0-9]+)(?=:|$)/u;
  return entries.flatMap((entry) => file.exec(entry)?.[1] ?? [])[0] ?? null;
}

/** Where a reader insists on a file and a line, they are the contract's first, or those of the project's settings. */
export function locationsOf(result: PropertyResult, report: Report, insists = false): Location[] {
  const file = fileOf(result, report);
  const uri = (file === null ? null : relativeUri(file)) ?? (insists ? 'foundry.toml' : null);
  const name = visible(result.contract);
  return [
    {
      ...(uri === null ? {} : { physicalLocation: physical(uri, insists) }),
      logicalLocations: [{ name, fullyQualifiedName: name, kind: 'type' }],
    },
  ];
}

function physical(uri: string, withLine: boolean): PhysicalLocation {
  const artifactLocation = { uri, uriBaseId: '%SRCROOT%' };
  return withLine ? { artifactLocation, region: { startLine: 1 } } : { artifactLocation };
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

/** The engine whose counterexample is worth the most. */
export function refuterOf({ engines, counterexample }: PropertyResult): Cell | null {
  if (counterexample === 'none') return null;
  return engines.find((cell) => cell.counterexample === counterexample && cell.witness !== null) ?? null;
}

/** Code scanning shows the first thousand steps. */
const mostSteps = 1000;

export function codeFlowsOf(cell: Cell | null, report: Report): { codeFlows?: CodeFlow[] } {
  const steps = cell === null ? [] : stepsOf(cell, report);
  if (cell === null || steps.length === 0) return {};
  const left = steps.length - mostSteps;
  const shown = left > 0 ? [...steps.slice(0, mostSteps - 1), step(`${left + 1} more steps`)] : steps;
  return {
    codeFlows: [
      {
        message: message(`By ${cell.engine}, ${counterexampleWord(cell.counterexample)}`),
        threadFlows: [{ locations: shown }],
      },
    ],
  };
}

function stepsOf({ witness }: Cell, report: Report): ThreadFlowLocation[] {
  const state = (witness?.state ?? []).map((one) =>
    one.set === 'storage'
      ? step(`starts with storage of ${one.address} at ${one.slot} = ${one.value}`)
      : step(`starts with a balance of ${one.address} = ${etherText(one.value)}`),
  );
  const calls = (witness?.calls ?? []).map(({ to, from, target, value, data, reverted }) => {
    const { signature, args } = decodeCall(data, report.selectors);
    const given = args.map((arg) => `${`${arg.type} ${arg.name}`.trim()} = ${arg.value}`).join(', ');
    const what = signature === null || args.length === 0 ? wordsOf(data).join(' ') : given;
    const paid = value === '0' ? '' : `, value ${etherText(value)}`;
    const name = `${target || to}.${signature ?? 'unknown function'}`;
    return step(`${name} from ${from}${paid}: ${what}${reverted ? '; reverts' : ''}`, name);
  });
  const values = Object.entries(witness?.model ?? {}).map(([name, value]) => step(`${name} = ${value}`));
  return [...state, ...(calls.length > 0 ? calls : values)];
}

function step(text: string, name?: string): ThreadFlowLocation {
  const called =
    name === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: visible(name), kind: 'function' }] };
  return { location: { message: message(text), ...called } };
}

/** A problem has a level, and nothing else has. */
export function levelOf(kind: Result.kind): Result.level {
  return kind === 'fail' ? 'error' : 'none';
}
