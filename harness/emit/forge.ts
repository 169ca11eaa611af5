/**
 * Emits forge invariant campaigns: what can be done, one contract per property, and one campaign contract per group of
 * properties and genesis scenario. Every claim has a canary, a planted violation that the campaign must find.
 */
import { isAsked, type Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import { type Abis, emitActions } from './forge-actions.ts';
import { emitCheck, emitChecks } from './forge-checks.ts';
import type { Fuzzed } from './forge-parts.ts';
import { banner, identifier, indent } from './solidity.ts';

export interface EmittedForge {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly obligations: readonly Obligation[];
}

export interface Subject {
  readonly property: Property;
  readonly check: Fuzzed;
}

const folder = 'harness/generated/forge';

/** The genesis that a campaign starts from. */
const scenarios = [
  { name: 'balanced', suffix: 'Balanced', deep: 'false', order: 'FLAT is token0' },
  { name: 'deep', suffix: 'Deep', deep: 'true', order: 'FLAT is token1' },
] as const;

/** @throws if a property cannot be expressed. */
export function emitForge(properties: readonly Property[], abis: Abis): EmittedForge {
  const groups = forgeGroups(properties);
  const files = [...groups].map(([group, subjects]) => ({ path: pathOf(group), content: campaign(group, subjects) }));
  const obligations = [...groups].flatMap(([group, subjects]) =>
    subjects.flatMap((subject) => obligationsOf(group, subject)),
  );
  return { files: [{ path: `${folder}/Suite.sol`, content: emitActions(abis) }, ...files], obligations };
}

/** By the first word of the ID, both sorted: what forge is asked about. */
export function forgeGroups(properties: readonly Property[]): ReadonlyMap<string, readonly Subject[]> {
  return groupsOf(properties.flatMap(subjectOf));
}

function subjectOf(property: Property): Subject[] {
  const { check } = property;
  const fuzzed = check.form === 'transition' || check.form === 'invariant' || check.form === 'scenario';
  return fuzzed && isAsked(property, 'forge') ? [{ property, check }] : [];
}

/** By the first word of the ID: what properties share is compiled once for all of one subject. */
function groupsOf(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const group = subject.property.id.replace(/-.*$/, '');
    groups.set(group, [...(groups.get(group) ?? []), subject]);
  }
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, all]) => [group, all.sort((a, b) => (a.property.id < b.property.id ? -1 : 1))]),
  );
}

function pathOf(group: string): string {
  return `${folder}/${identifier(group)}.t.sol`;
}

function campaign(group: string, subjects: readonly Subject[]): string {
  const subject = identifier(group);
  const name = `${subject}_Forge`;
  const world = [
    'function _open(bool deep) internal override returns (Actions) {',
    '    return new Suite(deep);',
    '}',
    '',
    'function _make(uint256 which) internal override returns (ScenarioChecks) {',
    `    return new ${subject}_Checks(_world, which);`,
    '}',
    '',
    'function _watchAll() internal override {',
    ...subjects.map(({ property, check }, i) => `    ${watch[check.form]}("${property.id}", ${i + 1});`),
    '}',
  ];
  const asked = subjects.flatMap(({ property }, i) => [...(i === 0 ? [] : ['']), ...entries(property)]);
  const contracts = scenarios.map(
    ({ name: scenario, suffix, deep, order }) =>
      `/// Genesis \`${scenario}\`; ${order}.\ncontract ${name}_${suffix} is ${name} {\n    constructor() Campaign(${deep}) {}\n}\n`,
  );
  return `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {Suite} from "./Suite.sol";
import "../../../specs/worlds/fuzz/Campaign.sol";
import "../../../specs/worlds/fuzz/Names.sol";
import "../../../specs/worlds/fuzz/ScenarioChecks.sol";

${subjects.map(({ property, check }) => emitCheck(property, check)).join('\n')}
/// All of the above; an instance is one of them.
${emitChecks(`${subject}_Checks`, subjects)}
/// The campaign without what forge asks: regression tests extend it.
abstract contract ${subject}_Campaign is Campaign {
${indent(world, 1)}
}

abstract contract ${name} is ${subject}_Campaign {
${indent(asked, 1)}
}

${contracts.join('\n')}`;
}

const watch: Readonly<Record<Fuzzed['form'], string>> = {
  transition: '_onMessages',
  invariant: '_onStates',
  scenario: '_onScenario',
};

function entries({ id, rev }: Property): string[] {
  const tag = `/// @custom:assay-property ${id}~${rev}`;
  return [
    tag,
    `function invariant_${identifier(id)}() external view {`,
    `    _holds("${id}");`,
    '}',
    '',
    tag,
    `function invariant_canary_${identifier(id)}() external view {`,
    `    _unreached("${id}");`,
    '}',
  ];
}

function obligationsOf(group: string, { property, check }: Subject): Obligation[] {
  return scenarios.flatMap(({ name, suffix, order }) => {
    const claim = `${property.id}/forge/${name}`;
    const bounds = [`genesis ${name}, ${order}`, ...(check.form === 'scenario' ? (check.bounds ?? []) : [])];
    const common = { property: property.id, rev: property.rev, engine: 'forge', ceiling: 'sampled' as const, bounds };
    const entry = (fn: string) => ({
      in: 'solidity' as const,
      file: pathOf(group),
      contract: `${identifier(group)}_Forge_${suffix}`,
      function: fn,
    });
    return [
      { ...common, id: claim, role: 'claim' as const, of: [], entry: entry(`invariant_${identifier(property.id)}`) },
      {
        ...common,
        id: `${claim}+canary`,
        role: 'canary' as const,
        of: [claim],
        entry: entry(`invariant_canary_${identifier(property.id)}`),
      },
    ];
  });
}
