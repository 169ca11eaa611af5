/** What the driver is asked, and what it writes. */
import { z } from 'zod';

export const solverNames = ['z3', 'cvc5'] as const;
export type SolverName = (typeof solverNames)[number];

export const Request = z.strictObject({
  /** The script as the obligation names it. */
  file: z.string(),
  /** Absolute path of the SMT-LIB file. */
  script: z.string(),
  /** Absolute path of the folder to write to. */
  job: z.string(),
  z3: z.string(),
  python: z.string(),
  /** Whether the script claims something, which it does only if what it presupposes can be. */
  isClaim: z.boolean(),
  querySeconds: z.number().positive(),
});
export type Request = z.infer<typeof Request>;

export const SolverRun = z.strictObject({
  version: z.string(),
  options: z.array(z.string()),
  exitCode: z.int().nullable(),
  timedOut: z.boolean(),
  seconds: z.number().nonnegative(),
  /** Standard output, whole: the answers are read from it by the parser and nowhere else. */
  raw: z.string(),
  errors: z.string(),
  /** Output of a second run that asks for models; empty when nothing was `sat`. */
  models: z.string(),
});
export type SolverRun = z.infer<typeof SolverRun>;

export const DriverResult = z.strictObject({
  schema: z.literal(1),
  /** As it was asked. */
  file: z.string(),
  /** sha-256 of the script that both solvers read. */
  sha256: z.string(),
  solvers: z.strictObject({ z3: SolverRun, cvc5: SolverRun }),
  /** The same script asked about its premises; null when it claims nothing. */
  premises: z.strictObject({ z3: SolverRun, cvc5: SolverRun }).nullable(),
});
export type DriverResult = z.infer<typeof DriverResult>;
