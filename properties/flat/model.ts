/** Theorems about the arithmetic: over the integers, by two solvers. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';

/** Of a script of `specs/smt/` and its twin. */
export const theorem = (
  id: string,
  file: string,
  title: string,
  contract = 'Model',
  more: Partial<Property> = {},
): Property =>
  property({
    id,
    title,
    contract,
    kind: 'model',
    breaks: 'every proof that instantiates it would rest on nothing',
    source: suite('Model: arithmetic that the proofs rest on'),
    wanted: 'proved',
    ...more,
    check: { form: 'smt', file: `specs/smt/${file}.smt2`, twin: `specs/smt/${file}.twin.smt2` },
  });

export const model: readonly Property[] = [
  theorem('MATH-RING-001', 'ring-commute', 'Multiplication modulo 2^256 commutes'),
  theorem('MATH-RING-002', 'ring-distribute', 'Multiplication modulo 2^256 distributes over addition'),
  theorem(
    'MATH-DIV-001',
    'div-floor',
    'A floor quotient times its divisor is at most the dividend, and less than one divisor short of it',
  ),
  theorem('MATH-DIV-002', 'div-monotone', 'Floor division keeps order'),
  theorem('MATH-DIV-003', 'div-cancel', 'A product below 2^256 divided by one factor is the other'),
  theorem('MATH-DIV-004', 'div-scale', 'An exact product divided by no more than one factor is at least the other'),
  theorem('MATH-DIV-005', 'div-within', 'A floor quotient times no more than its divisor is at most the dividend'),
  theorem('MATH-MUL-001', 'mul-no-wrap', 'Operands of a and b bits have a product of a + b bits'),
  theorem('MATH-MUL-002', 'mul-monotone', 'Multiplication keeps order'),
  theorem('MATH-MUL-003', 'mul-gap', 'A larger factor makes a product larger by at least the other factor'),
  theorem('MATH-WAD-001', 'wad', 'Scaling by 1e18 keeps order'),
  theorem('MATH-WAD-002', 'wad', 'Scaling by 1e18 is exact and can be undone below 2^128'),
  theorem(
    'MATH-DESK-001',
    'desk-issue',
    'Floor pricing issues no more than was paid, pays no more than was returned, and no round trip profits',
    'FLAT',
    {
      source: suite('FLAT: 1:1 backing at issuance'),
      breaks: 'the desk’s rounding would favour the trader',
    },
  ),
  theorem('MATH-DESK-002', 'desk-split', 'Parts of a trade, however many, never get more than the whole', 'FLAT', {
    source: suite('FLAT: any split of one trade into many'),
    breaks: 'rounding could be farmed',
  }),
  theorem(
    'MATH-VAULT-001',
    'vault-price',
    'Deposits and mints at the vault’s rounding never lower assets per share',
    'SaveVault',
    {
      source: suite('SaveVault: assets per share never decreases'),
      breaks: 'depositors could be diluted',
    },
  ),
  theorem('MATH-VAULT-002', 'vault-shares-backed', 'Shares never exceed assets at the vault’s rounding', 'SaveVault', {
    source: suite('SaveVault: shares are created only against RISE received'),
    breaks: 'SAVE could be worth less than RISE',
  }),
  theorem(
    'VAULT-MODEL-001',
    'vault-donation',
    'What a donation before a deposit can take from the depositor is less than one share’s worth and a unit of rounding, and never pays for the donor',
    'SaveVault',
    {
      source: suite(
        'SaveVault: a first-depositor donation cannot take a later depositor’s RISE share beyond a stated bound',
      ),
      breaks: 'a first depositor could profit from inflating the share price',
    },
  ),
  theorem('VAULT-MODEL-002', 'alpha-monotone', 'α rounded down is monotone in the locked RISE', 'SaveVault', {
    source: { document: 'whitepaper', section: 'Theorem: α is non-decreasing' },
    breaks: 'rounding could make α fall while locked RISE rises',
  }),
  theorem(
    'FLAT-MODEL-001',
    'frontier',
    'The solvency frontier: backing alone covers distributed FLAT exactly while ETH/USD is at least ceil(D · p / B); below it FLAT is under-collateralised, so the whitepaper’s “cannot become under-collateralized” is false',
    'FLAT',
    {
      source: { document: 'whitepaper', section: 'The protocol cannot become under-collateralized for FLAT' },
      breaks: 'holders would be told that their claim cannot lose its cover',
      choice:
        'D distributed FLAT, p its price, B the ether backing. A desk that sold at one ETH/USD price and holds nothing else stops covering at the first fall of that price; only surplus ether moves the frontier down.',
    },
  ),
];
