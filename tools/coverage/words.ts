/** How reach is said, in every format. */
import type { Coverage, FileReach, Unreached } from './schema.ts';

/** What the figures are worth, wherever they stand. */
export const caveat = 'Coverage says where the campaigns came, not that what is there is right.';

export const setup =
  'A branch is the body of an if, else, try or catch, as forge counts them: the way past an if without else, the parts of && and ||, and ternaries are not counted. Measured without the optimizer, with no property watched; a branch that nothing can reach is listed like any other.';

export const head = ['Contract', 'Functions reached', 'Branches reached'] as const;

export const unreachedHead = ['Where', 'What', 'In', 'Source'] as const;

/** One row, in the order of the head. */
export function cells({ file, functions, branches }: FileReach): readonly string[] {
  return [file, ratio(functions), ratio(branches)];
}

/** One row, in the order of its head. */
export function unreachedCells(file: string, { what, line, name, text }: Unreached): readonly string[] {
  return [`${file}:${line}`, what, name, text];
}

/** Everything that was not reached, with the file it is in. */
export function unreachedRows({ files }: Coverage): readonly (readonly string[])[] {
  return files.flatMap(({ file, unreached }) => unreached.map((one) => unreachedCells(file, one)));
}

function ratio({ reached, total }: FileReach['functions']): string {
  return total === 0 ? '–' : `${reached} of ${total}`;
}

export function effortText({ campaign: { runs, depth, seed }, scenarios }: Coverage): string {
  return `${scenarios.join(' and ')}, each ${runs} runs of ${depth} calls, seed ${seed}`;
}

/** One sentence: how much was reached, and by what. */
export function summaryText(coverage: Coverage): string {
  const sum = (of: (file: FileReach) => number): number => coverage.files.reduce((total, file) => total + of(file), 0);
  const functions = `${sum((file) => file.functions.reached)} of ${sum((file) => file.functions.total)} functions`;
  const branches = `${sum((file) => file.branches.reached)} of ${sum((file) => file.branches.total)} branches`;
  return `The campaigns (${effortText(coverage)}) reached ${functions} and ${branches}.`;
}

/** For a terminal. */
export function coverageText(coverage: Coverage): string {
  const rows = [head, ...coverage.files.map(cells)];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const table = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  const missed = unreachedRows(coverage).map(([where = '', what = '', name = '', text = '']) =>
    `  ${where}  ${what} ${name}  ${text}`.trimEnd(),
  );
  return [
    ...table.map((line) => line.trimEnd()),
    '',
    ...(missed.length === 0 ? [] : ['Not reached', ...missed, '']),
    summaryText(coverage),
    caveat,
    setup,
  ].join('\n');
}
