import type { Cell } from './schema.ts';

/** Asked, and never started. */
export function isNotRun(cell: {
  readonly claim: Cell['claim'];
  readonly obligations: { readonly length: number };
}): boolean {
  return cell.claim === 'not-run' && cell.obligations.length > 0;
}
