/** The report for a terminal or a log: plain lines, colour and a width only when told. */

import pc from 'picocolors';
import { agreementWord, axesText, confirmedText, notRunText } from '../agreement-words.ts';
import { answerOf } from '../answer.ts';
import { changeLines } from '../diff/format.ts';
import { visibleDeep } from '../escape.ts';
import { groupBy } from '../group.ts';
import { never } from '../never.ts';
import { byText } from '../order.ts';
import {
  type AgreementRow,
  type Cell,
  type NotVerified,
  notVerifiedKinds,
  type PropertyResult,
  type Report,
  type Standing,
} from '../schema.ts';
import {
  cellWord,
  counterexampleWord,
  kindTitle,
  needsAttention,
  outcomeWord,
  standingWord,
  totals,
} from '../words.ts';
import { conflictLines } from './terminal-conflicts.ts';

export interface TerminalOptions {
  readonly color?: boolean;
  /** Longest line; no limit unless told. */
  readonly columns?: number;
}

type Paint = ReturnType<typeof pc.createColors>;

export function formatTerminal(input: Report, options: TerminalOptions = {}): string {
  const report = visibleDeep(input);
  const paint = pc.createColors(options.color ?? false);
  const cut = (line: string): string => clip(line, options.columns);
  // Not cut: it is all there is to tell who is wrong.
  const conflicts = conflictLines(report);
  const lines = [
    ...sinceLines(report, options),
    ...(conflicts.length > 0 ? [paint.bold('Conflicts'), ...conflicts.map((line) => paint.red(line)), ''] : []),
    paint.bold('Not verified'),
    ...notVerifiedLines(report.notVerified).map((line) => cut(`  ${line}`)),
    '',
  ];
  const attention = needsAttention(report.properties);
  if (attention.length > 0) {
    lines.push(paint.bold('Needs attention'));
    for (const result of attention) lines.push(...attentionLines(result, rowOf(report, result), paint, cut));
    lines.push('');
  }
  lines.push(...tableLines(report, paint, cut));
  // Not cut: the command that mends an engine is of no use without its end.
  lines.push(...agreementLines(report));
  lines.push(`${answerOf(report)} ${totalsLine(report)}`);
  return `${lines.join('\n')}\n`;
}

/** What became of the run since the baseline. */
function sinceLines({ change }: Report, options: TerminalOptions): string[] {
  return change === undefined ? [] : [...changeLines(change, { ...options, rows: 20 }), ''];
}

function rowOf({ agreement }: Report, { id }: PropertyResult): AgreementRow | null {
  return agreement.rows.find(({ property }) => property === id) ?? null;
}

/** How the engines lie to each other over all properties, and which were never started. */
function agreementLines({ agreement }: Report): string[] {
  const { axes, rows, notRun } = agreement;
  return [
    ...(rows.length > 0 ? [`Agreement: ${axesText(axes)}`] : []),
    ...notRun.map((one) => `${one.engine}: ${notRunText(one)}`),
  ];
}

/** One line a kind; single items are listed in the written reports. */
function notVerifiedLines(entries: readonly NotVerified[]): string[] {
  const groups = groupBy(entries, (entry) => entry.kind);
  const lines: string[] = [];
  for (const kind of notVerifiedKinds) {
    const found = groups.get(kind) ?? [];
    if (found.length === 0) continue;
    switch (kind) {
      case 'problem':
      case 'recorded':
      case 'mutation':
      case 'coverage':
      case 'economics':
      case 'scope':
      case 'trace':
        lines.push(...found.map((entry) => `${kindTitle(kind)}: ${entry.text}`));
        break;
      case 'engine':
        lines.push(...found.map((entry) => `${kindTitle(kind)}: ${entry.subject}; ${entry.text}`));
        break;
      case 'selection':
      case 'property':
      case 'unanswered':
      case 'bound':
      case 'function':
      case 'assumption':
      case 'fault':
        lines.push(`${kindTitle(kind)} (${found.length}): ${some(found.map((entry) => entry.subject))}`);
        break;
      default:
        never(kind);
    }
  }
  return lines;
}

function some(subjects: readonly string[]): string {
  const most = 12;
  const rest = subjects.length - most;
  return subjects.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function attentionLines(
  result: PropertyResult,
  row: AgreementRow | null,
  paint: Paint,
  cut: (line: string) => string,
): string[] {
  const lines = [paintStanding(result.standing, cut(`  ${result.id}  ${outcomeWord(result)}  ${result.title}`), paint)];
  if (result.cause) lines.push(cut(`      ${result.cause.detail}`));
  for (const cell of result.engines) {
    if (cell.counterexample === 'none') continue;
    const file = cell.replay?.test ? `  ${cell.replay.test}` : '';
    lines.push(cut(`      ${cell.engine}: ${counterexampleWord(cell.counterexample)}${file}`));
  }
  if (row?.axis === 'differ') lines.push(cut(`      held by ${confirmedText(row)}`));
  return lines;
}

function tableLines(report: Report, paint: Paint, cut: (line: string) => string): string[] {
  const { properties: results } = report;
  const lines: string[] = [];
  const words = new Map(report.agreement.rows.map((row) => [row.property, agreementWord(row)]));
  const agreementWidth = Math.max(0, ...[...words.values()].map((word) => word.length));
  const idWidth = Math.max(0, ...results.map((result) => result.id.length));
  const wordWidth = Math.max(0, ...results.map((result) => standingWord(result.standing).length));
  const groups = groupBy(results, (result) => result.contract);
  for (const contract of [...groups.keys()].sort(byText)) {
    lines.push(paint.bold(contract));
    for (const result of groups.get(contract) ?? []) {
      const mark = result.outcome === 'met' ? '  ' : '! ';
      const word = standingWord(result.standing).padEnd(wordWidth);
      const agreed = (words.get(result.id) ?? '').padEnd(agreementWidth);
      const cells = result.engines
        .filter((cell) => cell.standing !== 'not-asked')
        .map(cellText)
        .join(', ');
      const line = `${mark}${result.id.padEnd(idWidth)}  ${word}  ${agreed}  ${result.title}  (${cells || 'no engine was asked'})`;
      lines.push(paintStanding(result.standing, cut(line), paint));
    }
    lines.push('');
  }
  return lines;
}

function cellText(cell: Cell): string {
  return `${cell.engine} ${cellWord(cell)}`;
}

function totalsLine(report: Report): string {
  const { faults, obligations } = report.summary;
  const caught = faults.run > 0 ? ` · ${faults.caught} of ${faults.run} seeded faults caught` : '';
  return `${totals(report.summary.outcomes, report.summary.total)} · ${obligations} obligations${caught} · exit ${report.exitCode}`;
}

function paintStanding(standing: Standing, text: string, paint: Paint): string {
  switch (standing) {
    case 'conflict':
    case 'violated':
    case 'insane':
    case 'error':
      return paint.red(text);
    case 'unconfirmed':
    case 'unknown':
      return paint.yellow(text);
    case 'sampled':
    case 'bounded':
      return paint.cyan(text);
    case 'proved':
      return paint.green(text);
    default:
      return never(standing);
  }
}

function clip(line: string, columns: number | undefined): string {
  const characters = [...line];
  if (columns === undefined || columns < 20 || characters.length <= columns) return line;
  return `${characters.slice(0, columns - 1).join('')}…`;
}
