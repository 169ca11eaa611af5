/** Seeded bugs: patches below `contracts/faults/` whose first lines name the property each must turn red. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parsePatch, type StructuredPatch } from 'diff';
import type { Fault, Property } from '../../properties/schema.ts';
import { errors } from '../errors.ts';

export interface LoadedFault extends Fault {
  readonly changes: readonly Change[];
}

/** One file and what is done to it. */
export interface Change {
  /** Relative to the project root. */
  readonly path: string;
  readonly patch: StructuredPatch;
}

export const faultFolder = 'contracts/faults';

/** Sources that a fault may change: what is judged, and the theorems that it rests on. */
const allowed = /^(?:contracts\/(?:flat|adversaries)\/[\w/.-]+\.sol|specs\/smt\/[\w.-]+\.smt2)$/u;

/** In the order of their names. @throws for a patch that names no property, or that cannot be read. */
export function loadFaults(root: string, properties: readonly Pick<Property, 'id'>[]): readonly LoadedFault[] {
  const folder = join(root, faultFolder);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const known = new Set(properties.map(({ id }) => id));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .sort()
    .map((name) => {
      const path = `${faultFolder}/${name}`;
      const fault = parseFault(path, readFileSync(join(root, path), 'utf8'));
      if (!known.has(fault.property)) throw errors.badFault(path, `there is no property ${fault.property}`);
      return fault;
    });
}

export function parseFault(path: string, text: string): LoadedFault {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.patch$/u, '');
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/u.test(id))
    throw errors.badFault(path, 'its name may hold letters, digits and hyphens');
  const [first = '', second = '', ...rest] = text.split('\n');
  const property = /^# property: (\S+)\s*$/u.exec(first)?.[1];
  const title = /^# title: (.+?)\s*$/u.exec(second)?.[1];
  if (property === undefined) throw errors.badFault(path, 'its first line is not "# property: ID"');
  if (title === undefined) throw errors.badFault(path, 'its second line is not "# title: …"');
  return {
    id,
    property,
    title,
    patch: path,
    changes: changesOf(path, rest.filter((line) => !line.startsWith('#')).join('\n')),
  };
}

function changesOf(path: string, diff: string): readonly Change[] {
  let patches: StructuredPatch[];
  try {
    patches = parsePatch(diff);
  } catch (error) {
    throw errors.badFault(path, error instanceof Error ? error.message : String(error));
  }
  const changes = patches
    .filter(({ hunks }) => hunks.length > 0)
    .map((patch) => ({ path: (patch.newFileName ?? '').replace(/^[ab]\//u, ''), patch }));
  if (changes.length === 0) throw errors.badFault(path, 'it changes nothing');
  for (const change of changes) {
    if (!allowed.test(change.path) || change.path.includes('..'))
      throw errors.badFault(path, `it changes ${change.path || 'no file'}`);
  }
  return changes;
}
