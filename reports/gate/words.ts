/** What a gate says: the answer, then a line for each reason. */
import pc from 'picocolors';
import { markdown as text, visibleDeep } from '../escape.ts';
import type { Report } from '../schema.ts';
import type { Known, Weighed } from './weigh.ts';

export interface GateNotes {
  /** What the two runs do not share, and what nobody showed in the later one. */
  readonly notes: readonly string[];
}

export type Gated = Weighed & GateNotes;

/** That a run is no answer for what was left out of it. */
export function partTexts({ notVerified }: Pick<Report, 'notVerified'>): readonly string[] {
  const left = notVerified.filter(({ kind }) => kind === 'selection').length;
  return left === 0
    ? []
    : [`Only a part was run: ${left} of what the catalogue asks was left out, and nothing is said of it.`];
}

function answer({ exitCode, failures, known }: Gated): string {
  const but = known.length === 0 ? '' : `, but for ${known.length} that somebody answers for`;
  if (exitCode === 0) return `Passed: nothing is worse than the baseline, and everything is as wanted${but}.`;
  const word = exitCode === 2 ? 'Cannot judge' : 'Failed';
  return `${word}: ${failures.length} ${failures.length === 1 ? 'reason' : 'reasons'}${but}.`;
}

const knownText = ({ kind, id, text, owner, until }: Known): string =>
  `known ${kind} ${id}: ${text} (${owner}${until === null ? '' : `, until ${until}`})`;

const idleText = (change: string): string => `warning: "${change}" is accepted and did not happen: take it out`;

export function gateLines(input: Gated, color: boolean): string {
  const gated = visibleDeep(input);
  const paint = pc.createColors(color);
  const said = answer(gated);
  const lines = [
    paint.bold(gated.exitCode === 0 ? paint.green(said) : paint.red(said)),
    ...gated.failures.map(({ kind, id, text }) => `  ${paint.red(kind)} ${id}: ${text}`),
    ...gated.known.map((one) => `  ${knownText(one)}`),
    ...gated.idle.map((one) => `  ${idleText(one)}`),
    ...gated.notes.map((note) => `  ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

export function gateMarkdown(input: Gated): string {
  const gated = visibleDeep(input);
  const lines = [
    ...gated.failures.map(({ kind, id, text: why }) => `- **${kind}** <code>${text(id)}</code>: ${text(why)}`),
    ...gated.known.map((one) => `- ${text(knownText(one))}`),
    ...gated.idle.map((one) => `- ${text(idleText(one))}`),
    ...gated.notes.map((note) => `- ${text(note)}`),
  ];
  return [`**${text(answer(gated))}**`, ...(lines.length === 0 ? [] : ['', ...lines]), ''].join('\n');
}
