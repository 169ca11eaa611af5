/** Digests of everything that the verdicts were made from, packed or not, and of the logs that engines left. */
import { z } from 'zod';

const Digest = z.string().regex(/^[0-9a-f]{64}$/u);

export const Inputs = z.strictObject({
  schema: z.literal(1),
  assay: z.string(),
  /** Of the sources that make a report from a ledger: another Assay may judge otherwise. */
  judge: Digest,
  /** Sources, settings and lock files, by path from the project root; those packed lie below `sources/`. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: Digest, packed: z.boolean() })),
  /**
   * Raw logs by the path in the ledger, and the digest of all of each. Those of a megabyte lie whole below `logs/`, of
   * longer ones the end, as `.end`; `absent`: no run folder holds it.
   */
  logs: z.array(
    z.strictObject({
      log: z.string(),
      bytes: z.int().nullable(),
      sha256: Digest.nullable(),
      packed: z.enum(['whole', 'end', 'absent']),
    }),
  ),
  /** Generated tests that the ledger names and that are not there. */
  absentTests: z.array(z.string()),
});
export type Inputs = z.infer<typeof Inputs>;
