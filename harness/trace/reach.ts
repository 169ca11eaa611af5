/** Which functions of the suite each property's harnesses exercise, and by which engines. */
import type { Property, PropertyId } from '../../properties/schema.ts';
import type { Node, SourceUnit, Syntax } from '../access/syntax.ts';
import { accessOf } from '../access/table.ts';
import { functionsUnder } from '../coverage.ts';
import type { Obligation } from '../schema.ts';
import { type Reached, reachedBy } from './reached.ts';

export interface FunctionReach {
  readonly contract: string;
  /** `deposit(uint256 assets, address receiver)` */
  readonly signature: string;
  /** Those that speak of calls to it. */
  readonly properties: readonly PropertyId[];
  /** Of them, those that are to be proved and are not known to be short of it. */
  readonly proved: readonly PropertyId[];
}

export interface PropertyReach {
  readonly property: PropertyId;
  readonly contract: string;
  /** That are asked for a claim, sorted. */
  readonly engines: readonly string[];
  /** `Contract.function` that the harnesses call by name, sorted: what a scenario or a claim reads and does. */
  readonly named: readonly string[];
  /** The contract of which all code is read, for rules of bytecode and detectors. */
  readonly whole: string | null;
}

export const suiteFolder = 'contracts/flat/src';

export const isSuite = (path: string): boolean =>
  path.startsWith(`${suiteFolder}/`) || path.startsWith('contracts/flat/interfaces/');

/** A name alone: overloads are under the same properties. */
export function functionReach(units: readonly SourceUnit[], properties: readonly Property[]): readonly FunctionReach[] {
  const rows = accessOf(units, suiteFolder);
  const names = [...new Set(rows.map(({ contract }) => contract))];
  const contracts = names.map((name) => ({ name, abi: rows.filter(({ contract }) => contract === name).map(asAbi) }));
  const under = new Map(
    functionsUnder(properties, contracts).map((one) => [`${one.contract}.${one.name}`, one.properties]),
  );
  const proved = new Set(properties.filter(isProved).map(({ id }) => id));
  return rows.map(({ contract, signature }) => {
    const found = under.get(`${contract}.${shortName(signature)}`) ?? [];
    return { contract, signature, properties: found, proved: found.filter((id) => proved.has(id)) };
  });
}

function asAbi({ signature, payable }: { readonly signature: string; readonly payable: boolean }) {
  return {
    type: 'function',
    name: shortName(signature),
    inputs: [],
    stateMutability: payable ? 'payable' : 'nonpayable',
  };
}

export function shortName(signature: string): string {
  return signature.slice(0, signature.indexOf('('));
}

function isProved({ wanted, shortfall }: Property): boolean {
  return (shortfall?.reaches ?? wanted) === 'proved';
}

export interface HarnessReach {
  readonly property: PropertyId;
  readonly engine: string;
  readonly reached: Reached;
}

/** One for each property and harness contract; what the manifest names and no tree holds is left out. */
export function harnessReach(syntax: Syntax, obligations: readonly Obligation[]): readonly HarnessReach[] {
  const entries = new Map<string, { readonly first: Obligation; readonly functions: Set<string> }>();
  for (const one of obligations) {
    if (one.entry.in !== 'solidity') continue;
    const key = [one.property, one.engine, one.entry.file, one.entry.contract].join(' ');
    const known = entries.get(key) ?? { first: one, functions: new Set<string>() };
    known.functions.add(one.entry.function);
    entries.set(key, known);
  }
  return [...entries.values()].flatMap(({ first, functions }) => {
    const contract = contractOf(syntax, first);
    if (contract === null) return [];
    const reached = reachedBy({ syntax, contract, entries: [...functions], isSuite });
    return [{ property: first.property, engine: first.engine, reached }];
  });
}

function contractOf(syntax: Syntax, { entry }: Obligation): Node | null {
  if (entry.in !== 'solidity') return null;
  const found = syntax.contracts.find((one) => one['name'] === entry.contract && syntax.pathOf(one) === entry.file);
  return found ?? null;
}

export function propertyReach(
  properties: readonly Property[],
  obligations: readonly Obligation[],
  harnesses: readonly HarnessReach[],
): readonly PropertyReach[] {
  return properties.map(({ id, contract, check }) => ({
    property: id,
    contract,
    engines: [
      ...new Set(obligations.filter((one) => one.property === id && one.role === 'claim').map((one) => one.engine)),
    ].sort(),
    named: namedIn(harnesses.filter((one) => one.property === id && one.engine !== 'forge')),
    whole: check.form === 'static' || check.form === 'source' ? check.contract : null,
  }));
}

function namedIn(harnesses: readonly HarnessReach[]): readonly string[] {
  return [...new Set(harnesses.flatMap(({ reached }) => [...reached.suite]))].sort();
}
