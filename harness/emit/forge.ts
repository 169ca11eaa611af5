/**
 * Emits forge invariant campaigns: what can be done, one contract per property, and one campaign contract per group of
 * properties and genesis scenario. Every claim has a canary, a planted violation that the campaign must find.
 */
import type { Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import { type Abis, emitActions } from './forge-actions.ts';
import { emitCheck, type Fuzzed } from './forge-checks.ts';
import { banner, identifier, indent } from './solidity.ts';

export interface EmittedForge {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly obligations: readonly Obligation[];
}

interface Subject {
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
  const groups = groupsOf(properties.flatMap(subjectOf));
  const files = [...groups].map(([group, subjects]) => ({ path: pathOf(group), content: campaign(group, subjects) }));
  const obligations = [...groups].flatMap(([group, subjects]) => subjects.flatMap((subject) => obligationsOf(group, subject)));
  return { files: [{ path: `${folder}/Suite.sol`, content: emitActions(abis) }, ...files], obligations };
}

function subjectOf(property: Property): Subject[] {
  const { check, engines } = property;
  const fuzzed = check.form === 'transition' || check.form === 'invariant' || check.form === 'scenario';
  return fuzzed && engines.includes('forge') ? [{ property, check }] : [];
}

/** `VAULT-TRANS` of `VAULT-TRANS-001`. */
function groupsOf(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const group = subject.property.id.replace(/-\d+$/, '');
    groups.set(group, [...(groups.get(group) ?? []), subject]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, all]) => [group, all.sort((a, b) => (a.property.id < b.property.id ? -1 : 1))]));
}

function pathOf(group: string): string {
  return `${folder}/${identifier(group)}.t.sol`;
}

function campaign(group: string, subjects: readonly Subject[]): string {
  const name = `${identifier(group)}_Forge`;
  const lines = [
    'function _open(bool deep) internal override returns (Actions) {',
    '    return new Suite(deep);',
    '}',
    '',
    'function _watchAll() internal override {',
    ...subjects.map(({ property, check }) => `    if (_wanted("${property.id}")) ${watch(check)}("${property.id}", new ${identifier(property.id)}(_world));`),
    '}',
    ...subjects.flatMap(({ property }) => ['', ...entries(property)]),
  ];
  const bases = [...new Set(['FuzzChecks', ...subjects.map(({ check }) => baseFile(check))])].sort();
  return `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {Suite} from "./Suite.sol";
import "../../../specs/worlds/fuzz/Campaign.sol";
${bases.map((base) => `import "../../../specs/worlds/fuzz/${base}.sol";`).join('\n')}

${subjects.map(({ property, check }) => emitCheck(property, check)).join('\n')}
abstract contract ${name} is Campaign {
${indent(lines, 1)}
}

${scenarios.map(({ name: scenario, suffix, deep, order }) => `/// Genesis \`${scenario}\`; ${order}.\ncontract ${name}_${suffix} is ${name} {\n    constructor() Campaign(${deep}) {}\n}\n`).join('\n')}`;
}

function baseFile(check: Fuzzed): string {
  return { transition: 'FuzzChecks', invariant: 'StateChecks', scenario: 'ScenarioChecks' }[check.form];
}

function watch(check: Fuzzed): string {
  return { transition: '_watchMessages', invariant: '_watchStates', scenario: '_watchScenario' }[check.form];
}

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
    const entry = (fn: string) => ({ in: 'solidity' as const, file: pathOf(group), contract: `${identifier(group)}_Forge_${suffix}`, function: fn });
    return [
      { ...common, id: claim, role: 'claim' as const, of: [], entry: entry(`invariant_${identifier(property.id)}`) },
      { ...common, id: `${claim}+canary`, role: 'canary' as const, of: [claim], entry: entry(`invariant_canary_${identifier(property.id)}`) },
    ];
  });
}
