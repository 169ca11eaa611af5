/** Conflicts with both pieces of evidence, and the matrix of properties and engines. */
import { agreementWord, axesText, confirmedText, notRunText, stanceWord } from '../agreement-words.ts';
import { markdownCode as code, markdownFence, markdown as text } from '../escape.ts';
import type { Conflict, Report, Testimony } from '../schema.ts';
import { counterexampleWord } from '../words.ts';
import type { Section } from './markdown.ts';
import { stepsOf } from './markdown-counterexample.ts';
import { tableOf } from './markdown-tables.ts';

export function conflictSection(report: Report): Section {
  return {
    title: 'Conflicts',
    body: report.agreement.conflicts.map((one) => conflictText(one, report)).join('\n\n'),
  };
}

function conflictText({ property, title, proved, refuted }: Conflict, report: Report): string {
  const parts = [
    `### ${code(property)} ${text(title)}`,
    ...proved.map((one) => `**${text(one.engine)} says proved**: ${code(one.obligation)}\n\n${runText(one)}`.trimEnd()),
    ...refuted.map((one) => {
      const how = text(counterexampleWord(one.counterexample));
      return `**${text(one.engine)} has a counterexample, ${how}**: ${code(one.obligation)}\n\n${runText(one)}\n${replayText(one, report)}`;
    }),
  ];
  return parts.join('\n\n');
}

function runText({ run, bounds, entry }: Testimony): string {
  const limits = `bounds ${text(bounds.join('; ') || 'none')}`;
  if (run === null) return `${code(entry)}; no run; ${limits}\n`;
  const { version, seed, exitCode, log, command } = run;
  const facts = [
    code(entry),
    `version ${text(version)}`,
    `seed ${text(seed ?? 'none')}`,
    `exit ${exitCode ?? 'none'}`,
    `log ${log === null ? 'none' : code(log)}`,
    limits,
  ];
  return `${facts.join('; ')}\n\n${markdownFence(command, 'sh')}\n`;
}

function replayText({ replay, witness }: Testimony, report: Report): string {
  const told = replay === null ? 'Not replayed.' : `Replay ${text(replay.result)}: ${text(replay.detail)}`;
  const test = replay?.test ? `\n\nTest: ${code(replay.test)}` : '';
  return `${told}${test}\n\n${stepsOf(witness, report)}`;
}

export function agreementSection({ agreement }: Report): Section {
  const { engines, axes, rows, notRun } = agreement;
  if (rows.length === 0) return { title: 'Agreement', body: '' };
  const asked = engines.filter((_, at) => rows.some(({ stances }) => stances[at] !== 'not-asked'));
  const matrix = rows.map((row) => [
    code(row.property),
    text(agreementWord(row)),
    text(confirmedText(row)),
    ...asked.map((engine) => {
      const stance = row.stances[engines.indexOf(engine)] ?? 'not-asked';
      return stance === 'not-asked' ? '–' : text(stanceWord(stance));
    }),
  ]);
  const silent = notRun.map((one) => `- ${code(one.engine)}: ${text(notRunText(one))}`);
  const parts = [
    `${text(axesText(axes))}.`,
    ...(silent.length > 0 ? [silent.join('\n')] : []),
    tableOf(['Property', 'Agreement', 'Confirmed by', ...asked.map((engine) => text(engine))], matrix),
  ];
  return { title: 'Agreement', body: parts.join('\n\n') };
}
