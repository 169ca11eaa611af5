/** What forge 1.7.1 prints with `test --json`; only what is read. */
import { z } from 'zod';

const Count = z.int().nonnegative();
const Quantity = z
  .union([z.string().regex(/^(0x[0-9a-fA-F]+|\d+)$/u), Count])
  .transform((value) => BigInt(value).toString());
const Address = z.string().regex(/^0x[0-9a-fA-F]{40}$/u);

export const SequenceCall = z.object({
  sender: Address,
  addr: Address,
  calldata: z.string().regex(/^0x([0-9a-fA-F]{2})*$/u),
  value: Quantity.nullish(),
  warp: Quantity.nullish(),
  roll: Quantity.nullish(),
});

/** Length as found, and the calls as shrunk. */
const Sequence = z.object({ Sequence: z.tuple([Count, z.array(SequenceCall)]) });

const Metric = z.object({ calls: Count, reverts: Count, discards: Count });

const Invariant = z.object({ runs: Count, calls: Count, reverts: Count, metrics: z.record(z.string(), Metric) });
export type Invariant = z.infer<typeof Invariant>;

export const TestResult = z.object({
  status: z.enum(['Success', 'Failure', 'Skipped']),
  reason: z.string().nullable(),
  counterexample: Sequence.nullable(),
  kind: z.union([z.object({ Invariant }), z.looseObject({}).transform(() => ({ Invariant: null }))]),
});
export type TestResult = z.infer<typeof TestResult>;

/** `file:contract` → `signature` → what became of it. */
export const Results = z.record(z.string(), z.object({ test_results: z.record(z.string(), TestResult) }));
export type Results = z.infer<typeof Results>;
