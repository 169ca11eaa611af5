/** A run after an edit, against the same run that knows nothing; in a copy, so that an edit is never left behind. */
import { rmSync } from 'node:fs';
import type { Benchmark, Found } from './benchmark.ts';
import { compiled } from './by-hand.ts';
import { copyOf, edit, journalled } from './copy.ts';
import { asRun, timedAssay } from './timed.ts';

interface Edit {
  readonly properties: readonly string[];
  readonly engines: readonly string[];
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Whether an obligation is to be proved again: exactly those are. */
  again(obligation: string): boolean;
}

async function measured(root: string, name: string, asked: Edit): Promise<Found> {
  await compiled(root, asked);
  const folder = copyOf(root, name);
  try {
    return await measuredIn(folder, root, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measuredIn(folder: string, root: string, asked: Edit): Promise<Found> {
  const { properties, engines, path, from, to, again } = asked;
  const words = ['run', '--root', folder, '--property', ...properties, '--engine', ...engines];
  const cold = await timedAssay(root, 'cold', words);
  const known = journalled(folder);
  edit(folder, path, from, to);
  const edited = await timedAssay(root, 'edited', words);
  const proved = journalled(folder).slice(known.length).sort();
  const expected = [...new Set(known)].filter(again).sort();
  if (known.length === 0 || proved.join(' ') !== expected.join(' '))
    throw new Error(`proved again: ${proved.join(' ') || 'nothing'}; expected: ${expected.join(' ') || 'nothing'}`);
  const what = `edited: ${proved.length} of ${known.length} proved again`;
  return { ratio: cold.seconds / edited.seconds, runs: [asRun(cold), { ...asRun(edited), what }] };
}

export const commentEdit: Benchmark = {
  name: 'comment-edit',
  title: 'a comment of RISE edited, against cold: properties of RISE by Halmos and bytecode rules',
  goal: 2,
  wanted: 'at least',
  measure: (root) =>
    measured(root, 'comment-edit', {
      properties: ['RISE-*'],
      engines: ['halmos', 'static'],
      path: 'contracts/flat/src/RISE.sol',
      from: '\n/// @title',
      to: '\n/// @dev Measured.\n/// @title',
      again: () => false,
    }),
};

/** Guardian stands for itself: nothing else has its code. */
export const oneLineEdit: Benchmark = {
  name: 'one-line-edit',
  title:
    'one line of Guardian edited, against cold: tokens, refusals of the vault and Guardian by Halmos and bytecode rules',
  goal: 1.5,
  wanted: 'at least',
  measure: (root) =>
    measured(root, 'one-line-edit', {
      properties: ['RISE-*', 'SAVE-ERC20-*', 'VAULT-REVERT-*', 'GUARD-*'],
      engines: ['halmos', 'static'],
      path: 'contracts/flat/src/Guardian.sol',
      from: 'LIFETIME = 730 days',
      to: 'LIFETIME = 731 days',
      again: (obligation) => obligation.startsWith('GUARD-'),
    }),
};
