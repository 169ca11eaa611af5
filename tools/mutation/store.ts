/** The last campaign here, and the one that is committed: each is worth something only for the sources that it is of. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, UserError } from '../errors.ts';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { today } from '../triage.ts';
import { solidityDigest } from './digest.ts';
import { readRecord, recordFile, recordText, type Shown } from './record.ts';
import { type Judgement, Mutation, type Yield } from './schema.ts';
import { readTriage, triagePath } from './triage.ts';

const pathIn = (root: string): string => join(root, '.assay', 'mutation.json');

/** What people decided about mutants; null when they decided nothing. */
export function triageText(root: string): string | null {
  const path = join(root, triagePath);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Of the sources, and of what people decided. */
export function digestOf(root: string): string {
  return createHash('sha256')
    .update(`${solidityDigest(root)}\0${triageText(root) ?? ''}`)
    .digest('hex');
}

/** `digest`: as it was before anything was read. @throws UserError where it is another one now. */
export function asMutation(
  root: string,
  { yields, judgements }: { readonly yields: readonly Yield[]; readonly judgements: readonly Judgement[] },
  how: Pick<Mutation, 'command' | 'sample' | 'digest'>,
): Mutation {
  if (how.digest !== digestOf(root)) throw errors.changedMeanwhile();
  return { schema: 1, ...how, yields: [...yields], judgements: [...judgements] };
}

export function save(root: string, mutation: Mutation): void {
  writeWhole(pathIn(root), `${stableJson(mutation, 1)}\n`);
}

/** Writes the committed campaign. */
export function record(root: string, mutation: Mutation): void {
  writeWhole(join(root, recordFile), recordText(mutation));
}

/** The last campaign here that counts, or else the committed one; null when none is of the sources as they are now. */
export function saved(root: string, asOf = today()): Shown | null {
  return savedHere(root, asOf) ?? recorded(root, asOf).mutation;
}

function savedHere(root: string, asOf: string): Mutation | null {
  if (!existsSync(pathIn(root))) return null;
  try {
    const mutation = Mutation.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    return unworthy(root, mutation, asOf) === null ? mutation : null;
  } catch (error) {
    if (error instanceof UserError || error instanceof SyntaxError || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}

export type Recorded =
  | { readonly mutation: Shown; readonly why: null }
  /** Why nothing that is committed counts. */
  | { readonly mutation: null; readonly why: string };

export function recorded(root: string, asOf = today()): Recorded {
  const path = join(root, recordFile);
  if (!existsSync(path)) return { mutation: null, why: 'there is none' };
  try {
    const mutation = readRecord(readFileSync(path, 'utf8'));
    const why = unworthy(root, mutation, asOf);
    return why === null ? { mutation, why } : { mutation: null, why };
  } catch (error) {
    return { mutation: null, why: error instanceof Error ? error.message : String(error) };
  }
}

function unworthy(root: string, { digest }: Mutation, asOf: string): string | null {
  if (digest !== digestOf(root)) return 'contracts, harnesses, worlds or decisions have changed since';
  const ended = readTriage(triageText(root)).find(({ until }) => asOf > until);
  return ended === undefined ? null : `what was decided of ${ended.mutant} was believed until ${ended.until}`;
}
