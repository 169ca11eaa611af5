/** Which mutants are worth asking about: those that compile, to code that neither the original nor another has. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Compiled, Compiler } from './compiler.ts';
import { eachOf } from './each-of.ts';
import type { Notes } from './journal.ts';
import type { Candidate } from './mutants.ts';
import type { Yield } from './schema.ts';
import { make, type Shelf, sourceOf } from './workshop.ts';

/** Digest of creation and runtime code; null for what does not compile. */
export const CodeNote = z.string().nullable();
export type CodeNote = z.infer<typeof CodeNote>;

/** Without the digest of the sources, code that is the same is the same text. */
const plain = { settings: { metadata: { bytecodeHash: 'none' } } };

export interface Sorted {
  /** In the order in which they were given. */
  readonly distinct: readonly (Candidate & { readonly code: string })[];
  readonly counts: Pick<Yield, 'notCompiled' | 'sameCode' | 'duplicate' | 'distinct'>;
}

/** Pure. `codes` are in the order of the candidates. */
export function sort(candidates: readonly Candidate[], codes: readonly CodeNote[], original: string): Sorted {
  const seen = new Set<string>();
  const counts = { notCompiled: 0, sameCode: 0, duplicate: 0, distinct: 0 };
  const distinct: (Candidate & { code: string })[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const code = codes[at];
    if (code === undefined || code === null) counts.notCompiled += 1;
    else if (code === original) counts.sameCode += 1;
    else if (seen.has(code)) counts.duplicate += 1;
    else {
      seen.add(code);
      counts.distinct += 1;
      distinct.push({ ...candidate, code });
    }
  }
  return { distinct, counts };
}

/** Runtime code alone would call two contracts the same whose constructors differ: both codes are compared. */
export function codeDigest({ evm }: Compiled): string {
  return createHash('sha256').update(`${evm.bytecode.object} ${evm.deployedBytecode.object}`).digest('hex');
}

export interface Coding {
  readonly shelf: Shelf;
  readonly compilers: readonly Compiler[];
  readonly known: Notes<CodeNote>;
  readonly signal: AbortSignal;
}

/** The code of a contract with a file changed; null for the original's. @throws when the original does not compile. */
export async function codesOf(
  contract: string,
  candidates: readonly (Candidate | null)[],
  { shelf, compilers, known, signal }: Coding,
  onDone: () => void = () => {},
): Promise<readonly CodeNote[]> {
  const file = sourceOf(contract);
  const basis = shelf.digest(file, contract);
  const codes: CodeNote[] = candidates.map(() => null);
  const codeOf = async (candidate: Candidate | null, compiler: Compiler): Promise<CodeNote> => {
    const changed = candidate === null ? null : { file: candidate.mutant.file, text: candidate.text };
    const key = createHash('sha256').update(`${basis}\0${changed?.file}\0${changed?.text}`).digest('hex');
    const found = known.find(key);
    if (found !== undefined) return found;
    const made = await make({ file, contracts: [contract] }, shelf, compiler, changed, plain);
    const compiled = made.ok ? made.contracts[contract] : undefined;
    const code = compiled === undefined ? null : codeDigest(compiled);
    known.add(key, code);
    return code;
  };
  await eachOf(candidates.entries(), compilers, async ([at, candidate], compiler) => {
    signal.throwIfAborted();
    codes[at] = await codeOf(candidate, compiler);
    onDone();
  });
  return codes;
}
