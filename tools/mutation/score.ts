/** Figures of a campaign: by contract, and by property. Pure. */
import type { Judgement, Mutation } from './schema.ts';

export interface ContractScore {
  readonly contract: string;
  /** Generated, whatever came of them. */
  readonly mutants: number;
  /** Dropped because no code tells them from the original, or because a person says so with a reason. */
  readonly equivalent: number;
  readonly notCompiled: number;
  readonly duplicate: number;
  /** Distinct, and asked about. */
  readonly asked: number;
  readonly killed: number;
  /** Those that nobody could judge are among them. */
  readonly survived: number;
  readonly undecided: number;
  /** With which the suite cannot be launched: neither killed nor survived. */
  readonly unlaunchable: number;
  /** Killed of those asked that are not equivalent, 0 to 1; null when there is none. */
  readonly score: number | null;
  /** All stages of all its mutants together. */
  readonly seconds: number;
}

export interface PropertyScore {
  readonly property: string;
  /** Mutants that it was asked about. */
  readonly asked: number;
  readonly killed: number;
  /** Those that nothing else was found to kill. */
  readonly alone: number;
}

export function contractScores({
  yields,
  judgements,
}: Pick<Mutation, 'yields' | 'judgements'>): readonly ContractScore[] {
  return yields.map(({ contract, generated, sameCode, notCompiled, duplicate, sameText }) => {
    const mine = judgements.filter(({ mutant }) => mutant.contract === contract);
    const count = (...fates: readonly Judgement['fate'][]): number =>
      mine.filter(({ fate }) => fates.includes(fate)).length;
    const killed = count('killed');
    const survived = count('survived', 'undecided');
    return {
      contract,
      mutants: generated,
      equivalent: sameCode + count('equivalent'),
      notCompiled,
      duplicate: duplicate + sameText,
      asked: mine.length,
      killed,
      survived,
      undecided: count('undecided'),
      unlaunchable: count('unlaunchable'),
      score: killed + survived === 0 ? null : killed / (killed + survived),
      seconds: Math.round(mine.reduce((sum, { seconds }) => sum + totalOf(seconds), 0) * 10) / 10,
    };
  });
}

/** Whether every contract had a mutant that was asked about, and none was left alive: no mutants at all are no answer. */
export function allNoticed(contracts: readonly Pick<ContractScore, 'survived' | 'score'>[]): boolean {
  return contracts.length > 0 && contracts.every(({ survived, score }) => survived === 0 && score !== null);
}

/** Of every property given, also those that kill nothing. */
export function propertyScores(
  judgements: readonly Judgement[],
  properties: readonly string[],
): readonly PropertyScore[] {
  return [...properties].sort().map((property) => {
    const killed = judgements.filter(({ killers }) => killers.some((one) => one.property === property));
    return {
      property,
      asked: judgements.filter(({ asked }) => asked.includes(property)).length,
      killed: killed.length,
      alone: killed.filter(({ killers }) => killers.every((one) => one.property === property)).length,
    };
  });
}

function totalOf(seconds: Readonly<Record<string, number>>): number {
  return Object.values(seconds).reduce((sum, one) => sum + one, 0);
}

/** Seconds by stage, over all. */
export function stageSeconds(judgements: readonly Judgement[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const { seconds } of judgements)
    for (const [stage, spent] of Object.entries(seconds)) sum[stage] = (sum[stage] ?? 0) + spent;
  return Object.fromEntries(Object.entries(sum).map(([stage, spent]) => [stage, Math.round(spent * 10) / 10]));
}
