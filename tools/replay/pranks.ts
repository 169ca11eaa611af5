/** Foundry's rules for `prank`: keyed by call depth, bound to the contract that asked, spent by the next real call. */
import type { Hex } from 'viem';

export interface Prank {
  readonly owner: Hex;
  readonly sender: Hex;
  readonly origin: Hex | null;
  readonly depth: number;
  readonly once: boolean;
  used: boolean;
}

export type Pranks = Map<number, Prank>;

/** The innermost prank that a frame at this depth is under. */
export function activePrank(pranks: Pranks, depth: number): Prank | null {
  let found: Prank | null = null;
  for (const prank of pranks.values()) {
    if (prank.depth <= depth && (found === null || prank.depth > found.depth)) found = prank;
  }
  return found;
}

/** Returns the reason for a refusal, in Foundry's words, or null. */
export function startPrank(pranks: Pranks, wanted: Omit<Prank, 'used'>): string | null {
  const current = activePrank(pranks, wanted.depth);
  if (current !== null && !current.used) return 'cannot overwrite a prank until it is applied at least once';
  if (current !== null && current.once !== wanted.once) {
    return 'cannot override an ongoing prank with a single vm.prank; use vm.startPrank to override the current prank';
  }
  pranks.set(wanted.depth, { ...wanted, used: false });
  return null;
}

export function stopPrank(pranks: Pranks, depth: number): void {
  pranks.delete(depth);
}

/** The prank that changes this call's sender or origin, if any. Marks it used. */
export function applyPrank(pranks: Pranks, depth: number, caller: Hex): { sender: Hex | null; origin: Hex | null } {
  const prank = activePrank(pranks, depth);
  if (prank === null || prank.owner !== caller) return { sender: null, origin: null };
  const sender = prank.depth === depth ? prank.sender : null;
  if (sender !== null || prank.origin !== null) prank.used = true;
  return { sender, origin: prank.origin };
}

/** Whether a call at this depth by this caller would have its sender changed. Changes nothing. */
export function wouldPrank(pranks: Pranks, depth: number, caller: Hex): boolean {
  const prank = activePrank(pranks, depth);
  return prank !== null && prank.depth === depth && prank.owner === caller;
}

/** A single prank is over once a call at its depth has returned, whoever made it. */
export function endCall(pranks: Pranks, depth: number): void {
  const prank = activePrank(pranks, depth);
  if (prank !== null && prank.depth === depth && prank.once) pranks.delete(depth);
}

export function copyPranks(pranks: Pranks): Pranks {
  return new Map([...pranks].map(([depth, prank]) => [depth, { ...prank }]));
}
