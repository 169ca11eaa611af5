/** The static rules, what `main.ts` is asked, and what it writes. */
import { z } from 'zod';
import type { StaticRule as DeclaredRule } from '../../../properties/schema.ts';
import { CauseCode } from '../../schema.ts';
import { isOpcodeName } from './opcodes.ts';

/** A misspelt opcode would be absent from every contract. */
const Opcode = z.string().refine(isOpcodeName, 'not an EVM opcode');
const Pattern = z.string().min(1).refine(isPattern, 'not a regular expression');

export const StaticRule = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('no-opcodes'), opcodes: z.array(Opcode).min(1) }),
  z.strictObject({ name: z.literal('no-abi-entries'), patterns: z.array(Pattern).min(1) }),
  z.strictObject({ name: z.literal('no-mutable-addresses') }),
  z.strictObject({ name: z.literal('no-deployer') }),
  z.strictObject({ name: z.literal('call-sites'), opcode: Opcode, most: z.int().nonnegative() }),
]) satisfies z.ZodType<DeclaredRule>;
export type StaticRule = z.infer<typeof StaticRule>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

export const Ask = z.strictObject({ obligation: z.string(), contract: z.string(), rule: z.unknown() });
export type Ask = z.infer<typeof Ask>;

export const Request = z.strictObject({ out: z.string(), result: z.string(), asks: z.array(Ask).min(1) });
export type Request = z.infer<typeof Request>;

const figures = z.record(z.string(), z.number().nonnegative());

/** What one rule says of one contract. */
export const Finding = z.union([
  z.strictObject({
    claim: z.literal('holds'),
    strength: z.literal('proved'),
    bounds: z.array(z.string()).max(0),
    effort: figures,
  }),
  z.strictObject({
    claim: z.literal('holds'),
    strength: z.literal('bounded'),
    bounds: z.array(z.string()).min(1),
    effort: figures,
  }),
  z.strictObject({ claim: z.literal('violated'), values: z.record(z.string(), z.string()), effort: figures }),
  z.strictObject({ claim: z.literal('unknown'), code: CauseCode, detail: z.string(), effort: figures }),
]);
export type Finding = z.infer<typeof Finding>;

export const Answer = z.strictObject({
  obligation: z.string(),
  contract: z.string(),
  rule: z.string(),
  finding: Finding,
});
export type Answer = z.infer<typeof Answer>;

export const Result = z.strictObject({ schema: z.literal(1), answers: z.array(Answer) });
export type Result = z.infer<typeof Result>;
