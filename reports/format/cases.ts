/** The report as test cases, for programs that know tests. One list, so that JUnit and CTRF cannot say different things. */
import { answerOf } from '../answer.ts';
import { isCaught } from '../faults.ts';
import { never } from '../never.ts';
import type { Cell, PropertyResult, Report, ReportCause } from '../schema.ts';
import { causeText, cellWord, counterexampleWord, outcomeWord, sanityWord, totals } from '../words.ts';

/** `unknown` is neither: not shown, not run, or not to be judged. `skipped` is only what nobody was owed. */
export type CaseStatus = 'passed' | 'failed' | 'unknown' | 'skipped';

export interface Case {
  /** Property, or property and engine; the same in every run. */
  readonly id: string;
  readonly suite: string;
  readonly name: string;
  readonly status: CaseStatus;
  /** The judgement in the report's own words: `short:timeout`. */
  readonly raw: string;
  /** Why it is not passed; empty when it is. */
  readonly message: string;
  readonly seconds: number;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export function casesOf(report: Report): Case[] {
  return [
    runCase(report),
    ...report.properties.map(propertyCase),
    ...report.properties.flatMap((result) => result.engines.flatMap((cell) => engineCase(result, cell))),
    ...report.faults.map(faultCase),
    ...report.notVerified.filter(({ kind }) => kind === 'selection').map(unselectedCase),
  ];
}

/** Without it a run in which nothing was judged would be a file without tests, which reads as green. */
function runCase({ exitCode, problems, summary, identity }: Report): Case {
  const clean = exitCode === 0 && problems.length === 0 && summary.total > 0;
  const said = `${answerOf({ summary, exitCode })} ${totals(summary.outcomes, summary.total)}`;
  return {
    id: 'run',
    suite: 'The run as a whole',
    name: 'Everything is as expected',
    status: clean ? 'passed' : exitCode === 1 ? 'failed' : 'unknown',
    raw: `exit:${exitCode}`,
    message: clean ? '' : [said, ...problems].join('; '),
    seconds: 0,
    facts: [
      ['commit', identity.commit ?? 'none'],
      ['dirty', String(identity.dirty)],
      ['profile', identity.profile],
      ['compiler', identity.compiler],
      ['manifest', identity.manifest],
    ],
  };
}

/** The judgement over all engines. Its time is that of the engines, which have cases of their own. */
function propertyCase(result: PropertyResult): Case {
  const status = statusOf(result);
  return {
    id: result.id,
    suite: `Contract ${result.contract}`,
    name: `${result.id}: ${result.title}`,
    status,
    raw: rawOf(result.outcome, result.cause),
    message: status === 'passed' ? '' : whyNot(result),
    seconds: 0,
    facts: [
      ['wanted', result.wanted],
      ['strength', result.strength ?? 'none'],
      ['sanity', sanityWord(result.sanity)],
      ['counterexample', counterexampleWord(result.counterexample)],
      ['bounds', listed(result.bounds)],
      ['assumptions', listed(result.assumptions)],
      ['rests on', listed(result.lemmas)],
      ['breaks', result.breaks],
      ['source', `${result.source.document}, ${result.source.section}`],
    ],
  };
}

function statusOf({ outcome }: PropertyResult): CaseStatus {
  switch (outcome) {
    case 'met':
      return 'passed';
    case 'violated':
    case 'conflict':
      return 'failed';
    case 'short':
    case 'error':
      return 'unknown';
    default:
      return never(outcome);
  }
}

function whyNot(result: PropertyResult): string {
  const stated = result.shortfall === null ? [] : [`stated as ${result.shortfall.reaches}: ${result.shortfall.reason}`];
  return [outcomeWord(result), ...(result.cause ? [causeText(result.cause)] : []), ...stated].join('; ');
}

/** None for an engine that is not asked and not owed. */
function engineCase(result: PropertyResult, cell: Cell): Case[] {
  if (cell.standing === 'not-asked' && !cell.required) return [];
  const { status, message } = engineStatus(result, cell);
  return [
    {
      id: `${result.id}/${cell.engine}`,
      suite: `Engine ${cell.engine}`,
      name: `${result.id} by ${cell.engine}: ${result.title}`,
      status,
      raw: cell.strength ?? rawOf(cell.standing, cell.cause),
      message,
      seconds: cell.seconds,
      facts: [
        ['engine', cell.engine],
        ['version', cell.version ?? 'unknown'],
        ['required', String(cell.required)],
        ['strength', cell.strength ?? 'none'],
        ['bounds', listed(cell.bounds)],
        ['seed', cell.seed ?? 'none'],
        ['command', cell.command ?? 'none'],
        ['sanity', sanityWord(cell.sanity)],
      ],
    },
  ];
}

/** What an engine holds while another has the counterexample is not green either: one of them saw less, or is wrong. */
function engineStatus(result: PropertyResult, cell: Cell): { status: CaseStatus; message: string } {
  const refuted = result.outcome === 'violated' || result.outcome === 'conflict';
  const why = cell.cause === null ? cellWord(cell) : causeText(cell.cause);
  switch (cell.standing) {
    case 'violated':
    case 'conflict':
      return { status: 'failed', message: `${counterexampleWord(cell.counterexample)}; ${why}` };
    case 'proved':
    case 'bounded':
    case 'sampled':
      if (cell.strength === null) return { status: 'unknown', message: why };
      if (refuted) return { status: 'unknown', message: `${cell.strength}, and refuted by another engine` };
      return { status: 'passed', message: '' };
    case 'unknown':
    case 'error':
      return { status: isFree(cell) ? 'skipped' : 'unknown', message: why };
    case 'unconfirmed':
    case 'insane':
    case 'not-asked':
      return { status: 'unknown', message: why };
    default:
      return never(cell.standing);
  }
}

/** The silence of an optional engine costs nothing, unless it is a fault of the run. */
function isFree({ required, obligations }: Cell): boolean {
  return !required && obligations.every(({ problems }) => problems.length === 0);
}

function faultCase(fault: Report['faults'][number]): Case {
  const caught = isCaught(fault);
  return {
    id: `fault ${fault.id}`,
    suite: 'Seeded faults',
    name: `${fault.id}: ${fault.title}`,
    status: caught ? 'passed' : 'failed',
    raw: caught ? 'caught' : fault.caught ? 'caught:not-confirmed' : 'missed',
    message: caught ? '' : fault.detail || 'not caught',
    seconds: fault.seconds,
    facts: [
      ['property', fault.property],
      ['caught by', listed(fault.by)],
    ],
  };
}

function unselectedCase({ subject, text }: Report['notVerified'][number]): Case {
  const name = `${subject}: not part of this run`;
  return {
    id: subject,
    suite: 'Not selected',
    name,
    status: 'skipped',
    raw: 'not-selected',
    message: text,
    seconds: 0,
    facts: [],
  };
}

function rawOf(word: string, cause: ReportCause | null): string {
  return cause === null || cause.code === word ? word : `${word}:${cause.code}`;
}

function listed(texts: readonly string[]): string {
  return texts.length === 0 ? 'none' : texts.join('; ');
}
