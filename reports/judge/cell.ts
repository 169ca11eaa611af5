/** One property on one engine: all its obligations as one answer. */
import type { Strength } from '../../properties/schema.ts';
import type { Claim, EngineRecord } from '../../tools/schema.ts';
import { byText, sortedUnique, weaker, worst, worstSanity } from '../order.ts';
import type { Cell, CellStanding, Counterexample, ObligationResult, ReportCause, Sanity, Standing } from '../schema.ts';
import { assess } from './obligation.ts';
import type { Paired } from './pair.ts';
import { checkSanity } from './sanity.ts';

export function fillCell(
  engine: string,
  record: EngineRecord | null,
  pairs: readonly Paired[],
  required: boolean,
): Cell {
  const assessed = pairs.map((one) => assess(one, record?.ceiling ?? null)).sort((a, b) => byText(a.id, b.id));
  const causes = new Map<string, ReportCause | null>();
  const obligations = assessed.map((one) => {
    if (one.role !== 'claim') return one;
    const checked = checkSanity(engine, one, assessed);
    causes.set(one.id, checked.cause);
    return { ...one, sanity: checked.sanity };
  });
  const claims = obligations.filter((one) => one.role === 'claim');
  if (claims.length === 0 && obligations.length === 0) return notAsked(engine, record, required);

  const standings: Standing[] = [];
  for (const one of obligations) if (one.role === 'claim' || one.problems.length > 0) standings.push(one.standing);
  for (const one of claims) {
    if (one.sanity === 'vacuous' || one.sanity === 'never-reached') standings.push('insane');
    if (one.sanity === 'not-checked' && one.strength !== null) standings.push('unknown');
  }
  const standing = claims.length === 0 ? 'error' : (worst(standings) ?? 'error');
  const strength = strengthOf(standing, claims);
  const deciding = decide(standing, obligations);
  return {
    engine,
    required,
    standing,
    version: versionOf(obligations) ?? record?.version ?? null,
    seconds: secondsOf(obligations),
    ...peakOf(obligations),
    command: deciding?.run?.command ?? null,
    seed: deciding?.run?.seed ?? null,
    claim: claimOf(standing, strength, claims),
    strength,
    bounds: strength === null ? [] : sortedUnique(claims.flatMap((one) => one.bounds)),
    cause: strength === null ? causeOf(standing, claims, obligations, causes) : null,
    sanity: sanityOf(standing, claims),
    counterexample: counterexampleOf(claims),
    witness: deciding?.witness ?? null,
    replay: deciding?.replay ?? null,
    effort: effortOf(obligations),
    obligations,
  };
}

function notAsked(engine: string, record: EngineRecord | null, required: boolean): Cell {
  return {
    engine,
    required,
    standing: 'not-asked',
    version: record?.version ?? null,
    seconds: 0,
    command: null,
    seed: null,
    claim: 'not-run',
    strength: null,
    bounds: [],
    cause: required ? { code: 'missing', detail: `${engine} is required and no obligation was made for it` } : null,
    sanity: 'not-checked',
    counterexample: 'none',
    witness: null,
    replay: null,
    effort: {},
    obligations: [],
  };
}

/** The least of all claims, and only when every one of them holds and is sane. */
function strengthOf(standing: CellStanding, claims: readonly ObligationResult[]): Strength | null {
  if (standing !== 'proved' && standing !== 'bounded' && standing !== 'sampled') return null;
  let least: Strength = 'proved';
  for (const one of claims) {
    if (one.strength === null) return null;
    least = weaker(least, one.strength);
  }
  return least;
}

function claimOf(standing: CellStanding, strength: Strength | null, claims: readonly ObligationResult[]): Claim {
  if (strength !== null) return 'holds';
  if (standing === 'violated' || standing === 'unconfirmed') return 'violated';
  return claims.every((one) => one.said === 'not-run') ? 'not-run' : 'unknown';
}

/** The obligation whose run and witness stand for the cell: the worst claim, a run from deployment before an induction step. */
function decide(standing: CellStanding, obligations: readonly ObligationResult[]): ObligationResult | null {
  const claims = obligations.filter((one) => one.role === 'claim');
  const same = claims.filter((one) => one.standing === standing);
  return same.find((one) => one.counterexample === 'confirmed-from-deployment') ?? same[0] ?? claims[0] ?? null;
}

function causeOf(
  standing: CellStanding,
  claims: readonly ObligationResult[],
  obligations: readonly ObligationResult[],
  sanityCauses: ReadonlyMap<string, ReportCause | null>,
): ReportCause {
  const insane = claims
    .map((one) => sanityCauses.get(one.id))
    .find((cause) => cause && cause.code !== 'vacuity-not-excluded');
  if (standing === 'insane' && insane) return insane;
  const deciding = decide(standing, obligations);
  if (standing === 'violated')
    return { code: 'violated', detail: deciding?.replay?.detail || `${deciding?.id ?? 'a claim'} is violated` };
  if (standing === 'unconfirmed') {
    const detail = deciding?.replay?.detail || deciding?.cause?.detail || 'the counterexample was not replayed';
    return { code: 'replay-mismatch', detail };
  }
  const problems = obligations.filter((one) => one.problems.length > 0);
  const broken = problems[0];
  if (standing === 'error' && broken?.cause)
    return { code: broken.cause.code, detail: problems.flatMap((one) => one.problems).join('; ') };
  const open = claims.find((one) => one.standing === standing && one.cause !== null);
  if (open?.cause) return open.cause;
  const unchecked = claims
    .map((one) => sanityCauses.get(one.id))
    .find((cause) => cause?.code === 'vacuity-not-excluded');
  return unchecked ?? { code: 'missing', detail: 'no claim was asked' };
}

function sanityOf(standing: CellStanding, claims: readonly ObligationResult[]): Sanity {
  const found = worstSanity(claims.flatMap((one) => (one.sanity === null ? [] : [one.sanity]))) ?? 'not-checked';
  const refuted = standing === 'violated' || standing === 'unconfirmed';
  return refuted && found === 'not-checked' ? 'not-needed' : found;
}

function counterexampleOf(claims: readonly ObligationResult[]): Counterexample {
  const ladder: readonly Counterexample[] = ['confirmed-from-deployment', 'confirmed-in-state', 'unconfirmed'];
  return ladder.find((step) => claims.some((one) => one.counterexample === step)) ?? 'none';
}

function versionOf(obligations: readonly ObligationResult[]): string | null {
  const versions = sortedUnique(obligations.flatMap((one) => (one.run ? [one.run.version] : [])));
  return versions.length === 0 ? null : versions.join(', ');
}

/** One process may answer many obligations; its time counts once. */
function secondsOf(obligations: readonly ObligationResult[]): number {
  const runs = new Map<string, number>();
  for (const { id, run } of obligations)
    if (run) runs.set(run.log === null ? id : `${run.log}\n${run.command}`, run.seconds);
  let sum = 0;
  for (const seconds of runs.values()) sum += seconds;
  return Math.round(sum * 1000) / 1000;
}

/** The runs of one engine may follow one another: only the largest is known to have been needed. */
function peakOf(obligations: readonly ObligationResult[]): Pick<Cell, 'peakBytes'> {
  const peak = Math.max(0, ...obligations.map(({ run }) => run?.peakBytes ?? 0));
  return peak > 0 ? { peakBytes: peak } : {};
}

function effortOf(obligations: readonly ObligationResult[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const one of obligations) {
    if (one.role !== 'claim') continue;
    for (const [name, value] of Object.entries(one.effort)) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => byText(a, b)));
}
