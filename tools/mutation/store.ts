/** The last campaign, kept beside the journal, and worth something only for the sources that it was made with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { solidityDigest } from './digest.ts';
import { type Judgement, Mutation, type Yield } from './schema.ts';

const pathIn = (root: string): string => join(root, '.assay', 'mutation.json');

export function asMutation(
  root: string,
  { yields, judgements }: { readonly yields: readonly Yield[]; readonly judgements: readonly Judgement[] },
  how: Pick<Mutation, 'command' | 'sample'>,
): Mutation {
  const digest = solidityDigest(root);
  return { schema: 1, digest, ...how, yields: [...yields], judgements: [...judgements] };
}

export function save(root: string, mutation: Mutation): void {
  writeWhole(pathIn(root), `${stableJson(mutation, 1)}\n`);
}

/** Null when there is none, or none of the sources as they are now. */
export function saved(root: string): Mutation | null {
  if (!existsSync(pathIn(root))) return null;
  try {
    const mutation = Mutation.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    return mutation.digest === solidityDigest(root) ? mutation : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}
