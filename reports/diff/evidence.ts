/** What stands around the properties of two runs: assumptions, waivers, engines, faults, mutants. Pure. */
import { byText } from '../order.ts';
import type { Image } from './image.ts';
import type { ChangeEntry } from './schema.ts';

function entry(id: string, before: string, after: string): ChangeEntry {
  return { id, before, after };
}

function listed(ids: readonly string[]): string {
  const most = 6;
  const rest = ids.length - most;
  return ids.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

export interface AssumptionChange {
  readonly assumptions: ChangeEntry[];
  readonly discharged: ChangeEntry[];
}

/** Only those that a property of its run rests on. That a new property rests on an old assumption is no change of it. */
export function assumptionChanges(before: Image, after: Image): AssumptionChange {
  const used = ({ assumptions }: Image) =>
    new Map(assumptions.filter(({ users }) => users.length > 0).map((one) => [one.id, one]));
  const [old, now] = [used(before), used(after)];
  const known = new Set(before.properties.map(({ id }) => id));
  const assumptions: ChangeEntry[] = [];
  for (const [id, one] of now) {
    const was = old.get(id);
    const after = `${one.soundness} reality: ${one.text}`;
    if (was === undefined) assumptions.push(entry(id, '', `${after} Rest on it: ${listed(one.users)}`));
    else {
      const before = `${was.soundness} reality: ${was.text}`;
      if (before !== after) assumptions.push(entry(id, before, after));
      const more = one.users.filter((user) => known.has(user) && !was.users.includes(user));
      if (more.length > 0) assumptions.push(entry(id, `${was.users.length} rested on it`, `now also ${listed(more)}`));
    }
  }
  const discharged = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map(({ id, soundness, text }) => entry(id, `${soundness} reality: ${text}`, 'nothing rests on it'));
  return { assumptions: sorted(assumptions), discharged: sorted(discharged) };
}

/** Of the trace, and of mutants that a person calls equivalent. */
export function waiverChanges(before: Image, after: Image): ChangeEntry[] {
  const of = ({ trace, mutation }: Image): ReadonlyMap<string, string> =>
    new Map([
      ...(trace?.waived ?? []).map(
        ({ finding, reason, owner, until }) => [finding.text, `${reason} (${owner}, until ${until})`] as const,
      ),
      ...(mutation?.open ?? [])
        .filter(({ fate }) => fate === 'equivalent')
        .map(({ id, cause }) => [`mutant ${id}`, cause ?? 'called equivalent'] as const),
    ]);
  const old = of(before);
  return sorted([...of(after)].filter(([id]) => !old.has(id)).map(([id, why]) => entry(id, '', why)));
}

export interface EvidenceChange {
  readonly lost: ChangeEntry[];
  readonly gained: ChangeEntry[];
}

export function evidenceChanges(before: Image, after: Image): EvidenceChange {
  const all = [engineChanges(before, after), faultChanges(before, after), mutationChanges(before, after)];
  return { lost: all.flatMap(({ lost }) => sorted(lost)), gained: all.flatMap(({ gained }) => sorted(gained)) };
}

function engineChanges(before: Image, after: Image): EvidenceChange {
  const of = ({ engines }: Image) => new Map(engines.map((one) => [one.id, one]));
  const [old, now] = [of(before), of(after)];
  const text = (one: Image['engines'][number] | undefined): string =>
    one === undefined ? '' : one.available ? (one.version ?? 'version unknown') : 'not available';
  const [lost, gained]: [ChangeEntry[], ChangeEntry[]] = [[], []];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(id), now.get(id)];
    const made = entry(`engine ${id}`, text(a), text(b));
    if (a?.available && !b?.available) lost.push(made);
    if (!a?.available && b?.available) gained.push(made);
  }
  return { lost, gained };
}

function faultChanges(before: Image, after: Image): EvidenceChange {
  const old = new Map(before.faults.map((one) => [one.id, one]));
  const text = ({ caught, confirmed }: Image['faults'][number]): string =>
    caught ? (confirmed ? 'caught' : 'caught, not confirmed') : 'missed';
  const [lost, gained]: [ChangeEntry[], ChangeEntry[]] = [[], []];
  for (const now of after.faults) {
    const was = old.get(now.id);
    if (was === undefined) continue;
    const made = entry(`fault ${now.id} of ${now.property}`, text(was), text(now));
    const [a, b] = [was, now].map(({ caught, confirmed }) => caught && confirmed);
    if (a && !b) lost.push(made);
    if (!a && b) gained.push(made);
  }
  return { lost, gained };
}

/** By contract; a sample is compared with nothing but a sample of the same size. */
function mutationChanges(before: Image, after: Image): EvidenceChange {
  const [lost, gained]: [ChangeEntry[], ChangeEntry[]] = [[], []];
  if (!areComparable(before, after)) return { lost, gained };
  const old = new Map((before.mutation?.contracts ?? []).map((one) => [one.contract, one]));
  for (const now of after.mutation?.contracts ?? []) {
    const was = old.get(now.contract);
    if (was === undefined || was.asked === 0 || now.asked === 0) continue;
    const [a, b] = [was.killed / was.asked, now.killed / now.asked];
    const text = (one: typeof now): string => `${one.killed} of ${one.asked} killed`;
    if (a !== b) (b < a ? lost : gained).push(entry(`mutants of ${now.contract}`, text(was), text(now)));
  }
  return { lost, gained };
}

export function areComparable(before: Image, after: Image): boolean {
  return before.mutation !== null && after.mutation !== null && before.mutation.sample === after.mutation.sample;
}

function sorted(entries: readonly ChangeEntry[]): ChangeEntry[] {
  return entries.toSorted((a, b) => byText(a.id, b.id));
}
