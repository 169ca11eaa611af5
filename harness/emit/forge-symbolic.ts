/**
 * Emits one harness per property for forge's own symbolic execution, which makes the arguments of an entry point symbolic
 * and runs `setUp()` concretely. The claim is word for word that of the Halmos harness; what it is claimed of is an argument.
 */
import { isAsked, type Property, type ScenarioCheck } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import { scenario, variables } from './halmos.ts';
import { banner, comment, declare, identifier, indent } from './solidity.ts';

export interface Emitted {
  readonly path: string;
  readonly content: string;
  readonly obligations: readonly Obligation[];
}

/** World name → contract and file below `specs/worlds/arguments/`. */
const worlds: Readonly<Record<string, string>> = { vault: 'RiseArguments' };

/** As many accounts as a state has room for. */
const mostAccounts = 3;

const bounds = ['what the scenario does not name of the state is as constructed'];

export function emitForgeSymbolic(properties: readonly Property[], all: ReadonlyMap<string, Property>): Emitted[] {
  return properties.flatMap((property) => {
    const { check } = property;
    return isAsked(property, 'forge-symbolic') && check.form === 'scenario' ? [emit(property, check, all)] : [];
  });
}

function emit(property: Property, check: ScenarioCheck, all: ReadonlyMap<string, Property>): Emitted {
  const world = worlds[check.world];
  if (world === undefined) throw new Error(`${property.id}: no world of arguments for "${check.world}"`);
  const id = identifier(property.id);
  // Forge keeps artifacts by the name of the file alone: it must not be that of another engine's harness.
  const path = `harness/generated/forge-symbolic/${id}_ForgeSymbolic.t.sol`;
  const lines = [
    ...declare(variables(property, check)),
    '',
    ...scenario(property, check, all),
    ...['check', 'check_twin'].flatMap((prefix) => ['', ...entry(property, check, `${prefix}_${id}`)]),
  ];
  const content = `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {RiseArguments} from "../../../specs/worlds/arguments/RiseArguments.sol";
import {vm} from "../../../specs/worlds/symbolic/Cheats.sol";

/// ${comment(property.title)}
contract ${id}_ForgeSymbolic is RiseArguments {
${indent(lines, 1)}
}
`.replaceAll('RiseArguments', world);
  return { path, content, obligations: obligations(property, check, path, id) };
}

/** Forge selects functions whose names begin with `check`: so must a twin's. */
function entry(property: Property, check: ScenarioCheck, name: string): string[] {
  const free = Object.entries(check.forall ?? {});
  const accounts = free.flatMap(([variable, type]) => (type === 'address' ? [`${variable}_`] : []));
  if (accounts.length > mostAccounts) throw new Error(`${property.id}: more than ${mostAccounts} accounts`);
  const named = [...accounts, ...Array.from({ length: mostAccounts - accounts.length }, () => 'caller_')];
  const parameters = ['State calldata state', 'address caller_', ...free.map(([v, type]) => `${type} ${v}_`)];
  const isTwin = name.startsWith('check_twin_');
  return [
    `/// @custom:assay-property ${property.id}~${property.rev}`,
    `function ${name}(${parameters.join(', ')}) external {`,
    ...free.map(([variable]) => `    ${variable} = ${variable}_;`),
    `    _given(state, caller_, [${named.join(', ')}]);`,
    `    _decide(abi.encodeCall(this.scenario, (${isTwin})));`,
    '}',
  ];
}

function obligations(property: Property, check: ScenarioCheck, file: string, id: string): Obligation[] {
  const claim = `${property.id}/forge-symbolic`;
  const common = { property: property.id, rev: property.rev, engine: 'forge-symbolic', ceiling: 'bounded' } as const;
  const limits = [...bounds, ...(check.bounds ?? [])];
  const at = (name: string) => ({ in: 'solidity' as const, file, contract: `${id}_ForgeSymbolic`, function: name });
  return [
    { id: claim, ...common, role: 'claim', of: [], entry: at(`check_${id}`), bounds: limits },
    { id: `${claim}+twin`, ...common, role: 'twin', of: [claim], entry: at(`check_twin_${id}`), bounds: limits },
  ];
}
