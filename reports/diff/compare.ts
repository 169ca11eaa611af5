/** Two runs side by side. Pure: what it is given decides the answer, and nothing else. */
import { byText } from '../order.ts';
import { areComparable, assumptionChanges, evidenceChanges, waiverChanges } from './evidence.ts';
import type { Image, PropertyImage } from './image.ts';
import {
  type Difference,
  differencesOf,
  isBroken,
  isFixed,
  isRefuted,
  outcomeText,
  statementTexts,
} from './property.ts';
import { type Change, type ChangeEntry, worseKinds } from './schema.ts';

type Lists = Pick<Change, 'broken' | 'weakened' | 'gone' | 'changed' | 'fixed' | 'strengthened' | 'added'>;

export function compare(before: Image, after: Image): Change {
  const parts = {
    ...propertyChanges(before, after),
    ...assumptionChanges(before, after),
    waivers: waiverChanges(before, after),
    ...evidenceChanges(before, after),
  };
  const worse = worseKinds.some((kind) => parts[kind].length > 0);
  const { assay, commit, dirty, manifest, compiler, profile } = before.identity;
  return {
    baseline: { assay, commit, dirty, manifest, compiler, profile },
    notes: [...unlike(before, after), ...uncompared(before, after)],
    worse,
    ...parts,
  };
}

function propertyChanges(before: Image, after: Image): Lists {
  const of = ({ properties }: Image) => new Map(properties.map((one) => [one.id, one]));
  const [old, now] = [of(before), of(after)];
  const lists: Lists = { broken: [], weakened: [], gone: [], changed: [], fixed: [], strengthened: [], added: [] };
  for (const id of [...new Set([...old.keys(), ...now.keys()])].sort(byText)) {
    const [a, b] = [old.get(id), now.get(id)];
    if (a !== undefined && b !== undefined) {
      place(lists, a, b);
      lists.gone.push(...unasked(a, b));
    } else if (a !== undefined) lists.gone.push({ id, before: outcomeText(a), after: absence(after, id) });
    else if (b !== undefined)
      lists[isRefuted(b) ? 'broken' : 'added'].push({ id, before: absence(before, id), after: outcomeText(b) });
  }
  return lists;
}

function place(lists: Lists, before: PropertyImage, after: PropertyImage): void {
  const { id } = after;
  const found = differencesOf(before, after);
  const lower = found.filter(({ weaker }) => weaker);
  const fixed = isFixed(before, after);
  const plain = { id, before: outcomeText(before), after: outcomeText(after) };
  if (isBroken(before, after)) lists.broken.push(plain);
  else if (lower.length > 0) lists.weakened.push(entryOf(id, lower));
  if (fixed) lists.fixed.push(plain);
  else if (lower.length === 0 && found.length > 0) lists.strengthened.push(entryOf(id, found));
  const texts = statementTexts(before, after);
  if (texts !== null) lists.changed.push({ id, before: texts[0], after: texts[1] });
}

function entryOf(id: string, found: readonly Difference[]): ChangeEntry {
  return {
    id,
    before: found.map(({ before }) => before).join('; '),
    after: found.map(({ after }) => after).join('; '),
  };
}

/** Claims of a required engine that is still required, and is not asked them any more. */
function unasked(before: PropertyImage, after: PropertyImage): ChangeEntry[] {
  return before.engines.flatMap(({ engine, required, obligations }) => {
    const cell = after.engines.find((one) => one.engine === engine);
    if (!required || !cell?.required) return [];
    const now = new Set(cell.obligations.map(({ id }) => id));
    const lost = obligations.filter(({ id }) => !id.includes('+') && !now.has(id));
    return lost.map(({ id }) => ({ id, before: `${engine} was asked`, after: '' }));
  });
}

function absence({ notVerified }: Image, id: string): string {
  return notVerified.some(({ kind, subject }) => kind === 'selection' && subject === id) ? 'not part of the run' : '';
}

/** What the two runs do not share. */
function unlike(before: Image, after: Image): string[] {
  const [a, b] = [before.identity, after.identity];
  const notes = [...commitNotes(a, b), ...codeNotes(before, after)];
  const plain = [
    ['profile', a.profile, b.profile],
    ['compiler', a.compiler, b.compiler],
    ['Assay', a.assay, b.assay],
  ] as const;
  for (const [name, was, is] of plain) if (was !== is) notes.push(`Another ${name}: ${was}, now ${is}.`);
  notes.push(...engineNotes(before, after));
  if (a.manifest !== b.manifest) notes.push('Other obligations: the two answer different manifests.');
  return notes;
}

function commitNotes(a: Image['identity'], b: Image['identity']): string[] {
  const name = ({ commit, dirty }: Image['identity']): string =>
    `${commit === null ? 'no commit' : commit.slice(0, 12)}${dirty ? ' with uncommitted changes' : ''}`;
  if (a.commit === b.commit && a.commit !== null && !a.dirty && !b.dirty) return ['The same commit.'];
  return [`${name(a)}, now ${name(b)}.`];
}

function codeNotes(before: Image, after: Image): string[] {
  const of = ({ contracts }: Image) =>
    new Map(contracts.map(({ file, name, runtimeSha256 }) => [`${file}:${name}`, { name, runtimeSha256 }]));
  const [old, now] = [of(before), of(after)];
  const changed = [...now].filter(([key, one]) => old.has(key) && old.get(key)?.runtimeSha256 !== one.runtimeSha256);
  const parts = [
    ['changed', changed.map(([, { name }]) => name)],
    ['new', [...now].filter(([key]) => !old.has(key)).map(([, { name }]) => name)],
    ['gone', [...old].filter(([key]) => !now.has(key)).map(([, { name }]) => name)],
  ] as const;
  const told = parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${names.join(', ')} ${what}`);
  return [told.length === 0 ? 'The same runtime code of every contract.' : `Other code: ${told.join('; ')}.`];
}

function engineNotes({ engines: before }: Image, { engines: after }: Image): string[] {
  const old = new Map(before.map(({ id, version }) => [id, version]));
  return after.flatMap(({ id, version }) => {
    const was = old.get(id) ?? null;
    return was === null || version === null || was === version ? [] : [`Another ${id}: ${was}, now ${version}.`];
  });
}

/** What only one of the two measured, so that silence about it is no comfort. */
function uncompared(before: Image, after: Image): string[] {
  const notes: string[] = [];
  const tried = new Set(after.faults.map(({ id }) => id));
  const left = before.faults.filter(({ id }) => !tried.has(id)).length;
  if (left > 0) notes.push(`${left} of ${before.faults.length} seeded faults of then were not tried now.`);
  if (before.trace === null || after.trace === null) notes.push('Waivers were not compared: not traced in both.');
  if (!areComparable(before, after) && (before.mutation ?? after.mutation) !== null)
    notes.push('Mutants were not compared: not measured in the same way in both.');
  return notes;
}
