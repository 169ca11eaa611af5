/**
 * What the protocol's documents claim of the contracts in scope, in our words, and what stands for each claim. One that no
 * property stands for is left open here and waived with a reason and a last day, or the audit of the catalogue fails.
 */
import type { PropertyId } from '../schema.ts';

export interface DocumentClaim {
  /** `WP-SUBJECT-NN`, never reused. */
  readonly id: string;
  /** Of `documents`. */
  readonly document: string;
  /** Heading, theorem, step or table that says it. */
  readonly section: string;
  readonly says: string;
  /** Empty where it is not formalised: then it is waived. */
  readonly properties: readonly PropertyId[];
  /** Where the claim as it is written is more than, or other than, what is proved. */
  readonly verdict?: string;
}

/** Every document that a property or a claim may name. */
export const documents: Readonly<Record<string, string>> = {
  whitepaper: 'FLAT Protocol whitepaper, March 2026',
  'flat-suite': 'specification of the contract suite',
  'EIP-20': 'token standard',
  'EIP-2612': 'permits',
  'EIP-4626': 'tokenised vaults',
};

const whitepaper = (
  id: string,
  section: string,
  says: string,
  properties: readonly PropertyId[],
  verdict?: string,
): DocumentClaim => ({
  id,
  document: 'whitepaper',
  section,
  says,
  properties,
  ...(verdict === undefined ? {} : { verdict }),
});

export const claims: readonly DocumentClaim[] = [
  // Tokens.
  whitepaper('WP-TOKEN-01', 'Tokens', 'RISE has a fixed supply of 425 million, without mint or burn', [
    'RISE-STATE-001',
    'RISE-STATE-003',
    'RISE-STATIC-002',
  ]),
  whitepaper('WP-TOKEN-02', 'Tokens', '21 trillion FLAT are minted in advance, and there are no others', [
    'FLAT-STATE-001',
    'FLAT-STATE-005',
  ]),
  whitepaper('WP-TOKEN-03', 'Tokens', 'SAVE is minted by deposits only', ['VAULT-TRANS-004', 'VAULT-STATE-004']),
  whitepaper('WP-TOKEN-04', 'Tokens', 'RISE and FLAT are ERC-20, FLAT has permits by EIP-2612', [
    'RISE-ERC20-001',
    'RISE-ERC20-002',
    'RISE-ERC20-003',
    'RISE-ERC20-004',
    'RISE-ERC20-005',
    'FLAT-ERC20-001',
    'FLAT-ERC20-002',
    'FLAT-ERC20-003',
    'FLAT-ERC20-004',
    'FLAT-ERC20-005',
    'FLAT-PERMIT-001',
    'FLAT-PERMIT-002',
    'FLAT-PERMIT-003',
  ]),
  whitepaper('WP-TOKEN-05', 'Tokens', 'SAVE is an ERC-4626 vault over RISE', [
    'VAULT-UNIT-001',
    'VAULT-UNIT-002',
    'VAULT-UNIT-005',
  ]),
  whitepaper(
    'WP-FLOW-01',
    'Tokens',
    'value flows one way, from FLAT trading through the flywheel into locked RISE, which raises α and the price',
    ['PULSE-TRANS-001', 'VAULT-TRANS-002', 'ECON-MODEL-001'],
    'that RISE goes one way is proved; that trading brings revenue is no statement about code',
  ),

  // The price formula, step by step.
  whitepaper(
    'WP-PRICE-01',
    'Derivation, steps 1 to 6',
    'P = C ÷ (1 − α) is an identity',
    ['ECON-MODEL-001'],
    'by definition of C; not for C = T ÷ S in general',
  ),
  whitepaper(
    'WP-PRICE-02',
    'Derivation, step 2',
    'the circulating market cap is the treasury’s value, and constant',
    ['ECON-MODEL-009', 'ECON-MODEL-010'],
    'false for C = T ÷ S',
  ),
  whitepaper(
    'WP-PRICE-03',
    'Derivation, step 7',
    'at genesis 0.012 % of RISE float',
    [],
    'compared figure by figure by `assay genesis`',
  ),
  whitepaper('WP-PRICE-04', 'Velocity', 'the price moves with α at a rate that grows with the square', [
    'ECON-MODEL-002',
  ]),
  whitepaper('WP-PRICE-05', 'Acceleration', 'and is accelerated with the cube', ['ECON-MODEL-003']),
  whitepaper('WP-PRICE-06', 'Table of α and price', 'the multiple at α is 1 ÷ (1 − α)', ['ECON-MODEL-001']),
  whitepaper(
    'WP-PRICE-07',
    'Circulating market cap',
    'infinite price requires only finite capital',
    ['ECON-MODEL-010'],
    'false where RISE is bought',
  ),
  whitepaper(
    'WP-PRICE-08',
    'Scalings',
    'the Sharpe ratio grows with the cube of the price',
    ['ECON-MODEL-004', 'ECON-MODEL-005'],
    'under a hypothesis about volatility that the formula does not give',
  ),
  whitepaper(
    'WP-PRICE-09',
    'Scalings',
    'relative volatility decays at three times the absorption rate',
    ['ECON-MODEL-004', 'ECON-MODEL-005'],
    'under the same hypothesis',
  ),
  whitepaper(
    'WP-PRICE-10',
    'Scalings',
    'safe leverage grows at six times the absorption rate',
    ['ECON-MODEL-004', 'ECON-MODEL-005'],
    'under the same hypothesis',
  ),
  whitepaper(
    'WP-PRICE-11',
    'Scalings',
    'the price alone tells the state of the protocol',
    ['ECON-MODEL-001'],
    'of α, for a known C',
  ),

  // Theorems.
  whitepaper(
    'WP-THEOREM-01',
    'Theorem: irreversibility of the SaveVault',
    'no sequence of transactions takes RISE out of the vault',
    ['VAULT-TRANS-001', 'VAULT-REVERT-001', 'VAULT-REVERT-002', 'VAULT-STATE-001', 'VAULT-STATIC-001'],
  ),
  whitepaper('WP-THEOREM-02', 'Theorem: α is non-decreasing', 'α never falls', ['VAULT-TRANS-002', 'VAULT-MODEL-002']),
  whitepaper(
    'WP-THEOREM-03',
    'Theorem: α → 1',
    'positive revenue in every period gives α → 1',
    ['ECON-MODEL-006', 'ECON-MODEL-007', 'ECON-MODEL-008'],
    'false as stated; true under two hypotheses',
  ),
  whitepaper(
    'WP-THEOREM-04',
    'Theorem: constant circulating market cap',
    'the circulating market cap is constant whatever α is',
    ['ECON-MODEL-009', 'ECON-MODEL-010'],
    'where C is constant, which is the same statement',
  ),

  // The vault.
  whitepaper('WP-VAULT-01', 'SaveVault properties', 'withdraw always reverts', ['VAULT-REVERT-001']),
  whitepaper('WP-VAULT-02', 'SaveVault properties', 'redeem always reverts', ['VAULT-REVERT-002']),
  whitepaper(
    'WP-VAULT-03',
    'SaveVault properties',
    'there is no emergency withdrawal, no admin, no blacklist, freeze or pause',
    ['VAULT-STATIC-002'],
  ),
  whitepaper('WP-VAULT-04', 'SaveVault properties', 'no SELFDESTRUCT, no proxy and no DELEGATECALL', [
    'VAULT-STATIC-001',
    'VAULT-STATIC-003',
  ]),

  // FLAT.
  whitepaper('WP-FLAT-01', 'FLAT engine', 'the peg has a tolerance of 0.5 % either way', [
    'FLAT-REVERT-003',
    'FLAT-UNIT-006',
  ]),
  whitepaper('WP-FLAT-02', 'FLAT engine', 'the CPI-U feed comes first, Truflation is its fallback', [
    'FLAT-UNIT-004',
    'FLAT-UNIT-007',
  ]),
  whitepaper(
    'WP-FLAT-03',
    'FLAT engine',
    'the peg is tended in every block',
    ['PULSE-LIVE-001', 'PULSE-REVERT-001'],
    'whoever calls may, once a block; nothing makes anyone call',
  ),
  whitepaper('WP-FLAT-04', 'FLAT minting', 'FLAT is sold at the oracle price, whatever the market pays', [
    'FLAT-UNIT-001',
    'FLAT-UNIT-004',
  ]),
  whitepaper(
    'WP-FLAT-05',
    'FLAT minting is always at least 1:1 collateralized by construction',
    'no FLAT is distributed without ether of its worth',
    ['FLAT-UNIT-001', 'FLAT-TRANS-001'],
  ),
  whitepaper(
    'WP-FLAT-06',
    'FLAT minting is always at least 1:1 collateralized by construction',
    'no vote, key or market changes that',
    ['FLAT-STATIC-002', 'FLAT-STATIC-003', 'FLAT-TRANS-001'],
  ),
  whitepaper('WP-FLAT-07', 'FLAT minting', 'FLAT that is bought back returns to the reserve', [
    'FLAT-UNIT-006',
    'FLAT-TRANS-001',
  ]),
  whitepaper(
    'WP-FLAT-08',
    'Over-collateralization',
    'holders can redeem FLAT for ether at the oracle price',
    ['FLAT-LIVE-002', 'FLAT-UNIT-005'],
    'while backing lasts',
  ),
  whitepaper(
    'WP-FLAT-09',
    'The protocol cannot become under-collateralized for FLAT',
    'backing covers FLAT unless ether is worth nothing',
    ['FLAT-MODEL-001'],
    'false: the frontier is derived',
  ),
  whitepaper(
    'WP-FLAT-10',
    'Over-collateralization',
    'the treasury is 112 times the obligation at genesis, and that ratio only grows',
    [],
    'not formalised: it counts RISE at a market price',
  ),
  whitepaper('WP-FLAT-11', 'Zero adoption', 'without trade nothing decays', ['SUITE-SEQ-002', 'SUITE-SEQ-003']),

  // The flywheel.
  whitepaper('WP-PULSE-01', 'pulse()', 'anyone may pulse', ['PULSE-LIVE-001']),
  whitepaper('WP-PULSE-02', 'pulse()', 'who pulses gets a bounty, a share of the ether processed', ['PULSE-UNIT-001']),
  whitepaper('WP-PULSE-03', 'Revenue deployment', 'all revenue of the charge cycle becomes liquidity of the protocol', [
    'PULSE-UNIT-005',
  ]),
  whitepaper('WP-PULSE-04', 'Tier 2', 'the core keeps the treasury, and its RISE goes into the vault only', [
    'PULSE-TRANS-001',
    'PULSE-STATE-001',
    'PULSE-TRANS-002',
  ]),
  whitepaper('WP-OCEAN-01', 'Tier 1', 'liquidity of the protocol stays', ['OCEAN-TRANS-001', 'OCEAN-TRANS-002']),

  // Ghost Mint and NAV defense.
  whitepaper('WP-GHOST-01', 'Ghost Mint', 'SAVE is sold at 1.1 × NAV or more', ['GHOST-UNIT-001', 'GHOST-UNIT-002']),
  whitepaper('WP-GHOST-02', 'Ghost Mint, regimes', 'it is sold in the bull regime only', ['GHOST-REVERT-001']),
  whitepaper('WP-GHOST-03', 'Ghost Mint', 'inventory becomes SAVE by being locked', [
    'GHOST-TRANS-001',
    'GHOST-UNIT-003',
  ]),
  whitepaper('WP-GHOST-04', 'Ghost Mint', 'holders of SAVE are not diluted', ['VAULT-TRANS-003', 'GHOST-UNIT-001']),
  whitepaper('WP-GHOST-05', 'Ghost Mint', 'whoever has RISE may always deposit it themselves', ['VAULT-LIVE-001']),
  whitepaper(
    'WP-GHOST-06',
    'Absorption phases',
    'the treasury’s inventory takes α from 50 % to about 99 %',
    [],
    'not formalised: it says what people will buy',
  ),
  whitepaper('WP-NAVD-01', 'Tier 2', 'NAV defense buys SAVE and burns it', [
    'NAVD-UNIT-001',
    'NAVD-UNIT-002',
    'NAVD-UNIT-003',
  ]),
  whitepaper('WP-NAVD-02', 'Tier 2', 'a circuit breaker bounds what it spends', ['NAVD-TRANS-001', 'NAVD-STATE-002']),

  // Governance and immutability.
  whitepaper('WP-TIER-01', 'Tier 1', 'the four contracts have no upgrade, admin or pause', [
    'RISE-STATIC-001',
    'RISE-STATIC-002',
    'VAULT-STATIC-001',
    'VAULT-STATIC-002',
    'FLAT-STATIC-001',
    'FLAT-STATIC-002',
    'OCEAN-STATIC-001',
    'OCEAN-STATIC-002',
  ]),
  whitepaper('WP-TIER-02', 'Tier 2', 'executors can be replaced, cores cannot', [
    'PULSE-TRANS-003',
    'GHOST-TRANS-002',
    'NAVD-TRANS-002',
  ]),
  whitepaper('WP-TIER-03', 'Tier 1', 'each contract keeps within its lines', [], 'counted by `assay nsloc`'),
  whitepaper(
    'WP-GUARD-01',
    'Governance phases',
    'the pause is limited in time and ends after 730 days',
    ['GUARD-STATE-001', 'GUARD-STATE-002', 'GUARD-REVERT-001'],
    'built as expiry: SELFDESTRUCT no longer removes code',
  ),
  whitepaper(
    'WP-GUARD-02',
    'Governance phases',
    'years two to five belong to a council, later all keys are burned',
    [],
    'not built',
  ),

  // Genesis and measurements.
  whitepaper(
    'WP-GENESIS-01',
    'Genesis',
    'the raise is spread over three pools and the treasury',
    [],
    'compared figure by figure by `assay genesis`',
  ),
  whitepaper(
    'WP-VERSION-01',
    'Treasury versions',
    'later versions hold liquidity that earns fees, and can withdraw it',
    [],
    'not built',
  ),
  whitepaper(
    'WP-BACKTEST-01',
    'Backtest',
    'returns, drawdown and Sharpe ratio of three simulated years',
    [],
    'not of these contracts',
  ),
];
