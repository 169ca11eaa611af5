/** What a reader must not believe: everything that was not shown, before anything that was. */
import type { Property } from '../properties/schema.ts';
import type { Coverage } from '../tools/coverage/schema.ts';
import * as reach from '../tools/coverage/words.ts';
import type { Measure } from '../tools/economics/schema.ts';
import { beyondText, caveat } from '../tools/economics/words.ts';
import type { MutationSummary } from '../tools/mutation/summary.ts';
import { unnoticedTexts } from '../tools/mutation/words.ts';
import type { Verdict } from '../tools/schema.ts';
import type { Trace } from '../tools/trace/schema.ts';
import * as traced from '../tools/trace/words.ts';
import { notRunText } from './agreement-words.ts';
import { elsewhere } from './elsewhere.ts';
import { groupBy } from './group.ts';
import { never } from './never.ts';
import { byText } from './order.ts';
import {
  type NotRun,
  type NotVerified,
  notVerifiedKinds,
  type PropertyResult,
  type Report,
  type Toothless,
} from './schema.ts';
import { causeText, outcomeWord } from './words.ts';

/** A state-changing function of an audited contract and the properties that speak of it. */
export interface FunctionCoverage {
  readonly contract: string;
  readonly name: string;
  readonly properties: readonly string[];
}

export interface NotVerifiedInput {
  readonly problems: readonly string[];
  readonly results: readonly PropertyResult[];
  readonly known: readonly Property[];
  readonly notRun: readonly NotRun[];
  readonly assumptions: Report['assumptions'];
  readonly toothless: readonly Toothless[];
  readonly functions: readonly FunctionCoverage[] | null;
  readonly outOfScope: readonly string[];
  readonly economics: readonly Measure[] | null;
  readonly coverage: Coverage | null;
  readonly trace: Trace | null;
  readonly mutation: MutationSummary | null;
  readonly dirty: boolean;
  readonly verdicts: readonly Verdict[];
}

type Entry = NotVerified;

/** Entries of one kind that say the same, with everything they say it of. */
export function bySameText(
  entries: readonly NotVerified[],
): { readonly text: string; readonly subjects: readonly string[] }[] {
  return [...groupBy(entries, (entry) => entry.text)].map(([text, found]) => ({
    text,
    subjects: found.map((entry) => entry.subject),
  }));
}

export function notVerified(input: NotVerifiedInput): NotVerified[] {
  const entries: Entry[] = [
    ...input.problems.map((text): Entry => ({ kind: 'problem', subject: 'run', text })),
    ...elsewhere(input.verdicts),
    ...unselected(input),
    ...input.results.flatMap(unmet),
    ...input.results.flatMap(unanswered),
    ...input.notRun.map((one): Entry => ({ kind: 'engine', subject: one.engine, text: notRunText(one) })),
    ...input.results.flatMap(bounded),
    ...untouched(input.functions),
    ...unproved(input),
    ...untraced(input.trace),
    ...input.assumptions.filter((one) => one.users.length > 0).map(believed),
    ...input.toothless.map(toothless),
    ...unnoticedTexts(input.mutation).map((text): Entry => ({ kind: 'mutation', subject: 'mutants', text })),
    reached(input.coverage),
    ...economic(input.economics),
    ...scope(input),
  ];
  const rank = (entry: Entry): number => notVerifiedKinds.indexOf(entry.kind);
  return entries.sort((a, b) => rank(a) - rank(b) || byText(a.subject, b.subject) || byText(a.text, b.text));
}

function unselected({ known, results }: NotVerifiedInput): Entry[] {
  const judged = new Set(results.map((result) => result.id));
  return known
    .filter((property) => !judged.has(property.id))
    .map((property) => ({ kind: 'selection', subject: property.id, text: 'not selected' }));
}

function unmet(result: PropertyResult): Entry[] {
  if (result.outcome === 'met') return [];
  const cause = result.cause ? `; ${causeText(result.cause)}` : '';
  const stated =
    result.shortfall === null ? '' : `; stated as ${result.shortfall.reaches} only: ${result.shortfall.reason}`;
  return [{ kind: 'property', subject: result.id, text: `${outcomeWord(result)}${cause}${stated}` }];
}

function unanswered(result: PropertyResult): Entry[] {
  return result.engines
    .filter((cell) => cell.required && (cell.claim === 'unknown' || cell.claim === 'not-run'))
    .map((cell) => ({
      kind: 'unanswered',
      subject: `${result.id} on ${cell.engine}`,
      text: cell.cause ? causeText(cell.cause) : 'no answer',
    }));
}

function bounded(result: PropertyResult): Entry[] {
  if (result.strength === null || result.strength === 'proved') return [];
  return [{ kind: 'bound', subject: result.id, text: `${result.strength} only: ${result.bounds.join('; ')}` }];
}

function untouched(functions: readonly FunctionCoverage[] | null): Entry[] {
  if (functions === null) {
    return [
      {
        kind: 'function',
        subject: 'all contracts',
        text: 'it was not determined which functions are under no property',
      },
    ];
  }
  return functions
    .filter((one) => one.properties.length === 0)
    .map((one) => ({
      kind: 'function',
      subject: `${one.contract}.${one.name}`,
      text: 'changes state and is under no property',
    }));
}

/** Those under no property at all are told already. */
function unproved({ trace }: NotVerifiedInput): Entry[] {
  return (trace?.unproved ?? [])
    .filter(({ properties }) => properties.length > 0)
    .map((one) => ({
      kind: 'function',
      subject: `${one.contract}.${one.function}`,
      text: 'changes state and is under no property that is to be proved',
    }));
}

/** What harnesses take for granted, and what of it leads nowhere. */
function untraced(trace: Trace | null): Entry[] {
  const texts =
    trace === null
      ? ['What harnesses take for granted was not traced: npx assay trace does.']
      : [traced.countsText(trace), ...trace.findings.map(({ text }) => text), ...trace.waived.map(traced.waivedText)];
  return texts.map((text) => ({ kind: 'trace', subject: 'trace', text }));
}

function believed(assumption: Report['assumptions'][number]): Entry {
  const users = assumption.users.length === 1 ? '1 property' : `${assumption.users.length} properties`;
  return {
    kind: 'assumption',
    subject: assumption.id,
    text: `believed by ${users}, ${assumption.soundness} reality: ${assumption.text}`,
  };
}

function toothless(one: Toothless): Entry {
  return { kind: 'fault', subject: one.property, text: toothlessText(one) };
}

export function toothlessText(one: Toothless): string {
  switch (one.reason) {
    case 'not-caught':
      return `toothless: caught none of ${one.faults.join(', ')}`;
    case 'not-run':
      return 'no seeded fault was run; assay run --faults runs them';
    case 'no-fault':
      return 'no seeded fault is defined for it';
    default:
      return never(one.reason);
  }
}

/** What the campaigns never came to; single items are listed in the section of their own. */
function reached(coverage: Coverage | null): Entry {
  const text =
    coverage === null
      ? 'What the campaigns reach was not measured: npx assay coverage does.'
      : `${reach.summaryText(coverage)} ${reach.caveat}`;
  return { kind: 'coverage', subject: 'coverage', text };
}

/** What was taken beyond a stated bound, and what the other figures are worth. */
function economic(measures: readonly Measure[] | null): Entry[] {
  const texts =
    measures === null
      ? ['Nothing was measured of what an attacker can take: npx assay economics does.']
      : [caveat, ...measures.filter(({ standing }) => standing === 'beyond').map(beyondText)];
  return texts.map((text) => ({ kind: 'economics', subject: 'economics', text }));
}

function scope({ outOfScope, dirty }: NotVerifiedInput): Entry[] {
  const texts = [
    'The runtime bytecode listed under Scope is what was judged: other code, constructors run elsewhere and other deployments were not.',
    'The engines, their solvers, the compiler and the EVM models are trusted. A proof is as good as the least of those it used.',
    'Nothing is said of governance or off-chain parts beyond the properties listed.',
    ...outOfScope,
    ...(dirty ? ['The tree had uncommitted changes: the commit named does not identify what was judged.'] : []),
  ];
  return texts.map((text) => ({ kind: 'scope', subject: 'scope', text }));
}
