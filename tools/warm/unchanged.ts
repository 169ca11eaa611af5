/** Whether what an engine judged is what the key of its answer is of: a key is of one instant, an engine reads for minutes. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Obligation } from '../../harness/schema.ts';
import { type Subject, subjectsOf } from '../run/subject.ts';
import { type Area, digestOf, instant } from './snapshot.ts';

type SubjectOf = (obligation: Obligation) => Subject;

/** All that engines read of a project. */
const read = ['out', 'contracts', 'specs', 'properties', 'harness', 'foundry.toml'];

/**
 * `subjectOf` remembers what keys are made of. While no file is touched nothing is read again; what was only written anew
 * is still the same.
 */
export function unchanged(root: string, subjectOf: SubjectOf): (obligations: readonly Obligation[]) => boolean {
  const areas = read.map((name): Area => ({ path: join(root, name) }));
  const since = instant();
  let seen = lookedThrough(areas, since);
  let present = subjectOf;
  return (obligations) => {
    const digest = lookedThrough(areas, since);
    if (digest === null || digest !== seen) present = subjectsOf(root);
    seen = digest;
    return present === subjectOf || obligations.every((one) => isSame(present, subjectOf(one), one));
  };
}

/** Null where something goes while it is looked at: somebody is writing, and it has to be read. */
function lookedThrough(areas: readonly Area[], since: bigint): string | null {
  try {
    return digestOf(areas, since);
  } catch {
    return null;
  }
}

/** What cannot be read, or was not compiled from what it says, is not the same either. */
function isSame(present: SubjectOf, before: Subject, obligation: Obligation): boolean {
  try {
    return isDeepStrictEqual(present(obligation), before);
  } catch {
    return false;
  }
}
