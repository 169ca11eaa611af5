/** The last campaign, kept beside the journal, and worth something only for the sources that it was made with. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { today } from '../triage.ts';
import { solidityDigest } from './digest.ts';
import { type Judgement, Mutation, type Yield } from './schema.ts';
import { readTriage, triagePath } from './triage.ts';

const pathIn = (root: string): string => join(root, '.assay', 'mutation.json');

/** What people decided about mutants; null when they decided nothing. */
export function triageText(root: string): string | null {
  const path = join(root, triagePath);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Of the sources, and of what people decided. */
function digestOf(root: string): string {
  return createHash('sha256')
    .update(`${solidityDigest(root)}\0${triageText(root) ?? ''}`)
    .digest('hex');
}

export function asMutation(
  root: string,
  { yields, judgements }: { readonly yields: readonly Yield[]; readonly judgements: readonly Judgement[] },
  how: Pick<Mutation, 'command' | 'sample'>,
): Mutation {
  const digest = digestOf(root);
  return { schema: 1, digest, ...how, yields: [...yields], judgements: [...judgements] };
}

export function save(root: string, mutation: Mutation): void {
  writeWhole(pathIn(root), `${stableJson(mutation, 1)}\n`);
}

/** Null when there is none, none of the sources and decisions as they are now, or a decision has ended since. */
export function saved(root: string, asOf = today()): Mutation | null {
  if (!existsSync(pathIn(root))) return null;
  try {
    const mutation = Mutation.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    const ended = readTriage(triageText(root)).some(({ until }) => asOf > until);
    return mutation.digest === digestOf(root) && !ended ? mutation : null;
  } catch (error) {
    if (error instanceof UserError || error instanceof SyntaxError || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}
