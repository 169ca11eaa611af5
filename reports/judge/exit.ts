import type { Property } from '../../properties/schema.ts';
import { never } from '../never.ts';
import { reaches } from '../order.ts';
import type { PropertyResult, Standing } from '../schema.ts';

/**
 * 0: every property is met. 1: one is not. 2: cannot judge, which includes nothing being selected.
 * A shortfall that the property states, and that is no worse than stated, does not fail the run; it stays short.
 * A confirmed violation or a conflict is a judgement, so it wins with 1; otherwise an error wins with 2.
 */
export function exitCodeOf(
  results: readonly PropertyResult[],
  problems: readonly string[],
  known: ReadonlyMap<string, Property> = new Map(),
): 0 | 1 | 2 {
  let refuted = false;
  let broken = results.length === 0 || problems.length > 0;
  let short = false;
  for (const result of results) {
    switch (result.outcome) {
      case 'violated':
      case 'conflict':
        refuted = true;
        break;
      case 'error':
        broken = true;
        break;
      case 'short':
        short ||= !isStated(result, known.get(result.id));
        break;
      case 'met':
        break;
      default:
        never(result.outcome);
    }
  }
  if (refuted) return 1;
  if (broken) return 2;
  return short ? 1 : 0;
}

/** Standings in which nothing speaks against a property: it is only not shown as strongly as wanted. */
const quiet: readonly Standing[] = ['unknown', 'sampled', 'bounded', 'proved'];

/** Whether a property falls short as it says it does: some engine holds it at the strength that it still promises. */
function isStated(result: PropertyResult, property: Property | undefined): boolean {
  const promised = property?.shortfall?.reaches;
  if (promised === undefined || result.claim === 'violated' || result.counterexample !== 'none') return false;
  if (!quiet.includes(result.standing)) return false;
  return result.engines.some(
    (cell) => cell.claim === 'holds' && cell.strength !== null && reaches(cell.strength, promised),
  );
}
