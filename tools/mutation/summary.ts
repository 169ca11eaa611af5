/** What the report says of a campaign: figures, and every mutant that is not killed. */
import { z } from 'zod';
import type { Shown } from './record.ts';
import { Fate, type Judgement, Mutant } from './schema.ts';
import { contractScores, propertyScores, stageSeconds } from './score.ts';
import { changeText } from './words.ts';

const Count = z.int().nonnegative();

export const Open = Mutant.extend({ fate: Fate, cause: z.string().nullable() });
export type Open = z.infer<typeof Open>;

/** More of a property would fill its page, and say no more of it. */
const mostKills = 8;

/** One mutant that a property kills: `change` is its place and its text before and after, on one line. */
export const Kill = z.strictObject({ id: z.string(), change: z.string(), alone: z.boolean() });

export const MutationSummary = z.strictObject({
  command: z.string(),
  sample: Count.nullable(),
  /** Not measured in this checkout: the repository records it. */
  recorded: z.literal(true).optional(),
  contracts: z.array(
    z.strictObject({
      contract: z.string(),
      mutants: Count,
      equivalent: Count,
      notCompiled: Count,
      duplicate: Count,
      asked: Count,
      unlaunchable: Count,
      killed: Count,
      survived: Count,
      undecided: Count,
      score: z.number().nullable(),
      seconds: z.number(),
    }),
  ),
  properties: z.array(
    z.strictObject({
      property: z.string(),
      asked: Count,
      killed: Count,
      alone: Count,
      /** By name, those that nothing else kills first; not all where there are many. */
      kills: z.array(Kill),
    }),
  ),
  /** Survived, undecided, or called equivalent by a person. */
  open: z.array(Open),
  /** Spent by stage, over all mutants. */
  seconds: z.record(z.string(), z.number()),
});
export type MutationSummary = z.infer<typeof MutationSummary>;

/** `counts`: whether a property is shown of the original. What is killed by others alone survives. */
export function summaryOf(
  mutation: Shown,
  properties: readonly string[],
  counts: (property: string) => boolean = () => true,
): MutationSummary {
  const judgements = mutation.judgements.map((one) => counted(one, counts));
  return {
    command: mutation.command,
    sample: mutation.sample,
    ...(mutation.recorded ? { recorded: mutation.recorded } : {}),
    contracts: contractScores({ yields: mutation.yields, judgements }).map((one) => ({ ...one })),
    properties: propertyScores(judgements, properties).map((one) => ({
      ...one,
      kills: killsOf(judgements, one.property),
    })),
    open: judgements
      .filter(({ fate }) => fate === 'survived' || fate === 'undecided' || fate === 'equivalent')
      .map(({ mutant, fate, cause }) => ({ ...mutant, fate, cause })),
    seconds: stageSeconds(judgements),
  };
}

function killsOf(judgements: readonly Judgement[], property: string): z.infer<typeof Kill>[] {
  return judgements
    .filter(({ killers }) => killers.some((one) => one.property === property))
    .map(({ mutant, killers }) => ({
      id: mutant.id,
      change: changeText(mutant),
      alone: killers.every((one) => one.property === property),
    }))
    .sort((a, b) => Number(b.alone) - Number(a.alone) || (a.id < b.id ? -1 : 1))
    .slice(0, mostKills);
}

function counted(judgement: Judgement, counts: (property: string) => boolean): Judgement {
  const killers = judgement.killers.filter(({ property }) => counts(property));
  if (judgement.fate !== 'killed' || killers.length === judgement.killers.length) return judgement;
  if (killers.length > 0) return { ...judgement, killers };
  const names = [...new Set(judgement.killers.map(({ property }) => property))].sort().join(', ');
  const cause = `it is killed by what is not shown of the original alone: ${names}`;
  return { ...judgement, killers, fate: 'survived', cause };
}
