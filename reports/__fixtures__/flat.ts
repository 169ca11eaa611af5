/** A made-up run over the FLAT suite with one of everything: what every format is looked at with. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import type { Assumption, Fault, Property } from '../../properties/schema.ts';
import type { Step, Verdict } from '../../tools/schema.ts';
import type { ReportInput } from '../report.ts';
import {
  aCoverage,
  aTrace,
  aMeasure, aMutation,
  aLedger, aManifest, anAssumption, anEngine, aProperty, aReplay, asked, aWitness, engines, probeOf, unknown, violated,
} from './build.ts';

const whitepaper = (section: string) => ({ document: 'FLAT whitepaper', section });

export const properties: readonly Property[] = [
  aProperty({ id: 'RISE-STATE-001', contract: 'RISE', kind: 'state', category: 'valid-state', title: 'Total supply is 425,000,000 RISE after deployment and after any call', breaks: 'RISE could be minted or burned, and every α would be wrong.', source: whitepaper('2.1'), engines: ['halmos', 'forge'], aliases: ['crytic:ERC20-BASE-001'] }),
  aProperty({ id: 'RISE-STATE-002', contract: 'RISE', kind: 'state', category: 'valid-state', title: 'The sum of all balances equals total supply', breaks: 'Balances could exist that nobody accounts for.', source: whitepaper('2.1'), assumptions: ['A-HASH'] }),
  aProperty({ id: 'RISE-ACC-003', contract: 'RISE', kind: 'unit', category: 'unit-test', level: 'standard-must', title: 'A transfer moves exactly its amount', source: { document: 'EIP-20', section: 'transfer' }, engines: ['halmos', 'echidna'] }),
  aProperty({ id: 'VAULT-TRANS-001', title: 'No call by anyone to any contract of the suite lowers the RISE held by the vault', source: whitepaper('3.2'), lemmas: ['RISE-STATE-002', 'VAULT-STATE-002'], assumptions: ['A-HASH', 'A-DISTINCT'], engines: ['halmos', 'forge'] }),
  aProperty({ id: 'VAULT-STATE-002', kind: 'state', category: 'valid-state', title: 'The vault never grants a RISE allowance', breaks: 'A spender could take locked RISE.', source: whitepaper('3.2') }),
  aProperty({ id: 'VAULT-REVERT-003', kind: 'revert', category: 'unit-test', title: '`withdraw` and `redeem` revert for every caller, argument and state', breaks: 'Locked RISE could be taken out.', source: whitepaper('3.3') }),
  aProperty({ id: 'VAULT-VAR-004', kind: 'transition', category: 'variable-transition', title: 'α never decreases over any call by anyone', breaks: 'The price floor could fall.', source: whitepaper('3.4'), lemmas: ['VAULT-TRANS-001'], choice: 'α is rounded down to 18 decimals before it is compared.' }),
  aProperty({ id: 'VAULT-STATIC-005', kind: 'static', category: 'high-level', title: 'The runtime code has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2', breaks: 'The code could be replaced.', source: whitepaper('3.1'), engines: ['static'], check: { form: 'static', contract: 'SaveVault', rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL'] } } }),
  aProperty({ id: 'VAULT-SEQ-006', kind: 'sequence', category: 'high-level', wanted: 'bounded', title: 'A first depositor who donates cannot take more than a stated part of a later deposit', breaks: 'Later depositors could be robbed by rounding.', source: whitepaper('3.5') }),
  aProperty({ id: 'FLAT-ACC-001', contract: 'FLAT', kind: 'unit', category: 'unit-test', title: 'The value received is at least the value of the FLAT issued, for every buy', breaks: 'FLAT would be issued without backing.', source: whitepaper('4.1'), lemmas: ['MATH-MODEL-001'], assumptions: ['A-FEED'] }),
  aProperty({ id: 'FLAT-SEQ-002', contract: 'FLAT', kind: 'sequence', category: 'high-level', wanted: 'sampled', title: 'No split of one trade into many profits', breaks: 'Rounding could be farmed.', source: whitepaper('4.2'), engines: ['forge', 'echidna'] }),
  aProperty({ id: 'FLAT-REVERT-003', contract: 'FLAT', kind: 'revert', category: 'unit-test', title: 'A stale, zero, negative or incomplete feed answer never prices a sale', breaks: 'FLAT could be sold at a wrong price.', source: whitepaper('4.4'), assumptions: ['A-FEED'] }),
  aProperty({ id: 'OCEAN-TRANS-001', contract: 'Ocean', kind: 'transition', title: 'The liquidity of the position never decreases', breaks: 'Protocol-owned liquidity could be removed.', source: whitepaper('5'), engines: ['halmos', 'forge'] }),
  aProperty({ id: 'OCEAN-TRANS-002', contract: 'Ocean', kind: 'transition', title: 'No path sends FLAT, WETH or fees out', breaks: 'Fees could be skimmed.', source: whitepaper('5'), engines: ['certora'] }),
  aProperty({ id: 'GHOST-ACC-001', contract: 'GhostMintCore', kind: 'unit', category: 'unit-test', title: 'The unit price paid is at least 1.1 × NAV for every sale, executor and state', breaks: 'Holders would be diluted.', source: whitepaper('6.2') }),
  aProperty({ id: 'MATH-MODEL-001', contract: 'Model', kind: 'model', category: 'high-level', title: '⌊x·y/d⌋·d ≤ x·y < (⌊x·y/d⌋+1)·d for all d > 0', breaks: 'Every rounding argument.', source: { document: 'Lemmas', section: '1' }, engines: ['smt'], check: { form: 'smt', file: 'specs/smt/muldiv.smt2', twin: 'specs/smt/muldiv.twin.smt2' } }),
];

export const assumptions: readonly Assumption[] = [
  anAssumption({ id: 'A-HASH' }),
  anAssumption({ id: 'A-DISTINCT', kind: 'harness', text: 'The contracts of the suite have different addresses.', because: 'They are deployed in one transaction each.' }),
  anAssumption({ id: 'A-FEED', kind: 'environment', soundness: 'over-approximates', text: 'A price feed may answer anything at any time.', because: 'Nothing is known of the feed.' }),
];

function pieces(): { obligations: Obligation[]; verdicts: Verdict[] } {
  const parts = properties.flatMap((property) => property.engines.flatMap((engine) => partsOf(property, engine)));
  return { obligations: parts.flatMap((part) => part.obligations), verdicts: parts.flatMap((part) => part.verdicts) };
}

function partsOf(property: Property, engine: string) {
  if (property.id === 'VAULT-TRANS-001' && engine === 'halmos') {
    return ['RISE', 'SaveVault', 'FLAT', 'base'].map((part) => asked(property, engine, part));
  }
  const part = asked(property, engine, 'main');
  return [{ ...part, verdicts: part.verdicts.map((verdict) => special(property, engine, verdict, part.obligations)) }];
}

const drain = aWitness({
  model: { 'amount': '212500000000000000000000001', 'caller': '0x00000000000000000000000000000000000a11ce' },
  calls: [
    { from: '0x00000000000000000000000000000000000a11ce', to: '0x0000000000000000000000000000000000005a7e', target: 'SaveVault', value: '0', data: '0x6e553f650000000000000000000000000000000000000000000000000de0b6b3a764000000000000000000000000000000000000000000000000000000000000000a11ce', timestamp: '1750000000', block: '22000000', reverted: false },
    { from: '0x00000000000000000000000000000000000a11ce', to: '0x0000000000000000000000000000000000000cea', target: 'Ocean', value: '1500000000000000000', data: '0x8e19899e000000000000000000000000000000000000000000000000000000000000002a', timestamp: '1750000012', block: '22000001', reverted: false },
  ],
});

const induction = aWitness({
  origin: 'state',
  state: [
    { set: 'storage', address: '0x000000000000000000000000000000000000c0de', slot: '0x4', value: '0xffffffffffffffffffffffffffffffff' },
    { set: 'balance', address: '0x000000000000000000000000000000000000c0de', value: '340282366920938463463374607431768211455' },
  ],
});

const deposit: Step[] = ['twin_VAULT_STATE_002()', 'deposit(uint256,address)'].map((signature, depth) => ({
  depth, kind: 'call', caller: depth === 0 ? 'sender' : 'Alice', target: depth === 0 ? 'VAULT_STATE_002_Halmos' : 'SaveVault', signature,
  inputs: depth === 0 ? [] : [{ name: 'assets', type: 'uint256', raw: '7000000000000000000', human: '7 RISE' }],
  outputs: [], value: '0', result: depth === 0 ? 'revert' : 'ok', reason: depth === 0 ? 'Panic(0x01) assert' : null, changes: [], watches: {},
}));

function special(property: Property, engine: string, verdict: Verdict, obligations: readonly Obligation[]): Verdict {
  const [claim] = obligations;
  if (!claim) return verdict;
  const key = `${property.id}/${engine}/${verdict.role}`;
  switch (key) {
    case 'VAULT-SEQ-006/halmos/claim':
      return { ...verdict, strength: 'bounded', bounds: ['loops cut at 2', 'two depositors'] };
    case 'FLAT-ACC-001/halmos/claim':
      return unknown(claim, 'timeout');
    case 'VAULT-STATE-002/halmos/twin':
      return violated(probeOf(claim, 'twin'), aReplay('confirmed'), aWitness({ steps: deposit, stepsLeftOut: 3 }));
    case 'FLAT-REVERT-003/halmos/twin':
      return unknown(probeOf(claim, 'twin'), 'timeout');
    case 'OCEAN-TRANS-001/forge/claim':
      return violated(claim, aReplay('confirmed', { detail: 'liquidity fell from 1000 to 0', test: 'counterexamples/OCEAN-TRANS-001.forge.t.sol' }), drain);
    case 'OCEAN-TRANS-002/certora/claim':
      return unknown(claim, 'tool-missing', 'not-run');
    case 'OCEAN-TRANS-002/certora/twin':
      return unknown(probeOf(claim, 'twin'), 'tool-missing', 'not-run');
    case 'GHOST-ACC-001/halmos/claim':
      return violated(claim, aReplay('confirmed', { detail: 'paid 1.09 × NAV', test: 'counterexamples/GHOST-ACC-001.halmos.t.sol' }), induction);
    case 'RISE-ACC-003/echidna/claim':
      return violated(claim, aReplay('mismatch', { detail: 'the assertion held on the concrete EVM' }));
    default:
      return verdict;
  }
}

export const faults: readonly Fault[] = [
  { id: 'F-001', property: 'VAULT-TRANS-001', title: 'redeem pays out', patch: 'faults/F-001.patch' },
  { id: 'F-002', property: 'VAULT-STATE-002', title: 'the constructor approves', patch: 'faults/F-002.patch' },
  { id: 'F-003', property: 'RISE-STATE-001', title: 'burn is public', patch: 'faults/F-003.patch' },
  { id: 'F-004', property: 'FLAT-SEQ-002', title: 'rounds for the caller', patch: 'faults/F-004.patch' },
  { id: 'F-005', property: 'VAULT-VAR-004', title: 'α is rounded up', patch: 'faults/F-005.patch' },
];

export function flat(): ReportInput & { manifest: Manifest } {
  const { obligations, verdicts } = pieces();
  const ran = faults.slice(0, 4);
  return {
    project: 'FLAT',
    properties,
    assumptions,
    faults,
    manifest: aManifest(obligations),
    ledger: aLedger(verdicts, {
      dirty: true,
      contracts: ['RISE', 'SaveVault', 'FLAT', 'Ocean', 'GhostMintCore'].map((name, at) => ({
        name, file: `contracts/flat/src/${name}.sol`, runtimeSha256: `${at}c4f`.repeat(16), bytes: 3021 + 977 * at,
      })),
      engines: [...engines, anEngine('certora', 'proved', { title: 'Certora Prover', version: null, available: false, note: 'set CERTORAKEY, or put the prover on PATH' })],
      faults: ran.map((fault, at) => ({
        id: fault.id, property: fault.property, title: fault.title, caught: at < 3, confirmed: at < 3,
        by: at < 3 ? ['halmos', ...(at === 0 ? ['forge'] : [])] : [], seconds: 12.5 + at, detail: at < 3 ? 'red and confirmed' : 'no engine turned red',
        alsoViolated: at === 0 ? ['VAULT-VAR-004'] : [],
      })),
    }),
    functions: [
      { contract: 'SaveVault', name: 'deposit(uint256,address)', properties: ['VAULT-TRANS-001'] },
      { contract: 'FLAT', name: 'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)', properties: [] },
      { contract: 'Ocean', name: 'collect()', properties: [] },
    ],
    outOfScope: ['Governance after year two is not part of this suite.'],
    coverage: aCoverage(),
    trace: aTrace(),
    mutation: aMutation(),
    economics: [aMeasure(), aMeasure({ id: 'ghost', call: 'ghost buy', taken: 754.8, withBounty: 754.8, standing: 'beyond' })],
    nsloc: { RISE: 41, SaveVault: 148, FLAT: 301, Ocean: 92 },
    signatures: ['deposit(uint256 assets, address receiver)', 'transfer(address to, uint256 amount)'],
    reproduce: ['npm ci', 'assay run --profile quick', 'assay report'],
  };
}

/** Text of the generated tests, by path. */
export const attachments: Readonly<Record<string, string>> = {
  'counterexamples/OCEAN-TRANS-001.forge.t.sol': `// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Test} from "forge-std/Test.sol";

/// @custom:assay-property OCEAN-TRANS-001
contract OCEAN_TRANS_001_Replay is Test {
    address internal constant ALICE = address(0xA11CE);

    function test_replay() external {
        vm.prank(ALICE);
        (bool ok,) = address(vault).call(hex"6e553f65");
        assertTrue(ok, "deposit");
        uint128 liquidity = ocean.liquidity();
        vm.deal(ALICE, 1.5 ether);
        vm.prank(ALICE);
        address(ocean).call{value: 1.5 ether}(hex"8e19899e");
        assertGe(ocean.liquidity(), liquidity, "liquidity fell");
    }
}
`,
};

