/** Seeded bugs: which property caught which, and which properties have yet to show teeth. */
import type { Fault, PropertyId } from '../properties/schema.ts';
import type { FaultResult } from '../tools/schema.ts';
import { byText, sortedUnique } from './order.ts';
import type { Toothless } from './schema.ts';

/** Caught means that the property turned red and that a replay confirmed it. */
export function isCaught(result: FaultResult): boolean {
  return result.caught && result.confirmed;
}

export function faultsOf(results: readonly FaultResult[], selected: ReadonlySet<PropertyId>): FaultResult[] {
  return results
    .filter((result) => selected.has(result.property))
    .map((result) => ({ ...result, by: sortedUnique(result.by), alsoViolated: sortedUnique(result.alsoViolated) }))
    .sort((a, b) => byText(a.id, b.id) || byText(a.property, b.property));
}

/** A property that no seeded bug has turned red may be true of anything. */
export function toothlessOf(
  ids: readonly PropertyId[],
  defined: readonly Fault[],
  results: readonly FaultResult[],
): Toothless[] {
  const found: Toothless[] = [];
  for (const id of [...ids].sort(byText)) {
    const run = results.filter((result) => result.property === id);
    if (run.some(isCaught)) continue;
    const known = defined.filter((fault) => fault.property === id);
    const faults = sortedUnique([...run, ...known].map((fault) => fault.id));
    found.push({
      property: id,
      reason: run.length > 0 ? 'not-caught' : faults.length > 0 ? 'not-run' : 'no-fault',
      faults,
    });
  }
  return found;
}
