/** Obligations of the bytecode rules: nothing is generated, the artifact itself is asked. */
import { isAsked, type Property } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import type { Obligation } from '../schema.ts';
import type { CompiledContract } from './contract.ts';

export function emitStatic(
  properties: readonly Property[],
  contracts: ReadonlyMap<string, CompiledContract>,
): Obligation[] {
  return properties.flatMap((property) => {
    const { id, rev, check } = property;
    if (check.form !== 'static' || !isAsked(property, 'static')) return [];
    const contract = contracts.get(check.contract);
    if (contract === undefined) throw new CatalogueProblem(`${id}: no compiled contract is called ${check.contract}`);
    const entry = { in: 'bytecode', contract: `${contract.file}:${contract.name}`, rule: check.rule } as const;
    return [
      {
        id: `${id}/static`,
        property: id,
        rev,
        engine: 'static',
        role: 'claim',
        of: [],
        entry,
        ceiling: 'proved',
        bounds: [],
      } satisfies Obligation,
    ];
  });
}
