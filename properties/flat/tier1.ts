/** What the bytecode, the ABI and the storage layout of every Tier 1 contract must not contain. */
import { property, suite } from '../define.ts';
import type { Property, StaticRule } from '../schema.ts';

const contracts = [
  ['RISE', 'RISE'],
  ['VAULT', 'SaveVault'],
  ['FLAT', 'FLAT'],
  ['OCEAN', 'Ocean'],
] as const;

interface Rule {
  readonly number: string;
  readonly title: (contract: string) => string;
  readonly breaks: string;
  readonly rule: StaticRule;
}

const rules: readonly Rule[] = [
  {
    number: '001',
    title: (c) => `${c} has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2 in its runtime code`,
    breaks: 'other code could run in its name, replace it or remove it',
    rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'] },
  },
  {
    number: '002',
    title: (c) => `${c} has no owner, pause, blacklist, freeze, upgrade or emergency entry, in its ABI or hidden in its dispatcher`,
    breaks: 'someone would have a key',
    rule: {
      name: 'no-abi-entries',
      patterns: ['owner(?!s?\\b.*balance)', 'admin', 'pause', 'black_?list', 'deny', 'freeze', 'upgrade', 'emergency', 'rescue', 'sweep', 'migrate', 'initiali[sz]e', 'governor', 'guardian', 'setFee', 'kill'],
    },
  },
  {
    number: '003',
    title: (c) => `${c} keeps no address in mutable storage`,
    breaks: 'what it trusts could be replaced after deployment',
    rule: { name: 'no-mutable-addresses' },
  },
];

const noOpcode = (id: string, contract: string, title: string, breaks: string, rule: StaticRule): Property =>
  property({
    id,
    title,
    contract,
    kind: 'static',
    breaks,
    source: suite('SaveVault: makes no call other than transferFrom on RISE'),
    wanted: 'proved',
    check: { form: 'static', contract: `contracts/flat/src/${contract}.sol:${contract}`, rule },
  });

export const tier1: readonly Property[] = [
  ...contracts.flatMap(([subject, contract]) =>
    rules.map(({ number, title, breaks, rule }) =>
      property({
        id: `${subject}-STATIC-${number}`,
        title: title(contract),
        contract,
        kind: 'static',
        breaks,
        source: suite('Tier 1'),
        wanted: 'proved',
        check: { form: 'static', contract: `contracts/flat/src/${contract}.sol:${contract}`, rule },
      }),
    ),
  ),
  noOpcode(
    'VAULT-STATIC-004',
    'SaveVault',
    'The vault’s runtime code holds a single CALL: the transferFrom that a deposit makes',
    'a second call would be a second way for RISE to leave',
    { name: 'call-sites', opcode: 'CALL', most: 1 },
  ),
  noOpcode('RISE-STATIC-004', 'RISE', 'RISE calls nobody', 'a token that calls out can be re-entered', {
    name: 'call-sites',
    opcode: 'CALL',
    most: 0,
  }),
];
