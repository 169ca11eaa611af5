/** What a damaged output may still say: nothing that the whole one did not say at least as strongly. */
import { strengths } from '../../properties/schema.ts';
import type { Judged } from '../engines/types.ts';

/** How the second answer says more than the first, or null. `exact` holds it to every bound of the first as well. */
export function strengthened(before: Judged, after: Judged, exact: boolean): string | null {
  if (after.claim === 'unknown' || after.claim === 'not-run') return null;
  if (after.claim !== before.claim) return `${after.claim} out of ${before.claim}`;
  if (after.claim !== 'holds' || after.strength === null || before.strength === null) return null;
  const more = strengths.indexOf(after.strength) - strengths.indexOf(before.strength);
  if (more > 0) return `${after.strength} out of ${before.strength}`;
  const lost = before.bounds.filter((bound) => !after.bounds.includes(bound));
  return exact && more === 0 && lost.length > 0 ? `without the bound ${lost.join(', ')}` : null;
}
