/** Mutants that a person looked at and calls equivalent, or explains, each with a reason that ends. Pure. */
import { z } from 'zod';
import { errors } from '../errors.ts';
import { Day, readToml } from '../triage.ts';
import type { Judgement } from './schema.ts';

export const triagePath = 'contracts/triage/mutants.toml';

const Entry = z.strictObject({
  /** Names as `assay mutate` prints them: each holds a digest of its function and of its change. */
  mutants: z.array(z.string().regex(/^\w+\/\S+\/L\d+\/[\w-]+\/[0-9a-f]{12}$/u, 'not the name of a mutant')).min(1),
  /** Why no execution tells it from the original, or why nobody need notice it, so that somebody else can check it. */
  reason: z.string().min(20),
  owner: z.string().min(1),
  /** The last day on which it is believed, UTC. */
  until: Day,
});

const Triage = z.strictObject({
  equivalent: z.array(Entry).default([]),
  /** It survives, counts as such, and somebody says why that may be. */
  survives: z.array(Entry).default([]),
});

export interface Triaged {
  readonly mutant: string;
  readonly fate: 'equivalent' | 'survived';
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

/** No file is no entry. @throws UserError for a file that cannot be read. */
export function readTriage(text: string | null): readonly Triaged[] {
  if (text === null) return [];
  const read = readToml(Triage, text);
  if (!read.ok) throw errors.badMutants(triagePath, read.why);
  const { equivalent, survives } = read.value;
  return [...entriesOf('equivalent', equivalent), ...entriesOf('survived', survives)];
}

function entriesOf(fate: Triaged['fate'], entries: readonly z.infer<typeof Entry>[]): readonly Triaged[] {
  return entries.flatMap(({ mutants, ...rest }) => mutants.map((mutant) => ({ mutant, fate, ...rest })));
}

/** The line that it stands in is no part of what a mutant is. */
const nameOf = (id: string): string => id.replace(/\/L\d+\//u, '/');

/** By mutant: whether it counts as a survivor that is explained. What is called equivalent leaves the score, and is none. */
export function explainedBy(entries: readonly Triaged[]): (id: string) => boolean {
  const names = new Set(entries.flatMap(({ mutant, fate }) => (fate === 'survived' ? [nameOf(mutant)] : [])));
  return (id) => names.has(nameOf(id));
}

export interface Known {
  /** Every distinct mutant that there is, asked about or not. */
  readonly ids: readonly string[];
  readonly contracts: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** @throws UserError for an entry that is over, names no mutant there is, or one that was killed. */
export function withTriage(
  judgements: readonly Judgement[],
  entries: readonly Triaged[],
  { ids, contracts, today }: Known,
): readonly Judgement[] {
  const byName = new Map<string, Triaged>();
  const names = new Set(ids.map(nameOf));
  for (const entry of entries.filter(({ mutant }) => contracts.includes(mutant.split('/')[0] ?? ''))) {
    const bad = (why: string) => errors.badMutants(triagePath, `${entry.mutant} ${why}`);
    const name = nameOf(entry.mutant);
    if (byName.has(name)) throw bad('is named twice');
    if (!names.has(name)) throw bad('is no mutant that there is');
    if (today > entry.until) throw bad(`was believed until ${entry.until}`);
    byName.set(name, entry);
  }
  return judgements.map((one) => {
    const entry = byName.get(nameOf(one.mutant.id));
    if (entry === undefined) return one;
    if (one.killers.length > 0)
      throw errors.badMutants(triagePath, `${entry.mutant} is killed by ${one.killers[0]?.property}`);
    // That nobody could judge it is nothing that a person explains away.
    const fate = entry.fate === 'survived' ? one.fate : entry.fate;
    return { ...one, fate, cause: `${entry.reason} (${entry.owner}, until ${entry.until})` };
  });
}
