/** What the bytecode, the ABI and the storage layout of every Tier 1 contract must not contain. */
import { property, suite } from '../define.ts';
import type { Property, StaticRule } from '../schema.ts';

interface Contract {
  /** Prefix of the IDs. */
  readonly subject: string;
  readonly contract: string;
}

const forbidden = [
  'owner(?!s?\\b.*balance)',
  'admin',
  'pause',
  'black_?list',
  'deny',
  'freeze',
  'upgrade',
  'emergency',
  'rescue',
];
const more = ['sweep', 'migrate', 'initiali[sz]e', 'governor', 'guardian', 'setFee', 'kill'];

function immutable(t: Contract): Property[] {
  const source = suite('Tier 1');
  const common = { contract: t.contract, kind: 'static', source, wanted: 'proved' } as const;
  const { contract } = t;
  return [
    property({
      ...common,
      id: `${t.subject}-STATIC-001`,
      title: `${t.contract} has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2 in its runtime code`,
      breaks: 'other code could run in its name, replace it or remove it',
      check: {
        form: 'static',
        contract,
        rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'] },
      },
    }),
    property({
      ...common,
      id: `${t.subject}-STATIC-002`,
      title: `${t.contract} has no owner, pause, blacklist, freeze, upgrade or emergency entry, in its ABI or hidden in its dispatcher`,
      breaks: 'someone would have a key',
      check: { form: 'static', contract, rule: { name: 'no-abi-entries', patterns: [...forbidden, ...more] } },
    }),
    property({
      ...common,
      id: `${t.subject}-STATIC-003`,
      rev: 2,
      title: `${t.contract} declares no storage variable that keeps an address, a contract or a function, and writes no slot that is neither declared nor hashed`,
      breaks: 'what it trusts could be replaced after deployment',
      choice:
        'By the types of what is declared: an address that is written into a number, or behind a slot that is hashed by hand, is not seen. What is done with addresses is the subject of the claims about calls.',
      check: { form: 'static', contract, rule: { name: 'no-mutable-addresses' } },
    }),
  ];
}

const noOpcode = (id: string, contract: string, title: string, breaks: string, rule: StaticRule): Property =>
  property({
    id,
    title,
    contract,
    kind: 'static',
    breaks,
    source: suite('SaveVault: makes no call other than transferFrom on RISE'),
    wanted: 'proved',
    check: { form: 'static', contract, rule },
  });

export const tier1: readonly Property[] = [
  ...immutable({ subject: 'RISE', contract: 'RISE' }),
  ...immutable({ subject: 'VAULT', contract: 'SaveVault' }),
  ...immutable({ subject: 'FLAT', contract: 'FLAT' }),
  ...immutable({ subject: 'OCEAN', contract: 'Ocean' }),
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
