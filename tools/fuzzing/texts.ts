/** The texts of a finished run by name, and ways to damage one of them. Pure; lines are what `\n` separates. */
import type { FinishedRun } from '../engines/types.ts';

/** `stdout`, `stderr`, or the name of an output behind `output:`. */
export type Slot = string;

const outputPrefix = 'output:';

export function slotsOf({ outputs }: FinishedRun): readonly Slot[] {
  return ['stdout', 'stderr', ...Object.keys(outputs).map((name) => `${outputPrefix}${name}`)];
}

/** An output that was not written is an empty text. */
export function textOf(run: FinishedRun, slot: Slot): string {
  if (slot === 'stdout' || slot === 'stderr') return run[slot];
  return run.outputs[slot.slice(outputPrefix.length)] ?? '';
}

/** Null stands for an output that was not written, and for silence. */
export function withText(run: FinishedRun, slot: Slot, text: string | null): FinishedRun {
  if (slot === 'stdout' || slot === 'stderr') return { ...run, [slot]: text ?? '' };
  return { ...run, outputs: { ...run.outputs, [slot.slice(outputPrefix.length)]: text } };
}

/** The first bytes of a text, as the core reads them: what is left of a character becomes U+FFFD. */
export function cut(text: string, bytes: number): string {
  return Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8');
}

export function cutFront(text: string, bytes: number): string {
  return Buffer.from(text, 'utf8').subarray(bytes).toString('utf8');
}

export function setByte(text: string, at: number, byte: number): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length === 0) return text;
  bytes[at % bytes.length] = byte;
  return bytes.toString('utf8');
}

export interface Lines {
  readonly from: number;
  readonly count: number;
  readonly to: number;
}

function split(text: string, { from, count }: Lines): { readonly lines: string[]; readonly taken: string[] } {
  const lines = text.split('\n');
  const start = from % lines.length;
  return { lines, taken: lines.slice(start, start + Math.max(1, count)) };
}

export function dropLines(text: string, where: Lines): string {
  const { lines, taken } = split(text, where);
  lines.splice(where.from % lines.length, taken.length);
  return lines.join('\n');
}

/** Once more, at another place. */
export function doubleLines(text: string, where: Lines): string {
  const { lines, taken } = split(text, where);
  lines.splice(where.to % (lines.length + 1), 0, ...taken);
  return lines.join('\n');
}

export function moveLines(text: string, where: Lines): string {
  const { lines, taken } = split(text, where);
  lines.splice(where.from % lines.length, taken.length);
  lines.splice(where.to % (lines.length + 1), 0, ...taken);
  return lines.join('\n');
}

export function insertLines(text: string, other: string, where: Lines): string {
  const { taken } = split(other, where);
  const lines = text.split('\n');
  lines.splice(where.to % (lines.length + 1), 0, ...taken);
  return lines.join('\n');
}

/** Any order, the same for the same key. */
export function shuffleLines(text: string, key: number): string {
  const lines = text.split('\n');
  let state = key >>> 0;
  for (let at = lines.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  return lines.join('\n');
}
