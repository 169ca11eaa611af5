/** Whether a run may pass: nothing worse than the baseline and nothing short, but for what people know of. Pure. */
import type { Image, PropertyImage } from '../diff/image.ts';
import { outcomeText } from '../diff/property.ts';
import type { Change, ChangeEntry } from '../diff/schema.ts';
import { changeText } from '../diff/words.ts';
import { reaches } from '../order.ts';
import type { Acceptable, Shortfall, Shortfalls } from './shortfalls.ts';

/** `unjudged`: nobody can say. `expired`, `unused`: an entry of the file of shortfalls is wrong. */
export type FailureKind = 'broken' | 'violated' | 'unjudged' | 'weakened' | Acceptable | 'short' | 'expired' | 'unused';

export interface Failure {
  readonly kind: FailureKind;
  readonly id: string;
  readonly text: string;
}

export interface Known extends Failure {
  readonly owner: string;
  /** Null for what the catalogue states for as long as it does. */
  readonly until: string | null;
}

export interface Weighed {
  readonly failures: readonly Failure[];
  /** What would fail without an entry. */
  readonly known: readonly Known[];
  /** Entries that accept what did not happen: to be taken out. */
  readonly idle: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

export interface WeighInput {
  readonly now: Image;
  readonly change: Change;
  readonly entries: Shortfalls;
  /** Day, UTC. */
  readonly asOf: string;
}

export function weigh({ now, change, entries, asOf }: WeighInput): Weighed {
  const isCurrent = ({ until }: { readonly until: string }): boolean => asOf <= until;
  const shortfalls = new Map(entries.shortfalls.filter(isCurrent).map((one) => [one.property, one]));
  const accepted = new Map(entries.accepted.filter(isCurrent).map((one) => [one.change, one]));
  const byId = new Map(now.properties.map((one) => [one.id, one]));
  const [failures, known]: [Failure[], Known[]] = [[], []];
  const used = new Set<unknown>();
  const place = (found: Failure, entry: (Shortfall | { owner: string; until: string }) | null | undefined): void => {
    if (entry === null || entry === undefined) failures.push(found);
    else {
      used.add(entry);
      known.push({ ...found, owner: entry.owner, until: entry.until });
    }
  };
  for (const entry of change.broken) failures.push(failed('broken', entry));
  for (const entry of change.weakened)
    place(failed('weakened', entry), covering(shortfalls.get(entry.id), byId.get(entry.id)));
  for (const [kind, list] of [
    ['gone', change.gone],
    ['assumed', change.assumptions],
    ['waived', change.waivers],
    ['lost', change.lost],
  ] as const)
    for (const entry of list) place(failed(kind, entry), accepted.get(`${kind} ${entry.id}`));
  for (const property of now.properties) {
    const found = unmet(property);
    if (found === null) continue;
    if (found.kind === 'short' && isStated(property)) known.push({ ...found, owner: 'the catalogue', until: null });
    else place(found, found.kind === 'short' ? covering(shortfalls.get(property.id), property) : null);
  }
  for (const { kind, subject } of now.notVerified)
    if (kind === 'problem') failures.push({ kind: 'unjudged', id: subject, text: 'the run itself cannot be judged' });
  const all = [...entries.shortfalls, ...entries.accepted];
  failures.push(...all.filter((one) => !isCurrent(one)).map(expired));
  failures.push(...entries.shortfalls.filter((one) => isCurrent(one) && !used.has(one)).map(unused));
  const idle = entries.accepted.filter((one) => isCurrent(one) && !used.has(one)).map((one) => one.change);
  return { failures, known, idle, exitCode: exitCodeOf(failures) };
}

function failed(kind: FailureKind, entry: ChangeEntry): Failure {
  return { kind, id: entry.id, text: changeText(entry) };
}

function unmet(property: PropertyImage): Failure | null {
  const { id, outcome } = property;
  if (outcome === 'met') return null;
  const kind = outcome === 'short' ? 'short' : outcome === 'error' ? 'unjudged' : 'violated';
  return { kind, id, text: outcomeText(property) };
}

const quiet: readonly PropertyImage['standing'][] = ['unknown', 'sampled', 'bounded', 'proved'];

/** Nothing speaks against it: it is only less known than wanted. */
function isOnlyLess({ outcome, standing, counterexample }: PropertyImage): boolean {
  return (outcome === 'short' || outcome === 'met') && quiet.includes(standing) && counterexample === 'none';
}

function covering(entry: Shortfall | undefined, property: PropertyImage | undefined): Shortfall | null {
  if (entry === undefined || property === undefined || !isOnlyLess(property)) return null;
  if (entry.reaches === 'nothing') return entry;
  return property.strength !== null && reaches(property.strength, entry.reaches) ? entry : null;
}

/** As the run's own exit code has it: some engine holds it at the strength that the catalogue still promises. */
function isStated(property: PropertyImage): boolean {
  const promised = property.shortfall?.reaches;
  if (promised === undefined || !isOnlyLess(property)) return false;
  return property.engines.some(({ strength }) => strength !== null && reaches(strength, promised));
}

type Entry = Shortfall | Shortfalls['accepted'][number];

function expired(entry: Entry): Failure {
  const id = 'property' in entry ? entry.property : entry.change;
  return { kind: 'expired', id, text: `its entry ended on ${entry.until}: ask ${entry.owner}` };
}

function unused({ property, owner }: Shortfall): Failure {
  const text = `its entry covers nothing that is short or weaker, or less than it says: take it out, or ask ${owner}`;
  return { kind: 'unused', id: property, text };
}

/** What is refuted is judged, whatever else cannot be. */
function exitCodeOf(failures: readonly Failure[]): 0 | 1 | 2 {
  const kinds = new Set(failures.map(({ kind }) => kind));
  if (kinds.has('broken') || kinds.has('violated')) return 1;
  if (kinds.has('unjudged')) return 2;
  return kinds.size > 0 ? 1 : 0;
}
