/** Which state-changing functions are under which properties. */
import type { Property } from '../properties/schema.ts';
import { type CompiledContract, changesState } from './emit/contract.ts';
import { targets } from './emit/forge-actions.ts';

export interface FunctionUnderProperties {
  readonly contract: string;
  readonly name: string;
  readonly properties: readonly string[];
}

export function functionsUnder(
  properties: readonly Property[],
  contracts: readonly Pick<CompiledContract, 'name' | 'abi'>[],
): FunctionUnderProperties[] {
  return contracts.flatMap(({ name: contract, abi }) => {
    const target = targets[contract] ?? null;
    const functions = [...new Set(abi.filter(changesState).map(({ name = '' }) => name))].sort();
    return functions.map((name) => ({
      contract,
      name,
      properties: properties
        .filter((property) => target !== null && speaksOf(property, target, name))
        .map(({ id }) => id),
    }));
  });
}

function speaksOf({ check }: Property, target: string, name: string): boolean {
  switch (check.form) {
    case 'transition':
    case 'invariant':
      return check.over.includes(target);
    case 'scenario':
      return check.steps.some(({ to, fn }) => to === target && fn === name);
    default:
      return false;
  }
}
