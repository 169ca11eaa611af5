/**
 * Time to the first confirmed violation of seeded faults, from a fault's name to the answer: of each engine alone, and of
 * all of them. The ratio is that of the worst fault: what all took to what they may, 1.2 times the quickest and 5 s.
 */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { properties } from '../properties/registry.ts';
import { readManifest } from '../tools/cli/replayed.ts';
import { loadFaults } from '../tools/faults/load.ts';
import { Notes } from '../tools/mutation/journal.ts';
import { commitOf } from '../tools/warm/commit.ts';
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

/** Of one engine each: what they take compares with nothing, so many are asked in one run. */
const shareARun = 20;

const Answer = z.object({
  faults: z.array(z.object({ id: z.string(), confirmed: z.boolean(), seconds: z.number() })),
});

const Kept = z.strictObject({
  ratio: z.number(),
  tries: z.array(
    z.strictObject({
      run: z.strictObject({
        what: z.string(),
        seconds: z.number(),
        cpuSeconds: z.number().nullable(),
        exitCode: z.number().nullable(),
      }),
      found: z.boolean(),
    }),
  ),
});

export function allowed(quickest: number): number {
  return 1.2 * quickest + 5;
}

interface Tried {
  readonly run: Run;
  readonly found: boolean;
}

/** Those named, or all together when none is; interrupted after so many seconds. */
type Ask = (engines: readonly string[], atMost?: number) => Promise<Tried>;

interface Judged {
  /** Null when it is not found by all engines together, or by none alone. */
  readonly ratio: number | null;
  readonly tries: readonly Tried[];
}

function command(root: string, faults: readonly string[], engines: readonly string[]): string[] {
  const only = engines.length === 0 ? [] : ['--engine', ...engines];
  const those = faults.flatMap((fault) => ['--fault', fault]);
  const words = ['run', '--faults-only', ...those, '--no-resume', '--json', ...only];
  return [process.execPath, resolve(root, 'bin', 'assay.mjs'), ...words];
}

export function asking(root: string, fault: string): Ask {
  return async (engines, atMost) => {
    const who = engines.join(' ') || 'all engines';
    const ended = await timed(`${fault}, ${who}`, command(root, [fault], engines), {
      cwd: root,
      ...(atMost === undefined ? {} : { atMost }),
    });
    const found = !ended.cut && confirmed(ended, [fault]).length === 1;
    const how = found ? '' : ended.cut ? ': interrupted' : ': not found';
    return { run: { ...asRun(ended), what: `${ended.what}${how}` }, found };
  };
}

/** Of the faults asked about: an answer without one of them is not that it was found. */
function confirmed({ what, stdout, stderr }: Ended, faults: readonly string[]) {
  try {
    const answers = Answer.parse(JSON.parse(stdout)).faults;
    return answers.filter((one) => one.confirmed && faults.includes(one.id));
  } catch {
    throw new Error(`${what}: ${stderr.slice(-400)}`);
  }
}

/** Those that are found: all engines of each are the one that is the quickest. */
export async function alike(root: string, faults: readonly string[]): Promise<Map<string, Judged & { ratio: number }>> {
  const ended = await timed(`${faults.length} faults`, command(root, faults, []), { cwd: root });
  return new Map(
    confirmed(ended, faults).map(({ id, seconds }) => {
      const run = { what: `${id}, beside others`, seconds, cpuSeconds: null, exitCode: ended.exitCode };
      return [id, { ratio: seconds / allowed(seconds), tries: [{ run, found: true }] }];
    }),
  );
}

/**
 * `hasty`: an engine alone is waited for no longer than it can be quick enough to matter. Where none is, the ratio is the
 * most that it can be. The only engine of a fault is not timed twice: it is all of them.
 */
export async function judged(engines: readonly string[], ask: Ask, hasty: boolean): Promise<Judged> {
  const together = await ask([]);
  const tries = [together];
  if (!together.found) return { ratio: null, tries };
  if (hasty && engines.length === 1) return { ratio: together.run.seconds / allowed(together.run.seconds), tries };
  // What takes longer cannot be quick enough to miss the goal.
  const enough = hasty ? Math.max(0, (together.run.seconds - 5) / 1.2) : undefined;
  let quickest: number | undefined;
  for (const engine of enough === 0 ? [] : engines) {
    const one = await ask([engine], hasty ? (quickest ?? enough) : undefined);
    tries.push(one);
    if (one.found) quickest = Math.min(quickest ?? Number.POSITIVE_INFINITY, one.run.seconds);
  }
  if (quickest !== undefined) return { ratio: together.run.seconds / allowed(quickest), tries };
  return { ratio: enough === undefined ? null : Math.min(1, together.run.seconds / allowed(enough)), tries };
}

/** A measure of hours goes on where it was, while nothing has changed since. */
async function keptOf(root: string) {
  const { commit, dirty } = await commitOf(root);
  if (commit === null || dirty) return { find: () => undefined, add: () => undefined };
  const notes = new Notes(join(root, '.assay', 'bench', 'first-violation.ndjson'), Kept);
  return {
    find: (fault: string) => notes.find(`${commit} ${fault}`),
    add: (fault: string, tries: readonly Tried[], ratio: number) =>
      notes.add(`${commit} ${fault}`, { ratio, tries: [...tries] }),
  };
}

export const firstViolation: Benchmark = {
  name: 'first-violation',
  title: 'four seeded faults, all engines against 1.2 times the quickest and 5 s; every fault with --all',
  goal: 1,
  wanted: 'at most',
  async measure(root, all) {
    const faults = loadFaults(root, properties).filter(({ id }) => all || some.includes(id));
    const enginesOf = asked(root);
    const kept = all ? await keptOf(root) : null;
    const known = new Map<string, Judged>();
    for (const { id } of faults) {
      const one = kept?.find(id);
      if (one !== undefined) known.set(id, one);
    }
    const alone = faults.filter(({ id, property }) => !known.has(id) && enginesOf(property).length === 1);
    for (let at = 0; kept !== null && at < alone.length; at += shareARun) {
      process.stderr.write(`${at}/${alone.length} of one engine\n`);
      const those = alone.slice(at, at + shareARun).map(({ id }) => id);
      for (const [id, one] of await alike(root, those)) {
        kept.add(id, one.tries, one.ratio);
        known.set(id, one);
      }
    }
    const found: Found[] = [];
    const lost: string[] = [];
    for (const [at, { id, property }] of faults.entries()) {
      const one = known.get(id) ?? (await judged(enginesOf(property), asking(root, id), all));
      // What was not found is looked for again.
      if (!known.has(id) && one.ratio !== null) kept?.add(id, one.tries, one.ratio);
      if (one.ratio === null) lost.push(id);
      else found.push({ ratio: one.ratio, runs: one.tries.map(({ run }) => run) });
      const ratio = one.ratio === null ? 'not found' : one.ratio.toFixed(3);
      process.stderr.write(`${at + 1}/${faults.length} ${id}: ${ratio}, ${one.tries[0]?.run.seconds ?? 0} s\n`);
    }
    if (lost.length > 0) throw new Error(`not found: ${lost.join(', ')}`);
    return { ratio: Math.max(...found.map(({ ratio }) => ratio)), runs: found.flatMap(({ runs }) => runs) };
  },
};

/** The engines that are here of those that are asked about a property. */
function asked(root: string): (property: string) => readonly string[] {
  const bin = binOf(root);
  const { obligations } = readManifest(root);
  return (property) => {
    const claims = obligations.filter((one) => one.property === property && one.role === 'claim');
    const engines = new Set(claims.map(({ engine }) => engine));
    return [...engines].filter((engine) => engine !== 'certora' && engineHere(engine, bin));
  };
}
