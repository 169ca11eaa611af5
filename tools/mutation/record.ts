/** The campaign that is committed: how it was made, and a line for each mutant. Pure. */
import { z } from 'zod';
import { stableJson } from '../ledger/files.ts';
import { mutated } from './contracts.ts';
import { Judgement, Mutation } from './schema.ts';

export const recordFile = 'assay.mutants';

/** As a report shows it. */
export const Shown = Mutation.extend({
  /** Read from what the repository records, and not measured in this checkout. */
  recorded: z.literal(true).optional(),
});
export type Shown = z.infer<typeof Shown>;

const Head = Mutation.omit({ judgements: true }).extend({ assay: z.literal('mutants') });

/** The same judgements in any order give the same bytes. */
export function recordText({ judgements, ...head }: Mutation): string {
  const lines = judgements.toSorted((a, b) => (a.mutant.id < b.mutant.id ? -1 : 1));
  return [{ assay: 'mutants', ...head }, ...lines].map((line) => `${stableJson(line)}\n`).join('');
}

/** @throws Error that names the line which cannot be read, or contradicts itself, or the contract of which there are too few. */
export function readRecord(text: string, contracts = mutated): Shown {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '');
  const { assay: _, ...head } = lineAs(Head, first, 1);
  const judgements = rest.map((line, at) => lineAs(Judgement, line, at + 2));
  for (const [at, { fate, killers }] of judgements.entries())
    if ((fate === 'killed') !== killers.length > 0)
      throw new Error(`line ${at + 2}: ${fate}, with ${killers.length} killers`);
  const names = new Set(judgements.map(({ mutant }) => mutant.id));
  if (names.size < judgements.length) throw new Error('a mutant stands in it twice');
  refusePart({ ...head, judgements }, contracts);
  return { ...head, judgements, recorded: true };
}

/** Who leaves out what survived has better figures. @throws Error */
function refusePart({ sample, yields, judgements }: Mutation, contracts: readonly string[]): void {
  const found = yields.map(({ contract }) => contract);
  if (found.toSorted().join() !== contracts.toSorted().join())
    throw new Error(`it is of ${found.join(', ') || 'no contract'}, and not of ${contracts.join(', ')}`);
  for (const [at, { mutant }] of judgements.entries())
    if (!found.includes(mutant.contract))
      throw new Error(`line ${at + 2}: ${mutant.contract} is none of its contracts`);
  for (const { contract, distinct } of yields) {
    const asked = Math.min(sample ?? distinct, distinct);
    const judged = judgements.filter(({ mutant }) => mutant.contract === contract).length;
    if (judged !== asked)
      throw new Error(`${asked} mutants of ${contract} were asked about, and ${judged} stand in it`);
  }
}

function lineAs<T>(schema: z.ZodType<T>, line: string, at: number): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`line ${at}: ${why.split('\n')[0] ?? ''}`);
  }
}
