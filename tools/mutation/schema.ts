/** What is kept of mutants: what they are, what became of each, and the figures that the report shows. */
import { z } from 'zod';

const Spot = z.strictObject({ line: z.int(), column: z.int() });

/** One change of one source file, judged as part of one contract. */
export const Mutant = z.strictObject({
  /** `Guardian/isPaused/L58/drop-part/1f2e3d4c`: contract, function, line, operator, digest of function and change. */
  id: z.string(),
  contract: z.string(),
  /** From the project root. */
  file: z.string(),
  function: z.string(),
  operator: z.string(),
  by: z.enum(['assay', 'gambit']),
  /** Lines and columns from 1; the end is exclusive. */
  start: Spot,
  end: Spot,
  original: z.string(),
  replacement: z.string(),
});
export type Mutant = z.infer<typeof Mutant>;

/**
 * `undecided`: nobody could judge it, which is no kill. `unlaunchable`: the suite's genesis reverts with it, on a concrete
 * EVM, so that there is nothing to be judged. `equivalent`: a person says so, with a reason that ends.
 */
export const Fate = z.enum(['killed', 'survived', 'undecided', 'unlaunchable', 'equivalent']);
export type Fate = z.infer<typeof Fate>;

export const Killer = z.strictObject({
  property: z.string(),
  engine: z.string(),
  obligation: z.string(),
  /** What the replay on the mutant said. */
  detail: z.string(),
  /** Of the sources that the harness is made from, as they were. */
  harness: z.string(),
});
export type Killer = z.infer<typeof Killer>;

export const Judgement = z.strictObject({
  mutant: Mutant,
  fate: Fate,
  /** Everything that the first counterexample violates. */
  killers: z.array(Killer),
  /** Properties that were asked. */
  asked: z.array(z.string()),
  /** Why nobody could judge it, or what a person says. */
  cause: z.string().nullable(),
  /** By stage: `compile`, `static`, `forge`, `halmos`, `replay`. */
  seconds: z.record(z.string(), z.number()),
});
export type Judgement = z.infer<typeof Judgement>;

/** How many mutants of one contract were made, and how many of them are worth asking about. */
export const Yield = z.strictObject({
  contract: z.string(),
  generated: z.int(),
  /** By generator, before anything was dropped. */
  by: z.strictObject({ assay: z.int(), gambit: z.int() }),
  /** Two generators, or two operators, made the same text. */
  sameText: z.int(),
  notCompiled: z.int(),
  /** Creation and runtime code are the original's. */
  sameCode: z.int(),
  /** Creation and runtime code are another mutant's. */
  duplicate: z.int(),
  distinct: z.int(),
});
export type Yield = z.infer<typeof Yield>;

export const Mutation = z.strictObject({
  schema: z.literal(1),
  /** Of everything that the figures depend on. */
  digest: z.string(),
  /** The command that gives these figures. */
  command: z.string(),
  /** Mutants asked about per contract; null for all. */
  sample: z.int().nullable(),
  yields: z.array(Yield),
  judgements: z.array(Judgement),
});
export type Mutation = z.infer<typeof Mutation>;
