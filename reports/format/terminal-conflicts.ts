/** Conflicts for a terminal: who says proved and by what run, who has a counterexample and what a replay made of it. */
import { decodeCall, etherText } from '../decode.ts';
import type { Conflict, Report, Testimony } from '../schema.ts';
import { counterexampleWord } from '../words.ts';

/** Plain lines, two blanks before the first of each conflict; text must be visible already. */
export function conflictLines({ agreement, selectors }: Report): string[] {
  return agreement.conflicts.flatMap((conflict) => linesOf(conflict, selectors));
}

function linesOf({ property, title, proved, refuted }: Conflict, selectors: Report['selectors']): string[] {
  return [
    `  ${property}  ${title}`,
    ...proved.flatMap((one) => [`      ${one.engine} says proved: ${one.obligation}`, ...runLines(one)]),
    ...refuted.flatMap((one) => [
      `      ${one.engine} has a counterexample, ${counterexampleWord(one.counterexample)}: ${one.obligation}`,
      ...runLines(one),
      ...replayLines(one, selectors),
    ]),
  ];
}

function runLines({ run, bounds }: Testimony): string[] {
  const limits = `bounds ${bounds.join('; ') || 'none'}`;
  if (run === null) return [`          no run; ${limits}`];
  const { version, seed, exitCode, log, command } = run;
  return [
    `          version ${version}, seed ${seed ?? 'none'}, exit ${exitCode ?? 'none'}, log ${log ?? 'none'}; ${limits}`,
    `          ${command}`,
  ];
}

function replayLines({ replay, witness }: Testimony, selectors: Report['selectors']): string[] {
  const test = replay?.test ? `  ${replay.test}` : '';
  const told = replay === null ? [] : [`          replay ${replay.result}: ${replay.detail}${test}`];
  const values = Object.entries(witness?.model ?? {}).map(([name, value]) => `          ${name} = ${value}`);
  const calls = (witness?.calls ?? []).map(({ target, data, from, value, reverted }, at) => {
    const { signature, args } = decodeCall(data, selectors);
    const given = args.length > 0 ? args.map((arg) => arg.value).join(', ') : data;
    const sent = value === '0' ? '' : `, value ${etherText(value)}`;
    const what = `${target || 'unnamed'}.${signature ?? 'unknown function'}`;
    return `          ${at + 1}. ${what} with ${given} from ${from}${sent}${reverted ? ', reverts' : ''}`;
  });
  return [...told, ...(calls.length > 0 ? calls : values)];
}
