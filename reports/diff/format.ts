/** A change for a reviewer, in one screen: the answer, what the two runs do not share, then the worst first. */
import pc from 'picocolors';
import { markdown as text, visibleDeep } from '../escape.ts';
import { type Change, type ChangeKind, changeKinds, worseKinds } from './schema.ts';
import { changeAnswer, changeText, changeTitle } from './words.ts';

export interface ChangeOptions {
  readonly color?: boolean;
  /** Longest line; no limit unless told. */
  readonly columns?: number;
  /** Lines for single entries, over all kinds; no limit unless told. */
  readonly rows?: number;
}

/** What is left out is counted where it would stand. Each kind that has entries keeps at least one line. */
export function changeLines(input: Change, { color = false, columns, rows = Infinity }: ChangeOptions = {}): string[] {
  const change = visibleDeep(input);
  const paint = pc.createColors(color);
  const answer = changeAnswer(change);
  const lines = [paint.bold(change.worse ? paint.red(answer) : answer), ...change.notes.map((note) => `  ${note}`)];
  let room = rows;
  for (const kind of changeKinds) {
    const entries = change[kind];
    if (entries.length === 0) continue;
    const shown = entries.slice(0, Math.max(1, Math.min(entries.length, room)));
    room -= shown.length;
    lines.push(paintKind(kind, `${changeTitle(kind)} (${entries.length})`, paint));
    lines.push(...shown.map((entry) => cut(`  ${entry.id}: ${changeText(entry)}`, columns)));
    if (shown.length < entries.length) lines.push(`  and ${entries.length - shown.length} more`);
  }
  return lines;
}

function paintKind(kind: ChangeKind, title: string, paint: ReturnType<typeof pc.createColors>): string {
  if ((worseKinds as readonly ChangeKind[]).includes(kind)) return paint.red(title);
  return kind === 'changed' ? paint.yellow(title) : paint.green(title);
}

function cut(line: string, columns: number | undefined): string {
  const characters = [...line];
  if (columns === undefined || columns < 20 || characters.length <= columns) return line;
  return `${characters.slice(0, columns - 1).join('')}…`;
}

/** Below a heading of its own. Every text is escaped here. */
export function changeMarkdown(input: Change): string {
  const change = visibleDeep(input);
  const head = [`**${text(changeAnswer(change))}**`, change.notes.map((note) => text(note)).join(' ')];
  const rows = changeKinds.flatMap((kind) =>
    change[kind].map(
      ({ id, before, after }) =>
        `| ${changeTitle(kind)} | <code>${text(id)}</code> | ${text(before)} | ${text(after)} |`,
    ),
  );
  const table =
    rows.length === 0 ? [] : [['| Change | Of | Before | Now |', '| --- | --- | --- | --- |', ...rows].join('\n')];
  return `${[...head.filter((part) => part !== ''), ...table].join('\n\n')}\n`;
}
