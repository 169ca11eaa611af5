/** A run of which nothing changed, against the same run that knows nothing. */

import { timed } from './assay.ts';
import type { Benchmark } from './benchmark.ts';

const selection = ['--property', 'RISE-*', '--engine', 'halmos', 'static', '--out', 'reports/out/bench'];

export const warm: Benchmark = {
  name: 'warm',
  title: 'nothing changed, against cold: properties of RISE by Halmos and bytecode rules',
  goal: 10,
  async measure(root) {
    const cold = await timed(root, 'cold', ['run', ...selection, '--no-resume']);
    // What a run wrote belongs to what the next one finds: only the second after it finds nothing changed.
    const settling = await timed(root, 'known', ['run', ...selection]);
    const again = await timed(root, 'unchanged', ['run', ...selection]);
    return { ratio: cold.seconds / again.seconds, runs: [cold, settling, again] };
  },
};
