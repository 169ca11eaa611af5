/** What `main.ts` is asked, what it writes beside Slither's own output, and of that the fields that are read. */
import { z } from 'zod';

/** What `main.ts` writes, sealed. */
export const resultFile = 'result.json';
/** Slither's own. */
export const outputFile = 'slither.json';
export const sarifFile = 'slither.sarif';
/** So named because Slither tells an archive by its name. */
export const archiveFile = 'suite_export_archive.json';

/** Accepted findings, relative to the project root. */
export const triageFile = 'contracts/triage/slither.toml';

export const Request = z.strictObject({
  /** Absolute. */
  root: z.string(),
  job: z.string(),
  slither: z.string(),
  /** Sources that are asked about, relative to the root; everything below `suiteFolder` is analysed besides. */
  files: z.array(z.string()).min(1),
});
export type Request = z.infer<typeof Request>;

/** What is known of the sources without Slither. */
export const Context = z.strictObject({
  schema: z.literal(1),
  /** The day by which acceptances are judged, UTC: `2026-11-30`. */
  asOf: z.string().regex(/^\d{4}-\d\d-\d\d$/u),
  /** How many contracts, interfaces and libraries the compiler found, dependencies included. */
  definitions: z.int().positive(),
  /** Deployable contracts as `file:Contract`, each with the sources that are looked at for it. */
  subjects: z.record(z.string(), z.array(z.string()).min(1)),
  /** Every contract, interface and library outside of dependencies, with its file. */
  homes: z.record(z.string(), z.string()),
  /** Places at which a source tells Slither what to believe: `file:line: tag`. */
  told: z.array(z.string()),
  /** Content of the triage file; null when there is none. */
  triage: z.string().nullable(),
});
export type Context = z.infer<typeof Context>;

/** What `main.ts` writes: what is known without Slither, and all that Slither said, as it said it. Judges nothing. */
export const Driven = z.strictObject({
  schema: z.literal(1),
  context: Context,
  /** Null when it did not end by itself. */
  exitCode: z.int().nullable(),
  stdout: z.string(),
  stderr: z.string(),
  /** Content of its JSON; null when it wrote none. */
  output: z.string().nullable(),
});
export type Driven = z.infer<typeof Driven>;

export interface Parent {
  readonly type: string;
  readonly name: string;
  readonly type_specific_fields?: Specific | undefined;
}

export interface Specific {
  readonly parent?: Parent | undefined;
  readonly signature?: string | undefined;
  readonly directive?: readonly string[] | undefined;
}

const Specific: z.ZodType<Specific> = z.lazy(() =>
  z.object({
    parent: Parent.optional(),
    signature: z.string().optional(),
    directive: z.array(z.string()).optional(),
  }),
);
const Parent: z.ZodType<Parent> = z.lazy(() =>
  z.object({ type: z.string(), name: z.string(), type_specific_fields: Specific.optional() }),
);

export const Element = z.object({
  type: z.string(),
  name: z.string(),
  source_mapping: z.object({
    start: z.int().nonnegative(),
    length: z.int().nonnegative(),
    filename_relative: z.string(),
    lines: z.array(z.int()),
  }),
  type_specific_fields: Specific.optional(),
});
export type Element = z.infer<typeof Element>;

export const Detection = z.object({
  check: z.string().min(1),
  impact: z.string(),
  confidence: z.string(),
  description: z.string(),
  elements: z.array(Element),
});
export type Detection = z.infer<typeof Detection>;

/** As Slither writes it. Without a single finding there is no `detectors`. */
export const Output = z.object({
  success: z.boolean(),
  error: z.string().nullable(),
  results: z.object({
    detectors: z.array(Detection).default([]),
    'list-detectors': z.array(z.object({ check: z.string() })).optional(),
  }),
});
export type Output = z.infer<typeof Output>;
