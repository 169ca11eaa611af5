/** A run after an edit of a comment, against the same run that knows nothing. The edit is taken back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './assay.ts';
import type { Benchmark } from './benchmark.ts';

const selection = ['--property', 'RISE-*', '--engine', 'halmos', 'static', '--out', 'reports/out/bench'];
const source = 'contracts/flat/src/RISE.sol';

export const comment: Benchmark = {
  name: 'comment-edit',
  title: 'a comment of RISE edited, against cold: properties of RISE by Halmos and bytecode rules',
  goal: 2,
  async measure(root) {
    const path = join(root, source);
    const text = readFileSync(path, 'utf8');
    const cold = await timed(root, 'cold', ['run', ...selection, '--no-resume']);
    try {
      writeFileSync(path, text.replace('\n/// @title', '\n/// @dev Measured.\n/// @title'));
      const edited = await timed(root, 'edited', ['run', ...selection]);
      return { ratio: cold.seconds / edited.seconds, runs: [cold, edited] };
    } finally {
      writeFileSync(path, text);
    }
  },
};
