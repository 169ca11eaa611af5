/** Obligations of the detectors: nothing is generated, the sources themselves are asked. */
import { isAsked, type Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';

/** A contract whose mistakes are known: a run that does not find them is worth nothing. */
const planted = { in: 'source', file: 'specs/planted/Planted.sol', contract: 'Planted' } as const;

export function emitSlither(properties: readonly Property[]): Obligation[] {
  return properties.flatMap((property) => {
    const { id, rev, check } = property;
    if (check.form !== 'source' || !isAsked(property, 'slither')) return [];
    const common = { property: id, rev, engine: 'slither', ceiling: 'sampled' } as const;
    const claim = `${id}/slither`;
    const entry = { in: 'source', file: check.file, contract: check.contract } as const;
    return [
      { id: claim, ...common, role: 'claim', of: [], entry, bounds: [] },
      { id: `${claim}+canary`, ...common, role: 'canary', of: [claim], entry: planted, bounds: [] },
    ] satisfies Obligation[];
  });
}
