/**
 * Emits one contract per claim and one per twin, each in a file of its own: the compiler's model checker looks at every
 * contract of the file that it is given. Both are made from one text, so that the twin is the same harness.
 */
import { isAsked, type Property, type SourceClaim } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import type { Obligation } from '../schema.ts';
import { banner, comment, identifier, indent } from './solidity.ts';

const folder = 'harness/generated/smtchecker';

interface World {
  /** Contract and file below `specs/worlds/source/`. */
  readonly contract: string;
  /** Parameters of its constructor, name → Solidity type. */
  readonly construct: Readonly<Record<string, string>>;
}

export const sourceWorlds: Readonly<Record<string, World>> = {
  rise: { contract: 'RiseRules', construct: { distributor: 'address' } },
  guardian: { contract: 'GuardianRules', construct: { keyHolder: 'address' } },
  cap: { contract: 'CapRules', construct: { shareBps: 'uint256' } },
  watchedCap: { contract: 'WatchedCapRules', construct: { shareBps: 'uint256' } },
};

export interface Emitted {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly obligations: readonly Obligation[];
}

type Role = 'claim' | 'twin';

/** @throws CatalogueProblem when a property is asked without a claim, or has one that nobody asks. */
export function emitSmtchecker(properties: readonly Property[]): Emitted {
  const asked = properties.flatMap((property) => {
    const { id, inSource } = property;
    if (isAsked(property, 'smtchecker') !== (inSource !== undefined))
      throw new CatalogueProblem(`${id}: inSource is there exactly when smtchecker is asked`);
    if (inSource?.claims.length === 0) throw new CatalogueProblem(`${id}: inSource claims nothing`);
    return inSource === undefined ? [] : [{ property, claim: inSource }];
  });
  return {
    files: asked.flatMap(({ property, claim }) => [file(property, claim, 'claim'), file(property, claim, 'twin')]),
    obligations: asked.flatMap(({ property, claim }) => obligations(property, claim)),
  };
}

/** Artifacts are named after files and contracts, and those of other harnesses bear the property's name alone. */
function contractName({ id }: Property, role: Role): string {
  return `${identifier(id)}_Source${role === 'twin' ? '_Twin' : ''}`;
}

function entryName({ id }: Property, { at }: SourceClaim, role: Role): string {
  if (at === 'construction') return 'constructor';
  return `${role === 'twin' ? 'twin' : 'check'}_${identifier(id)}`;
}

function file(property: Property, claim: SourceClaim, role: Role): { path: string; content: string } {
  const world = sourceWorlds[claim.world];
  if (world === undefined) throw new CatalogueProblem(`${property.id}: no world of sources is called ${claim.world}`);
  const name = contractName(property, role);
  const content = `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {${world.contract}} from "../../../specs/worlds/source/${world.contract}.sol";

/// ${comment(property.title)}
contract ${name} is ${world.contract} {
${indent(members(property, claim, world, role), 1)}
}
`;
  return { path: `${folder}/${name}.sol`, content };
}

function members(property: Property, claim: SourceClaim, world: World, role: Role): string[] {
  const tag = `/// @custom:assay-property ${property.id}~${property.rev}`;
  const lines = nested(body(claim, role));
  const given = Object.keys(world.construct).join(', ');
  const head = (parameters: Readonly<Record<string, string>>): string =>
    `constructor(${parametersOf({ ...world.construct, ...parameters })}) ${world.contract}(${given})`;
  if (claim.at === 'construction') return [tag, `${head(claim.forall ?? {})} {`, ...lines, '}'];
  const entry = `function ${entryName(property, claim, role)}(${parametersOf(claim.forall ?? {})}) external view {`;
  return [`${head({})} {}`, '', tag, entry, ...lines, '}'];
}

function nested(lines: readonly string[]): string[] {
  return indent(lines, 1).split('\n');
}

function parametersOf(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, type]) => `${type} ${name}`)
    .join(', ');
}

function body({ claims, witness }: SourceClaim, role: Role): string[] {
  return role === 'twin' ? [`assert(!(${witness}));`] : claims.map((claim) => `assert(${claim});`);
}

function obligations(property: Property, claim: SourceClaim): Obligation[] {
  const bounds = [...(claim.bounds ?? [])];
  const id = `${property.id}/smtchecker`;
  const common = {
    property: property.id,
    rev: property.rev,
    engine: 'smtchecker',
    ceiling: bounds.length > 0 ? ('bounded' as const) : ('proved' as const),
    bounds,
  };
  const entry = (role: Role): Obligation['entry'] => {
    const contract = contractName(property, role);
    return { in: 'solidity', file: `${folder}/${contract}.sol`, contract, function: entryName(property, claim, role) };
  };
  return [
    { id, ...common, role: 'claim', of: [], entry: entry('claim') },
    { id: `${id}+twin`, ...common, role: 'twin', of: [id], entry: entry('twin') },
  ];
}
