/** What the campaigns reached, as it is saved and as the report reads it. */
import { z } from 'zod';

/** Something that no campaign executed. */
export const Unreached = z.strictObject({
  what: z.enum(['function', 'branch']),
  line: z.int(),
  /** The function, or the one that the branch is in, without its contract. */
  name: z.string(),
  /** The source line, for a branch. */
  text: z.string(),
});
export type Unreached = z.infer<typeof Unreached>;

const Count = z.strictObject({ reached: z.int(), total: z.int() });

export const FileReach = z.strictObject({
  /** From the project root. */
  file: z.string(),
  functions: Count,
  branches: Count,
  unreached: z.array(Unreached),
});
export type FileReach = z.infer<typeof FileReach>;

/** How long each campaign was. */
export const Effort = z.strictObject({ runs: z.int(), depth: z.int(), seed: z.string() });
export type Effort = z.infer<typeof Effort>;

export const Coverage = z.strictObject({
  schema: z.literal(1),
  /** Of everything that the figures depend on, but the effort. */
  digest: z.string(),
  /** Of each campaign. */
  campaign: Effort,
  scenarios: z.array(z.string()),
  files: z.array(FileReach),
});
export type Coverage = z.infer<typeof Coverage>;
