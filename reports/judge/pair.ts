/** Every expected obligation against exactly one verdict. What does not pair is a problem, never a pass. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import type { Ledger, Verdict } from '../../tools/schema.ts';
import { groupBy } from '../group.ts';

export interface Paired {
  readonly obligation: Obligation;
  /** Null when there is none, or more than one. */
  readonly verdict: Verdict | null;
  readonly problems: readonly string[];
}

export interface Stray {
  readonly property: string;
  readonly text: string;
}

export interface Pairing {
  readonly pairs: readonly Paired[];
  readonly strays: readonly Stray[];
}

export function pair(manifest: Manifest, ledger: Ledger): Pairing {
  const expected = groupBy(manifest.obligations, (obligation) => obligation.id);
  const given = groupBy(ledger.verdicts, (verdict) => verdict.obligation);
  const stale = manifest.digest === ledger.manifest ? [] : ['the ledger answers another manifest'];
  const pairs: Paired[] = [];
  for (const obligation of manifest.obligations) {
    const verdicts = given.get(obligation.id) ?? [];
    const problems: string[] = [...stale];
    if ((expected.get(obligation.id)?.length ?? 0) > 1) problems.push(`${obligation.id} is expected more than once`);
    if (verdicts.length === 0) problems.push(`${obligation.id} has no verdict`);
    if (verdicts.length > 1) problems.push(`${obligation.id} has ${verdicts.length} verdicts`);
    const verdict = verdicts.length === 1 ? (verdicts[0] ?? null) : null;
    for (const one of verdicts) problems.push(...mismatches(obligation, one), ...contradictions(one));
    problems.push(...probeProblems(obligation, expected));
    if (!ledger.engines.some((engine) => engine.id === obligation.engine)) {
      problems.push(`${obligation.id}: the ledger has no record of the engine ${obligation.engine}`);
    }
    pairs.push({ obligation, verdict, problems: [...new Set(problems)] });
  }
  const strays = ledger.verdicts
    .filter((verdict) => !expected.has(verdict.obligation))
    .map((verdict) => ({
      property: verdict.property,
      text: `${verdict.obligation} has a verdict and was not expected`,
    }));
  return { pairs, strays };
}

/** A verdict must answer the very obligation that was asked. */
function mismatches(obligation: Obligation, verdict: Verdict): string[] {
  const problems: string[] = [];
  for (const field of ['rev', 'property', 'engine', 'role'] as const) {
    if (verdict[field] !== obligation[field]) {
      problems.push(`${obligation.id}: the verdict's ${field} is ${verdict[field]}, expected ${obligation[field]}`);
    }
  }
  return problems;
}

/** Combinations that no total parser produces. */
function contradictions(verdict: Verdict): string[] {
  const problems: string[] = [];
  const holds = verdict.claim === 'holds';
  const open = verdict.claim === 'unknown' || verdict.claim === 'not-run';
  if (holds && verdict.strength === null) problems.push('holds with no strength');
  if (!holds && verdict.strength !== null) problems.push(`${verdict.claim} with a strength`);
  if (holds && verdict.witness !== null) problems.push('holds with a counterexample');
  if (holds && verdict.replay?.result === 'confirmed') problems.push('holds with a confirmed replay');
  if (!open && verdict.cause !== null) problems.push(`${verdict.claim} with the cause ${verdict.cause.code}`);
  if (open && verdict.cause === null) problems.push(`${verdict.claim} with no cause`);
  return problems.map((problem) => `${verdict.obligation}: ${problem}`);
}

/** A twin or canary that speaks for nothing, or for another engine's claim, would be no evidence. */
function probeProblems(obligation: Obligation, expected: ReadonlyMap<string, readonly Obligation[]>): string[] {
  if (obligation.role === 'claim') return [];
  if (obligation.of.length === 0) return [`${obligation.id} is a ${obligation.role} of nothing`];
  const problems: string[] = [];
  for (const id of obligation.of) {
    const claims = expected.get(id) ?? [];
    const fits = claims.some(
      (claim) => claim.role === 'claim' && claim.property === obligation.property && claim.engine === obligation.engine,
    );
    if (!fits) problems.push(`${obligation.id} speaks for ${id}, which is no claim of this property and engine`);
  }
  return problems;
}
