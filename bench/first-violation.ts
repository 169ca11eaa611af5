/**
 * Time to the first confirmed violation of seeded faults, from a fault's name to the answer: of each engine alone, and of
 * all of them. The ratio is that of the worst fault: what all took to what they may, 1.2 times the quickest and 5 s.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { properties } from '../properties/registry.ts';
import { readManifest } from '../tools/cli/replayed.ts';
import { loadFaults } from '../tools/faults/load.ts';
import type { Benchmark, Found } from './benchmark.ts';
import { binOf, engineHere } from './by-hand.ts';
import { asRun, type Ended, type Run, timed } from './timed.ts';

/** Found by different engines: proofs, campaigns, theorems, rules over bytecode. */
const some = [
  'GUARD-REVERT-001-one-second-more',
  'MATH-DIV-001-weakened',
  'RISE-STATIC-004-callback',
  'SUITE-SEQ-002-fading',
];

const Answer = z.object({ faults: z.array(z.object({ confirmed: z.boolean() })) });

export function allowed(quickest: number): number {
  return 1.2 * quickest + 5;
}

interface Tried {
  readonly run: Run;
  readonly found: boolean;
}

async function tried(root: string, fault: string, engines: readonly string[]): Promise<Tried> {
  const only = engines.length === 0 ? [] : ['--engine', ...engines];
  const words = ['run', '--faults-only', '--fault', fault, '--no-resume', '--json', ...only];
  const who = engines.join(' ') || 'all engines';
  const ended = await timed(`${fault}, ${who}`, [process.execPath, resolve(root, 'bin', 'assay.mjs'), ...words], {
    cwd: root,
  });
  const found = isConfirmed(ended);
  return { run: { ...asRun(ended), what: `${ended.what}${found ? '' : ': not found'}` }, found };
}

function isConfirmed({ what, stdout, stderr }: Ended): boolean {
  try {
    return Answer.parse(JSON.parse(stdout)).faults.every(({ confirmed }) => confirmed);
  } catch {
    throw new Error(`${what}: ${stderr.slice(-400)}`);
  }
}

/** @throws when some engine alone finds the fault and all together do not. */
export function ratioOf(fault: string, alone: readonly Tried[], together: Tried): number | null {
  const quickest = Math.min(...alone.filter(({ found }) => found).map(({ run }) => run.seconds));
  if (!Number.isFinite(quickest)) return null;
  if (!together.found) throw new Error(`all engines together do not find ${fault}`);
  return together.run.seconds / allowed(quickest);
}

async function ofFault(root: string, fault: string, engines: readonly string[]): Promise<Found | null> {
  const together = await tried(root, fault, []);
  const alone: Tried[] = [];
  for (const engine of engines) alone.push(await tried(root, fault, [engine]));
  const ratio = ratioOf(fault, alone, together);
  return ratio === null ? null : { ratio, runs: [together, ...alone].map(({ run }) => run) };
}

export const firstViolation: Benchmark = {
  name: 'first-violation',
  title: 'four seeded faults, all engines against 1.2 times the quickest and 5 s; every fault with --all',
  goal: 1,
  wanted: 'at most',
  async measure(root, all) {
    const faults = loadFaults(root, properties).filter(({ id }) => all || some.includes(id));
    const bin = binOf(root);
    const { obligations } = readManifest(root);
    const found: Found[] = [];
    for (const { id, property } of faults) {
      const claims = obligations.filter((one) => one.property === property && one.role === 'claim');
      const engines = [...new Set(claims.map(({ engine }) => engine))].filter((engine) => engineHere(engine, bin));
      const one = await ofFault(
        root,
        id,
        engines.filter((engine) => engine !== 'certora'),
      );
      if (one === null) throw new Error(`no engine finds ${id}`);
      found.push(one);
    }
    return { ratio: Math.max(...found.map(({ ratio }) => ratio)), runs: found.flatMap(({ runs }) => runs) };
  },
};
