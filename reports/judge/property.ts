/** One property over all engines, before what its lemmas are worth is known. */
import type { Property, Strength } from '../../properties/schema.ts';
import { strengths } from '../../properties/schema.ts';
import type { Claim } from '../../tools/schema.ts';
import { never } from '../never.ts';
import { reaches, sortedUnique, worst, worstSanity } from '../order.ts';
import type { Cell, Counterexample, Outcome, PropertyResult, ReportCause, Sanity, Standing } from '../schema.ts';
import { assumptionsOf, lemmasOf } from './rests-on.ts';

export function rollUp(property: Property, cells: readonly Cell[], problems: readonly string[]): PropertyResult {
  const standing = standingOf(property, cells, problems);
  const strength = isHold(standing) ? strongest(cells) : null;
  const counterexample = worstCounterexample(cells);
  const outcome = outcomeOf(standing, strength, property.wanted);
  return {
    id: property.id,
    rev: property.rev,
    title: property.title,
    contract: property.contract,
    kind: property.kind,
    category: property.category,
    level: property.level,
    breaks: property.breaks,
    source: { ...property.source },
    choice: property.choice ?? null,
    shortfall: property.shortfall ? { ...property.shortfall } : null,
    aliases: sortedUnique(property.aliases),
    assumptions: assumptionsOf(property),
    lemmas: lemmasOf(property),
    wanted: property.wanted,
    outcome,
    standing: strength ?? standing,
    claim: claimOf(standing, strength, cells),
    strength,
    bounds: strength === null ? [] : boundsOf(strength, cells),
    cause: causeOf(outcome, standing, strength, property, cells, problems),
    sanity: sanityOf(cells),
    confirmed: counterexample === 'confirmed-from-deployment' || counterexample === 'confirmed-in-state',
    counterexample,
    engines: [...cells],
    problems: [...problems],
  };
}

/** An optional engine adds refutations and corroboration; silence of it costs nothing, a strength of it counts for nothing. */
function counts(cell: Cell): boolean {
  if (cell.required) return true;
  switch (cell.standing) {
    case 'conflict':
    case 'violated':
    case 'insane':
    case 'unconfirmed':
      return true;
    case 'error':
      return cell.obligations.some((one) => one.problems.length > 0);
    case 'unknown':
    case 'bounded':
    case 'sampled':
    case 'proved':
    case 'not-asked':
      return false;
    default:
      return never(cell.standing);
  }
}

function standingOf(property: Property, cells: readonly Cell[], problems: readonly string[]): Standing {
  const standings: Standing[] = problems.length > 0 || property.engines.length === 0 ? ['error'] : [];
  for (const cell of cells) {
    if (!counts(cell)) continue;
    standings.push(cell.standing === 'not-asked' ? 'error' : cell.standing);
  }
  for (const cell of cells) if (cell.counterexample === 'unconfirmed') standings.push('unconfirmed');
  if (isConflict(cells)) standings.push('conflict');
  return worst(standings) ?? 'error';
}

/** One engine says proved and another has a counterexample that a concrete EVM confirmed. One of them is wrong. */
function isConflict(cells: readonly Cell[]): boolean {
  return cells.some(
    (prover) =>
      saysProved(prover) && cells.some((other) => other.engine !== prover.engine && other.standing === 'violated'),
  );
}

/** Sane or not: what matters here is that an engine claimed it. */
export function saysProved(cell: Cell): boolean {
  const claims = cell.obligations.filter((one) => one.role === 'claim');
  return claims.length > 0 && claims.every((one) => one.strength === 'proved');
}

export function isHold(standing: Standing): boolean {
  return standing === 'proved' || standing === 'bounded' || standing === 'sampled';
}

/** Of the required engines only: they are what the property is owed by. */
function strongest(cells: readonly Cell[]): Strength | null {
  let found: Strength | null = null;
  for (const { required, strength } of cells) {
    if (!required || strength === null) continue;
    if (found === null || strengths.indexOf(strength) > strengths.indexOf(found)) found = strength;
  }
  return found;
}

export function outcomeOf(standing: Standing, strength: Strength | null, wanted: Strength): Outcome {
  switch (standing) {
    case 'conflict':
      return 'conflict';
    case 'violated':
      return 'violated';
    case 'insane':
    case 'error':
      return 'error';
    case 'unconfirmed':
    case 'unknown':
      return 'short';
    case 'sampled':
    case 'bounded':
    case 'proved':
      return strength !== null && reaches(strength, wanted) ? 'met' : 'short';
    default:
      return never(standing);
  }
}

function claimOf(standing: Standing, strength: Strength | null, cells: readonly Cell[]): Claim {
  if (strength !== null) return 'holds';
  if (standing === 'conflict' || standing === 'violated' || standing === 'unconfirmed') return 'violated';
  return cells.every((cell) => cell.claim === 'not-run') ? 'not-run' : 'unknown';
}

/** Limits of the engines that give the strength reported. */
function boundsOf(strength: Strength, cells: readonly Cell[]): string[] {
  return sortedUnique(
    cells.filter((cell) => cell.required && cell.strength === strength).flatMap((cell) => cell.bounds),
  );
}

function causeOf(
  outcome: Outcome,
  standing: Standing,
  strength: Strength | null,
  property: Property,
  cells: readonly Cell[],
  problems: readonly string[],
): ReportCause | null {
  if (outcome === 'met') return null;
  if (strength !== null) return tooWeak(strength, property.wanted, boundsOf(strength, cells));
  if (standing === 'conflict') return { code: 'conflict', detail: conflictText(cells) };
  const cell = cells.find((one) => counts(one) && one.standing === standing && one.cause !== null);
  if (standing === 'error' && problems.length > 0) return { code: 'mismatch', detail: problems.join('; ') };
  if (cell?.cause) return { code: cell.cause.code, detail: `${cell.engine}: ${cell.cause.detail}` };
  const unconfirmed = cells.find((one) => one.counterexample === 'unconfirmed');
  if (unconfirmed)
    return { code: 'replay-mismatch', detail: `${unconfirmed.engine}: the counterexample is not confirmed` };
  const absent = cells.find((one) => one.required && one.standing === 'not-asked');
  if (absent?.cause) return absent.cause;
  return { code: 'missing', detail: 'no engine is required to answer' };
}

export function tooWeak(strength: Strength, wanted: Strength, bounds: readonly string[]): ReportCause {
  const limits = bounds.length > 0 ? ` (${bounds.join('; ')})` : '';
  return { code: 'too-weak', detail: `wanted ${wanted}, got ${strength}${limits}` };
}

function conflictText(cells: readonly Cell[]): string {
  const provers = cells.filter(saysProved).map((cell) => cell.engine);
  const refuters = cells.filter((cell) => cell.standing === 'violated').map((cell) => cell.engine);
  return `${provers.join(', ')} says proved; ${refuters.join(', ')} has a confirmed counterexample`;
}

function sanityOf(cells: readonly Cell[]): Sanity {
  const asked = cells.filter((cell) => cell.standing !== 'not-asked');
  const relevant = asked.filter((cell) => cell.required || cell.standing === 'insane' || cell.strength !== null);
  return worstSanity(relevant.map((cell) => cell.sanity)) ?? 'not-checked';
}

function worstCounterexample(cells: readonly Cell[]): Counterexample {
  const ladder: readonly Counterexample[] = ['confirmed-from-deployment', 'confirmed-in-state', 'unconfirmed'];
  return ladder.find((step) => cells.some((cell) => cell.counterexample === step)) ?? 'none';
}
