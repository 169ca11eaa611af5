/** FLAT as a token: ERC-20 and EIP-2612. */
import { property } from '../define.ts';
import type { Property } from '../schema.ts';
import { erc20 } from '../standards/erc20.ts';

const eip = (section: string): Property['source'] => ({ document: 'EIP-2612', section });
const signature = {
  owner: 'address',
  spender: 'address',
  amount: 'uint256',
  deadline: 'uint256',
  v: 'uint8',
  r: 'bytes32',
  s: 'bytes32',
} as const;
/** The twin's one execution: a model's own signature would be one that recovers nobody. */
const sample = 'isSample(owner, spender, amount, deadline, v, r, s)';

/** A valid signature, for the fuzzer. */
const signed = {
  v: 'permitV(owner, spender, amount, deadline)',
  r: 'permitR(owner, spender, amount, deadline)',
  s: 'permitS(owner, spender, amount, deadline)',
} as const;
const args = ['owner', 'spender', 'amount', 'deadline', 'v', 'r', 's'] as const;

export const permitIsSigned: Property = property({
  id: 'FLAT-PERMIT-001',
  title:
    'permit sets exactly the signed allowance, uses up exactly the signed nonce, and succeeds only with the owner’s signature over this chain, contract, spender, value, nonce and deadline',
  contract: 'FLAT',
  kind: 'unit',
  level: 'standard-must',
  breaks: 'allowances could be set that nobody signed',
  source: eip('permit'),
  wanted: 'proved',
  assumptions: ['A-ECDSA'],
  aliases: ['eip:2612#permit', 'oz:permit'],
  check: {
    form: 'scenario',
    world: 'token',
    forall: { ...signature, stranger: 'address' },
    observe: {
      allowed: { type: 'uint256', expr: 'flat.allowance(owner, spender)' },
      nonce: { type: 'uint256', expr: 'flat.nonces(owner)' },
      strange: { type: 'uint256', expr: 'flat.nonces(stranger)' },
      signer: { type: 'address', expr: 'recovered(owner, spender, amount, flat.nonces(owner), deadline, v, r, s)' },
    },
    steps: [{ to: 'flat', fn: 'permit', args, expect: 'assumed' }],
    claim:
      'both(both(allowed1 == amount, minus(nonce1, nonce0) == 1), both(both(signer0 == owner, owner != address(0)), both(block.timestamp <= deadline, either(stranger == owner, strange1 == strange0))))',
    example: sample,
    witness: 'allowed1 != allowed0',
    fuzz: { owner: 'signer()', deadline: 'block.timestamp + raw % 1000', ...signed },
  },
});

export const permitExpires: Property = property({
  id: 'FLAT-PERMIT-002',
  title: 'permit after its deadline reverts, whatever the signature',
  contract: 'FLAT',
  kind: 'revert',
  level: 'standard-must',
  breaks: 'an old signature could be used for ever',
  source: eip('permit: deadline'),
  wanted: 'proved',
  aliases: ['eip:2612#deadline'],
  check: {
    form: 'scenario',
    world: 'token',
    forall: signature,
    given: [{ expr: 'deadline < block.timestamp', reason: { because: 'the case the claim is about' } }],
    steps: [{ to: 'flat', fn: 'permit', args, expect: 'revert' }],
    claim: 'true',
    witness: 'owner != address(0)',
    fuzz: { deadline: 'block.timestamp - 1 - raw % block.timestamp' },
  },
});

export const permitOnce: Property = property({
  id: 'FLAT-PERMIT-003',
  title: 'A permit that succeeded reverts when replayed',
  contract: 'FLAT',
  kind: 'revert',
  level: 'standard-must',
  breaks: 'a revoked allowance could be restored with the old signature',
  source: eip('permit: nonce'),
  choice: 'The replay is checked against a signature that is the owner’s for the old nonce only: A-ECDSA.',
  wanted: 'proved',
  assumptions: ['A-ECDSA'],
  aliases: ['eip:2612#replay'],
  check: {
    form: 'scenario',
    world: 'token',
    forall: signature,
    given: [
      {
        expr: 'recovered(owner, spender, amount, minus(flat.nonces(owner), type(uint256).max), deadline, v, r, s) != owner',
        reason: { assumes: 'A-ECDSA' },
      },
    ],
    steps: [
      { to: 'flat', fn: 'permit', args, expect: 'assumed' },
      { to: 'flat', fn: 'permit', args, expect: 'revert' },
    ],
    claim: 'true',
    example: sample,
    witness: 'amount > 0',
    fuzz: { owner: 'signer()', deadline: 'block.timestamp + raw % 1000', ...signed },
  },
});

export const permit = [
  permitIsSigned,
  permitExpires,
  permitOnce,
  ...erc20({
    subject: 'FLAT',
    contract: 'FLAT',
    world: 'token',
    at: 'flat',
    sumLemma: 'FLAT-STATE-002',
    name: 'FLAT',
    symbol: 'FLAT',
  }),
];
