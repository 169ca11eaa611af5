/** Every emitter there is. A test holds its IDs equal to those of the engines. */
import { isAsked, type Property } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import type { Obligation } from '../schema.ts';
import { emitCertora } from './certora.ts';
import { type CompiledContract, changesState } from './contract.ts';
import { emitEchidna } from './echidna.ts';
import { emitForge } from './forge.ts';
import { targets } from './forge-actions.ts';
import { emitForgeSymbolic } from './forge-symbolic.ts';
import { emitHalmos, isSymbolic } from './halmos.ts';
import { emitSlither } from './slither.ts';
import { emitSmt } from './smt.ts';
import { emitSmtchecker } from './smtchecker.ts';
import { emitStatic } from './static.ts';

export interface EmitInput {
  readonly properties: readonly Property[];
  readonly contracts: ReadonlyMap<string, CompiledContract>;
  /** Text of a file that is written by hand, by its path relative to the root. */
  readonly text: (path: string) => string;
}

export interface Emission {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly obligations: readonly Obligation[];
  /** Files written by hand that the obligations depend on, besides those that they name. */
  readonly sources?: readonly string[];
}

export interface Emitter {
  /** Also the ID of the engine. */
  readonly engine: string;
  emit(input: EmitInput): Emission;
}

export const emitters: readonly Emitter[] = [
  { engine: 'certora', emit: emitCertora },
  { engine: 'echidna', emit: ({ properties, contracts }) => emitEchidna(properties, abisOf(contracts)) },
  { engine: 'forge', emit: ({ properties, contracts }) => emitForge(properties, abisOf(contracts)) },
  { engine: 'forge-symbolic', emit: forgeSymbolic },
  { engine: 'halmos', emit: halmos },
  { engine: 'slither', emit: ({ properties }) => ({ files: [], obligations: emitSlither(properties) }) },
  { engine: 'smt', emit: ({ properties }) => ({ files: [], obligations: emitSmt(properties) }) },
  { engine: 'smtchecker', emit: ({ properties }) => emitSmtchecker(properties) },
  {
    engine: 'static',
    emit: ({ properties, contracts }) => ({ files: [], obligations: emitStatic(properties, contracts) }),
  },
];

function halmos({ properties, contracts }: EmitInput): Emission {
  const all = byIdOf(properties);
  return together(
    properties
      .filter((property) => isAsked(property, 'halmos') && isSymbolic(property.check))
      .map((property) => emitHalmos(property, all, contracts)),
  );
}

function forgeSymbolic({ properties }: EmitInput): Emission {
  return together(emitForgeSymbolic(properties, byIdOf(properties)));
}

function byIdOf(properties: readonly Property[]): ReadonlyMap<string, Property> {
  return new Map(properties.map((property) => [property.id, property]));
}

function together(
  emitted: readonly { readonly path: string; readonly content: string; readonly obligations: readonly Obligation[] }[],
): Emission {
  return {
    files: emitted.map(({ path, content }) => ({ path, content })),
    obligations: emitted.flatMap(({ obligations }) => obligations),
  };
}

/** What a standard calls a change of state, and the implementation closed by a revert that made it `pure`. */
const closedDoors: Readonly<Record<string, readonly string[]>> = { SaveVault: ['withdraw', 'redeem'] };

function abisOf(contracts: ReadonlyMap<string, CompiledContract>): Record<string, CompiledContract['abi']> {
  return Object.fromEntries(
    Object.keys(targets).map((name) => {
      const contract = contracts.get(name);
      if (contract === undefined) throw new CatalogueProblem(`no compiled contract is called ${name}`);
      const closed = contract.abi.filter((item) => closedDoors[name]?.includes(item.name ?? ''));
      return [
        name,
        [...contract.abi.filter(changesState), ...closed.map((item) => ({ ...item, stateMutability: 'nonpayable' }))],
      ];
    }),
  );
}
