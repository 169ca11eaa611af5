/** The committed ledger as a file of the folder, and as one of a commit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../ledger/files.ts';
import { commitNamed, fileAt } from './revision.ts';
import { type Proof, proofsFile, proofsText, readProofs } from './schema.ts';

/** As it lies in the folder; null when it is not there. @throws UserError */
export function proofsHere(root: string): ReadonlyMap<string, Proof> | null {
  let text: string;
  try {
    text = readFileSync(join(root, proofsFile), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return readProofs(text, proofsFile);
}

export interface ProofsAt {
  readonly commit: string;
  /** Null when the commit has no such file. */
  readonly proofs: ReadonlyMap<string, Proof> | null;
  /** For people: which file of which commit. */
  readonly from: string;
}

/** Rejects with a UserError for a name that git does not know, and for a file that cannot be read. */
export async function proofsAt(root: string, name: string): Promise<ProofsAt> {
  const commit = await commitNamed(root, name);
  const from = `${proofsFile} of commit ${commit.slice(0, 12)}`;
  const text = await fileAt(root, commit, proofsFile);
  return { commit, from, proofs: text === null ? null : readProofs(text, from) };
}

export function writeProofs(root: string, proofs: ReadonlyMap<string, Proof>): void {
  writeWhole(join(root, proofsFile), proofsText(proofs.values()));
}
