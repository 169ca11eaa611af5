/** What is recorded: obligations, limits, and what is set otherwise than the adapter sets it. */
import type { Obligation } from '../../../../harness/schema.ts';
import type { Limits } from '../../types.ts';

export interface Case {
  readonly name: string;
  readonly asked: readonly Obligation[];
  readonly limits: Limits;
  /** Of each argument of the command line; undefined leaves it. */
  readonly change?: (argument: string) => string | undefined;
}

const limits: Limits = { seconds: 120, memoryMb: 4000, querySeconds: 1, runs: 2, depth: 10, seed: '7' };

function asked(file: string, contract: string, property: string, prefix = ''): Obligation[] {
  const id = `${property}/echidna/balanced`;
  const common = { property, rev: 1, engine: 'echidna', ceiling: 'sampled' as const, bounds: [] };
  const entry = (role: string) => ({
    in: 'solidity' as const,
    file,
    contract,
    function: `${prefix}${property.replaceAll('-', '_')}_${role}`,
  });
  return [
    { ...common, id, role: 'claim', of: [], entry: entry('holds') },
    { ...common, id: `${id}+canary`, role: 'canary', of: [id], entry: entry('canary') },
  ];
}

const toy = (kind: string, ...properties: string[]) =>
  properties.flatMap((property) =>
    asked('TOY.sol', `TOY_Echidna_${kind}`, property, kind === 'Assertions' ? '' : 'echidna_'),
  );
const suite = (group: string, kind: string, ...properties: string[]) =>
  properties.flatMap((property) =>
    asked(
      `harness/generated/echidna/${group}.sol`,
      `${group}_Echidna_${kind}`,
      property,
      kind === 'Assertions' ? '' : 'echidna_',
    ),
  );

const reads = toy('Properties', 'TOY-STATE-001');

/** The last of the settings, which are one JSON object. */
const set = (setting: string) => (argument: string) =>
  argument.startsWith('{"testMode"') ? argument.replace(/\}$/u, `,${setting}}`) : undefined;

export const cases: readonly Case[] = [
  { name: 'suite-read', asked: suite('VAULT', 'Properties', 'VAULT-TRANS-001', 'VAULT-TRANS-002'), limits },
  { name: 'suite-played', asked: suite('FLAT', 'Assertions', 'FLAT-UNIT-001'), limits: { ...limits, depth: 25 } },
  { name: 'read', asked: toy('Properties', 'TOY-STATE-001', 'TOY-STATE-002'), limits },
  { name: 'one-property', asked: reads, limits },
  {
    name: 'senders',
    asked: reads,
    limits,
    change: set('"sender":["0x10000","0x20000"],"maxTimeDelay":600,"maxBlockDelay":60,"maxValue":1000'),
  },
  { name: 'guided', asked: reads, limits: { ...limits, runs: 40, depth: 25 } },
  { name: 'kept', asked: reads, limits },
  { name: 'played', asked: toy('Assertions', 'TOY-UNIT-001'), limits },
  { name: 'hostile-event', asked: toy('Assertions', 'TOY-UNIT-001', 'TOY-UNIT-002'), limits },
  { name: 'genesis', asked: toy('Genesis', 'TOY-STATE-001'), limits },
  { name: 'revert-all', asked: toy('Closed', 'TOY-STATE-001'), limits },
  { name: 'not-deployed', asked: toy('Undeployed', 'TOY-STATE-001'), limits },
  { name: 'unknown-cheatcode', asked: toy('Cheating', 'TOY-STATE-001'), limits },
  { name: 'no-artifact', asked: toy('Absent', 'TOY-STATE-001'), limits },
  { name: 'older-harness', asked: toy('Properties', 'TOY-STATE-001', 'TOY-STATE-009'), limits },
  {
    name: 'timeout',
    asked: toy('Closed', 'TOY-STATE-001'),
    limits: { ...limits, runs: 100_000, depth: 100 },
    change: set('"timeout":1,"coverage":false'),
  },
  {
    name: 'shrinking',
    asked: toy('Properties', 'TOY-STATE-001', 'TOY-STATE-002'),
    limits: { ...limits, runs: 1 },
    change: set('"timeout":1,"shrinkLimit":100000000'),
  },
  {
    name: 'types',
    asked: asked('TOY.sol', 'TOY_Echidna_Types', 'TOY-STATE-001', 'echidna_'),
    limits: { ...limits, runs: 60 },
    change: (argument) =>
      argument.startsWith('{"testMode"')
        ? JSON.stringify({
            ...(JSON.parse(argument) as object),
            prefix: 'echidna_',
            filterBlacklist: true,
            filterFunctions: ['TOY_Echidna_Types.()'],
          })
        : undefined,
  },
];
