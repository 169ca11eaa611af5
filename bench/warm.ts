/** A run of which nothing changed, against the same run that knows nothing. */
import type { Benchmark } from './benchmark.ts';
import { asRun, timedAssay } from './timed.ts';

const selection = ['--property', 'RISE-*', '--engine', 'halmos', 'static', '--out', 'reports/out/bench'];

export const warm: Benchmark = {
  name: 'warm',
  title: 'nothing changed, against cold: properties of RISE by Halmos and bytecode rules',
  goal: 10,
  wanted: 'at least',
  async measure(root) {
    const cold = await timedAssay(root, 'cold', ['run', ...selection, '--no-resume']);
    // What a run wrote belongs to what the next one finds: only the second after it finds nothing changed.
    const settling = await timedAssay(root, 'known', ['run', ...selection]);
    const again = await timedAssay(root, 'unchanged', ['run', ...selection]);
    return { ratio: cold.seconds / again.seconds, runs: [cold, settling, again].map(asRun) };
  },
};
