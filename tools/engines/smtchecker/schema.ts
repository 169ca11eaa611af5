/** What the command tells the driver, and what the driver writes down. */
import { z } from 'zod';

/** What `main.ts` writes, sealed. */
export const resultFile = 'result.json';

export const Request = z.strictObject({
  /** Absolute; nothing outside of it and of its `node_modules` is read. */
  root: z.string(),
  /** Absolute; the result is written here. */
  job: z.string(),
  /** Relative to the root. */
  file: z.string(),
  contract: z.string(),
});
export type Request = z.infer<typeof Request>;

/** Offsets in bytes, as the compiler counts them. */
export const Assertion = z.strictObject({ function: z.string(), start: z.int(), length: z.int() });
export type Assertion = z.infer<typeof Assertion>;

/** One entry of the compiler's `errors`. `file` and offsets are absent where it names no place. */
export const Message = z.strictObject({
  code: z.string(),
  severity: z.string(),
  text: z.string(),
  file: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
});
export type Message = z.infer<typeof Message>;

const Parameter = z.looseObject({ name: z.string(), type: z.string() });
export const AbiEntry = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  inputs: z.array(Parameter).default([]),
});
export type AbiEntry = z.infer<typeof AbiEntry>;

export const DriverResult = z.strictObject({
  schema: z.literal(1),
  compiler: z.string(),
  file: z.string(),
  contract: z.string(),
  /** Of the contract; its constructor among it. */
  abi: z.array(AbiEntry),
  /** That the contract itself makes, wherever they are. */
  assertions: z.array(Assertion),
  /** Why a proof about this code is not relied on: what of it, and where. */
  outside: z.array(z.strictObject({ what: z.string(), where: z.string() })),
  messages: z.array(Message),
  /** Source files, and `revert` statements that were put in the form that the checker reads. */
  sources: z.int(),
  rewritten: z.int(),
  seconds: z.number(),
  /** Why nothing was asked, or null. */
  failure: z.string().nullable(),
});
export type DriverResult = z.infer<typeof DriverResult>;
