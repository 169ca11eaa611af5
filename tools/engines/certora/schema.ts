/** What the driver is asked, and what it writes. */
import { z } from 'zod';

/**
 * `typecheck` proves nothing; `local` runs a Prover of the person's own; `cloud` needs CERTORAKEY. `stand-in` asks a
 * server of this machine as if it were the cloud, for tests.
 */
export const Mode = z.enum(['typecheck', 'local', 'cloud', 'stand-in']);
export type Mode = z.infer<typeof Mode>;

export const Request = z.strictObject({
  /** Project root. */
  root: z.string(),
  /** Folder of the job: everything is written below it. */
  job: z.string(),
  /** Relative to the root. */
  conf: z.string(),
  /** The specification that is checked, whatever the configuration names. Relative to the root. */
  spec: z.string(),
  mode: Mode,
  /** Absolute paths of programs, and of the Prover's jar where there is one. */
  bin: z.strictObject({
    python: z.string(),
    certoraRun: z.string(),
    java: z.string(),
    solc: z.string(),
    jar: z.string().nullable(),
  }),
  /** Wall time of everything, and how much of it may pass by waiting for the cloud. */
  seconds: z.number().positive(),
  waitSeconds: z.number().positive(),
  querySeconds: z.number().positive(),
  memoryMb: z.number().positive(),
});
export type Request = z.infer<typeof Request>;

/** One node of what the Prover is going to answer, under the names that it answers with. */
export interface ExpectedRule {
  readonly name: string;
  /** Parts of an invariant; empty for a rule. */
  readonly parts: readonly ExpectedRule[];
  /** Of a rule about any method: those that it must be answered for. Null when it is about none. */
  readonly methods: readonly string[] | null;
  /** Why that cannot be told. */
  readonly unclear: string | null;
}

export const ExpectedRule: z.ZodType<ExpectedRule> = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    parts: z.array(ExpectedRule),
    methods: z.array(z.string()).nullable(),
    unclear: z.string().nullable(),
  }),
);

export const FailureCode = z.enum([
  /** The project, as it stands, cannot be handed to the tool. */
  'stage',
  /** The specification is wrong. */
  'type-error',
  /** The tool ended in another way than it does. */
  'crash',
  /** The tool was ended, because it took too long. */
  'time',
  /** The tool compiled other code than that which is judged. */
  'other-code',
  'server',
]);
export const Failure = z.strictObject({ code: FailureCode, detail: z.string() });
export type Failure = z.infer<typeof Failure>;

/** What `main.ts` writes, sealed. */
export const DriverResult = z.strictObject({
  schema: z.literal(1),
  mode: Mode,
  /** `finished`: the Prover's answers lie beside this file. */
  state: z.enum(['failed', 'typechecked', 'pending', 'finished']),
  failure: Failure.nullable(),
  /** The configuration that was in force, as the tool wrote it down. */
  options: z.record(z.string(), z.unknown()),
  rules: z.array(ExpectedRule),
  /** Of the Prover's answers, as the driver wrote them; null when there are none. */
  outputSha256: z.string().nullable(),
  /** Of a job in the cloud. */
  job: z.string().nullable(),
  waitedSeconds: z.number().nonnegative(),
});
export type DriverResult = z.infer<typeof DriverResult>;

/** Of `output.json`. */
export const statuses = ['SUCCESS', 'FAIL', 'TIMEOUT', 'UNKNOWN', 'SANITY_FAIL'] as const;
export type Status = (typeof statuses)[number];

export const Output = z.looseObject({ rules: z.record(z.string(), z.unknown()) });
