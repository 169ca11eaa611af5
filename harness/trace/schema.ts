/** What the audit of assumptions finds, as data. */
import { z } from 'zod';

export const siteKinds = [
  /** `vm.assume` and whatever else begins with "assume". */
  'assume',
  'require',
  'revert',
  /** An `assert` that is no claim: in a stand-in or an action it drops an execution. */
  'assert',
  /** An assertion that only some executions come to. */
  'conditional',
  'early-return',
  /** A modifier that may leave the body out. */
  'skipped-body',
  /** `catch` that goes on as if nothing had happened. */
  'catch',
  /** `continue` or `break`. */
  'jump',
  /** `revert`, `return`, `stop`, `invalid` and `selfdestruct` in assembly. */
  'assembly',
  /** A value is drawn from a part of its type. */
  'bound',
  /** A campaign is kept from some contracts, functions or senders. */
  'selection',
  /** An assumption that does not look like one. Nothing discharges it. */
  'hidden',
  /** `require`, `requireInvariant`, `axiom`, `assuming`, a filter or a summary in CVL. */
  'cvl',
  /** A premise of a theorem. */
  'premise',
] as const;
export const SiteKind = z.enum(siteKinds);
export type SiteKind = z.infer<typeof SiteKind>;

export const Discharge = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('proof'), properties: z.array(z.string()) }),
  z.strictObject({ by: z.literal('assumption'), assumption: z.string() }),
  z.strictObject({ by: z.literal('construction') }),
  /** Part of what the theorem says; the file named shows that it can be met. */
  z.strictObject({ by: z.literal('hypothesis'), twin: z.string() }),
  z.strictObject({ by: z.literal('nothing'), why: z.enum(['none', 'empty', 'unreadable', 'hidden', 'not-theorems']) }),
]);
export type Discharge = z.infer<typeof Discharge>;

export const Site = z.strictObject({
  kind: SiteKind,
  /** From the project root. */
  file: z.string(),
  line: z.int(),
  /** `Contract.function`, a rule, or nothing for what belongs to no function. */
  where: z.string(),
  expression: z.string(),
  /** As the comment says it; empty when there is none. */
  reason: z.string(),
  discharge: Discharge,
});
export type Site = z.infer<typeof Site>;
