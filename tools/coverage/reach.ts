/** From a tracefile to what was reached of each contract. */
import type { LcovBranch, LcovFile, LcovFunction } from './lcov.ts';
import type { FileReach, Unreached } from './schema.ts';

/** @param source Text of the file, whose lines are shown. */
export function reachOf({ file, functions, branches, lines }: LcovFile, source: string): FileReach {
  const text = source.split('\n');
  const missedFunctions = functions.filter((one) => !isReached(one, lines));
  const missedBranches = branches.filter(({ hits }) => hits === 0);
  const unreached = [
    ...missedFunctions.map(({ line, name }): Unreached => ({ what: 'function', line, name: bare(name), text: '' })),
    ...missedBranches.map((one): Unreached => {
      const shown = (text[one.line - 1] ?? '').trim();
      return { what: 'branch', line: one.line, name: around(one, functions), text: `${side(one, branches)}${shown}` };
    }),
  ];
  return {
    file,
    functions: { reached: functions.length - missedFunctions.length, total: functions.length },
    branches: { reached: branches.length - missedBranches.length, total: branches.length },
    unreached: unreached.sort((a, b) => a.line - b.line || (a.what < b.what ? 1 : -1)),
  };
}

/** Forge counts entries from outside only: a public function that the contract itself calls shows in its lines alone. */
function isReached({ hits, line, end }: LcovFunction, lines: ReadonlyMap<number, number>): boolean {
  return hits > 0 || [...lines].some(([at, times]) => at >= line && at <= end && times > 0);
}

/** Where an `if` has both its ways counted, which of them is meant. */
function side({ line, block, path }: LcovBranch, all: readonly LcovBranch[]): string {
  const both = all.filter((other) => other.line === line && other.block === block).length > 1;
  return both && path > 0 ? 'otherwise: ' : '';
}

function around({ line }: LcovBranch, functions: readonly LcovFunction[]): string {
  const inside = functions.filter((one) => one.line <= line && line <= one.end).sort((a, b) => b.line - a.line);
  return bare(inside[0]?.name ?? '');
}

function bare(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
