/** How the cases of an engine are written down. */
import type { Obligation } from '../../../harness/schema.ts';
import type { PropertyId, Strength } from '../../../properties/schema.ts';

type Entry = Obligation['entry'];

/** Engines that read facts: nothing of theirs can be vacuous. */
export const factual: readonly string[] = ['static'];

export interface Case {
  readonly property: PropertyId;
  readonly claim: Entry;
  /** The twin or canary of it; null where an engine reads facts and nothing can be vacuous. */
  readonly probe: Entry | null;
  /** Limits that the harness itself builds in. */
  readonly bounds?: readonly string[];
}

/** The obligations of one engine. `probe` is what its second entry is. */
export function obligationsOf(
  engine: string,
  ceiling: Strength,
  probe: 'twin' | 'canary',
  cases: readonly Case[],
): readonly Obligation[] {
  return cases.flatMap((one): Obligation[] => {
    const id = `${one.property}/${engine}`;
    const common = { property: one.property, rev: 1, engine, ceiling };
    const bounds = [...(one.bounds ?? [])];
    const claim: Obligation = { ...common, id, role: 'claim', of: [], entry: one.claim, bounds };
    if (one.probe === null) return [claim];
    return [claim, { ...common, id: `${id}+${probe}`, role: probe, of: [id], entry: one.probe, bounds }];
  });
}

/** `PURSE-SUM-001` as it stands in the name of a function. */
export function nameOf(property: PropertyId): string {
  return property.replaceAll('-', '_');
}
