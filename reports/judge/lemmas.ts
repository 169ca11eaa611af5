/** A proof is worth no more than what it rests on. */
import { byText, sortedUnique, weaker } from '../order.ts';
import type { Cell, PropertyResult, ReportCause } from '../schema.ts';
import { isHold, outcomeOf, tooWeak } from './property.ts';

/** The shortest way from a property through lemmas back to itself, or null. */
export function cycleThrough(start: string, restsOn: ReadonlyMap<string, readonly string[]>): string[] | null {
  const from = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of restsOn.get(id) ?? []) {
      if (next === start) return rotate(pathTo(id, from));
      if (from.has(next)) continue;
      from.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

function pathTo(end: string, from: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let at = from.get(end); at !== undefined; at = from.get(at)) path.unshift(at);
  return path;
}

/** Every member names the same cycle the same way. */
function rotate(cycle: readonly string[]): string[] {
  const first = [...cycle].sort(byText)[0] ?? '';
  const at = cycle.indexOf(first);
  return [...cycle.slice(at), ...cycle.slice(0, at), first];
}

/** Judges in order of dependence; `results` are free of lemma cycles or already errors. */
export function applyLemmas(results: ReadonlyMap<string, PropertyResult>): Map<string, PropertyResult> {
  const done = new Map<string, PropertyResult>();
  const open = new Set<string>();

  function visit(id: string): PropertyResult | null {
    const finished = done.get(id);
    if (finished) return finished;
    const result = results.get(id);
    if (!result || open.has(id)) return null;
    open.add(id);
    const limits: string[] = [];
    for (const lemma of result.lemmas) {
      const judged = visit(lemma);
      const limit = limitOf(lemma, judged);
      if (limit !== null) limits.push(limit);
    }
    open.delete(id);
    const judged = limited(result, sortedUnique(limits), brokenBasis(id, results));
    done.set(id, judged);
    return judged;
  }

  for (const id of results.keys()) visit(id);
  return done;
}

/**
 * The first property among everything this one rests on, however far down, that is violated, could not be judged, or has
 * a counterexample that nobody explained. They weigh the same: otherwise losing the verdict that violates a lemma, or its
 * replay, would mend what rests on it.
 */
function brokenBasis(start: string, results: ReadonlyMap<string, PropertyResult>): PropertyResult | null {
  const reached = new Set(results.get(start)?.lemmas ?? []);
  for (const id of reached) for (const next of results.get(id)?.lemmas ?? []) reached.add(next);
  reached.delete(start);
  const found = [...reached].sort(byText).flatMap((id) => results.get(id) ?? []);
  return found.find(isRefuted) ?? found.find((one) => one.outcome === 'error') ?? found.find(isDoubted) ?? null;
}

function isDoubted(result: PropertyResult): boolean {
  return result.standing === 'unconfirmed';
}

function isRefuted(result: PropertyResult): boolean {
  return result.outcome === 'violated' || result.outcome === 'conflict';
}

/** Null only for a lemma that is met by an unbounded proof. */
function limitOf(id: string, lemma: PropertyResult | null): string | null {
  if (lemma === null) return `rests on ${id}, which is not judged`;
  if (lemma.outcome === 'met' && lemma.strength === 'proved') return null;
  if (lemma.outcome === 'met') return `rests on ${id}, which is ${lemma.strength ?? 'unknown'}`;
  return `rests on ${id}, which is not met (${lemma.standing})`;
}

function limited(result: PropertyResult, limits: readonly string[], broken: PropertyResult | null): PropertyResult {
  if (broken !== null) return standsOnNothing(result, broken);
  if (limits.length === 0) return result;
  const engines = result.engines.map((cell) => capCell(cell, limits));
  const { strength } = result;
  if (strength === null || strength === 'sampled') return { ...result, engines };
  const capped = weaker(strength, 'bounded');
  const bounds = sortedUnique([...result.bounds, ...limits]);
  const outcome = isHold(result.standing) ? outcomeOf(capped, capped, result.wanted) : result.outcome;
  const cause = outcome === 'met' ? null : tooWeak(capped, result.wanted, bounds);
  return { ...result, engines, strength: capped, standing: capped, bounds, outcome, cause };
}

function capCell(cell: Cell, limits: readonly string[]): Cell {
  if (cell.strength === null || cell.strength === 'sampled') return cell;
  const capped = weaker(cell.strength, 'bounded');
  return { ...cell, strength: capped, standing: capped, bounds: sortedUnique([...cell.bounds, ...limits]) };
}

/** A refutation still stands: it needed no lemma. */
function standsOnNothing(result: PropertyResult, lemma: PropertyResult): PropertyResult {
  const cause: ReportCause = isRefuted(lemma)
    ? { code: 'lemma-violated', detail: `rests on ${lemma.id}, which is violated` }
    : {
        code: 'lemma-not-judged',
        detail: `rests on ${lemma.id}, which ${isDoubted(lemma) ? 'has a counterexample that is not explained' : 'could not be judged'}`,
      };
  const engines = result.engines.map((cell): Cell => {
    if (cell.strength === null || cell.strength === 'sampled') return cell;
    return { ...cell, standing: 'unknown', claim: 'unknown', strength: null, bounds: [], cause };
  });
  if (!isHold(result.standing)) return { ...result, engines };
  return {
    ...result,
    engines,
    outcome: 'short',
    standing: 'unknown',
    claim: 'unknown',
    strength: null,
    bounds: [],
    cause,
  };
}
