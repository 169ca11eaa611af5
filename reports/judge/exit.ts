import { never } from '../never.ts';
import type { PropertyResult } from '../schema.ts';

/**
 * 0: every property is met. 1: one is not. 2: cannot judge, which includes nothing being selected.
 * A confirmed violation or a conflict is a judgement, so it wins with 1; otherwise an error wins with 2.
 */
export function exitCodeOf(results: readonly PropertyResult[], problems: readonly string[]): 0 | 1 | 2 {
  let refuted = false;
  let broken = results.length === 0 || problems.length > 0;
  let short = false;
  for (const { outcome } of results) {
    switch (outcome) {
      case 'violated':
      case 'conflict':
        refuted = true;
        break;
      case 'error':
        broken = true;
        break;
      case 'short':
        short = true;
        break;
      case 'met':
        break;
      default:
        never(outcome);
    }
  }
  if (refuted) return 1;
  if (broken) return 2;
  return short ? 1 : 0;
}
