import { decodeCall, etherText, wordsOf } from '../decode.ts';
import { markdownCode as code, markdownFence, markdown as text, visible } from '../escape.ts';
import type { Cell, PropertyResult, Report } from '../schema.ts';
import { type Telling, tellingSteps } from '../steps.ts';
import { counterexampleWord } from '../words.ts';
import type { Section } from './markdown.ts';

export function counterexampleSections(report: Report, attachments: Readonly<Record<string, string>>): Section[] {
  const sections: Section[] = [];
  for (const result of report.properties) {
    for (const cell of result.engines) {
      if (cell.counterexample === 'none' || cell.witness === null) continue;
      sections.push({
        title: `Counterexample: ${text(result.id)} on ${text(cell.engine)}`,
        body: body(result, cell, report, attachments),
      });
    }
  }
  return sections;
}

function body(
  result: PropertyResult,
  cell: Cell,
  report: Report,
  attachments: Readonly<Record<string, string>>,
): string {
  const parts = [
    `${text(result.title)}: **${text(counterexampleWord(cell.counterexample))}**. ${text(cell.replay?.detail ?? '')}`,
  ];
  parts.push(stepsOf(cell.witness, report), traceOf(cell.witness, report));
  const test = cell.replay?.test ?? null;
  if (test !== null) {
    parts.push(`Test: ${code(test)}`);
    const source = Object.entries(attachments).find(([path]) => visible(path) === test)?.[1];
    if (source !== undefined) parts.push(markdownFence(source, 'solidity'));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The state that it starts from, and its calls; its values where it has no calls. */
export function stepsOf(witness: Cell['witness'], report: Report): string {
  const state = (witness?.state ?? []).map((one) =>
    one.set === 'storage'
      ? `- storage of ${code(one.address)}: slot ${code(one.slot)} = ${code(one.value)}`
      : `- balance of ${code(one.address)} = ${text(etherText(one.value))}`,
  );
  const calls = (witness?.calls ?? []).map((call, at) => step(call, at, report));
  const values = Object.entries(witness?.model ?? {}).map(([name, value]) => `- ${code(name)} = ${code(value)}`);
  return [
    ...(state.length > 0 ? [`Starts from:\n\n${state.join('\n')}`] : []),
    (calls.length > 0 ? calls : values).join('\n'),
  ].join('\n\n');
}

/** Only what changed something or failed; the whole trace is in the data. */
function traceOf(witness: Cell['witness'], report: Report): string {
  const telling = tellingSteps(witness, report.contracts);
  if (telling.length === 0) return '';
  const left = telling.length - mostSteps;
  const told = telling.slice(0, left > 0 ? mostSteps : telling.length).map(traced);
  return [
    `<details><summary>What the calls did: ${telling.length} of ${count(witness)} steps</summary>`,
    [...told, ...(left > 0 ? [`- ${left} more`] : [])].join('\n'),
    '</details>',
  ].join('\n\n');
}

const mostSteps = 30;
const mostChanges = 12;

function count(witness: Cell['witness']): number {
  return (witness?.steps ?? []).length + (witness?.stepsLeftOut ?? 0);
}

function traced({
  step: { caller, result, reason, value },
  called,
  inputs,
  outputs,
  changes,
  watches,
}: Telling): string {
  const given = inputs.length === 0 ? '' : ` with ${inputs.map(code).join(', ')}`;
  const paid = value === '0' ? '' : `, value ${text(etherText(value))}`;
  const ended =
    result === 'revert'
      ? `, reverts: ${code(reason ?? '')}`
      : outputs.length === 0
        ? ''
        : ` → ${outputs.map(code).join(', ')}`;
  const left = changes.length - mostChanges;
  return [
    `- ${code(called)} by ${code(caller)}${given}${paid}${ended}`,
    ...changes.slice(0, mostChanges).map((change) => `  - ${code(change)}`),
    ...(left > 0 ? [`  - ${left} more changes`] : []),
    ...(watches.length === 0 ? [] : [`  - then ${watches.map(code).join(', ')}`]),
  ].join('\n');
}

function step(call: NonNullable<Cell['witness']>['calls'][number], at: number, report: Report): string {
  const { signature, args } = decodeCall(call.data, report.selectors);
  const what = signature === null ? 'unknown function' : signature;
  const value = call.value === '0' ? '' : `, value ${text(etherText(call.value))}`;
  const lines = [
    `${at + 1}. **${text(call.target || 'unnamed')}** ${code(what)} at ${code(call.to)} from ${code(call.from)}${value}${call.reverted ? ', reverts' : ''}`,
    ...args.map((arg) => `   - ${code(`${arg.type} ${arg.name}`.trim())} = ${code(arg.value)}`),
  ];
  if (args.length === 0) lines.push(`   - data ${code(wordsOf(call.data).join(' '))}`);
  return lines.join('\n');
}
