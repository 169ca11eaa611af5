/** What is believed and not proved here. */
import type { Assumption } from './schema.ts';

export const assumptions: readonly Assumption[] = [
  {
    id: 'A-ABI-CANONICAL',
    text: 'A callback that does not read its bytes argument, or only hashes it, does the same for every encoding that its decoder accepts.',
    kind: 'harness',
    soundness: 'under-approximates',
    because:
      'Halmos needs a concrete offset and length to decode bytes; FLAT’s callback does not name the argument, Ocean’s compares its hash before it reads it',
  },
  {
    id: 'A-ECDSA',
    text: 'A signature recovers to its owner for the digest it was made for and for no other that these proofs name.',
    kind: 'cryptography',
    soundness: 'under-approximates',
    because:
      'ecrecover is uninterpreted to the symbolic engine; forging a signature is outside of what a contract can prevent',
  },
  {
    id: 'A-ETH-SUPPLY',
    text: 'The ether of a contract is below 2^128 wei.',
    kind: 'environment',
    soundness: 'under-approximates',
    because: 'there are about 1.2e26 wei in existence, less than 2^87',
  },
  {
    id: 'A-FEED-COLLAPSE',
    text: 'FLAT sees of a price feed only an answer or none.',
    kind: 'harness',
    soundness: 'over-approximates',
    because:
      'FLAT reads feeds in one function only; that every unusable round counts as none is proved in FLAT-UNIT-003 and FLAT-UNIT-004',
  },
  {
    id: 'A-PRICE-ONLY',
    text: 'What the desk pays and issues depends on feeds, time and anchor only through the two prices.',
    kind: 'harness',
    soundness: 'under-approximates',
    because:
      'the proofs fix time and anchor where the far-off rule is at its widest, so every price that it can accept in any state is admitted; outside of the oracle rule the code reads neither',
  },
  {
    id: 'A-RECEIVER',
    text: 'The account that redeems accepts the ether it asked for.',
    kind: 'environment',
    soundness: 'under-approximates',
    because: 'a receiver that refuses its own ether only stops its own redemption',
  },
  {
    id: 'A-KECCAK',
    text: 'No data hashes to zero, and different data to different words.',
    kind: 'cryptography',
    soundness: 'under-approximates',
    because: 'finding a preimage or a collision is outside of what a contract can prevent',
  },
  {
    id: 'A-POOL-REAL',
    text: 'Ocean’s pool is a canonical Uniswap V3 pool, which lowers a position only when its owner burns from it.',
    kind: 'environment',
    soundness: 'under-approximates',
    because: 'genesis makes the pool through the factory’s published bytecode; the campaigns run on that bytecode',
  },
  {
    id: 'A-TOKEN-ORDER',
    text: 'The tokens of a pool sort by address as they do in the world that the claim is read in.',
    kind: 'harness',
    soundness: 'under-approximates',
    because:
      'contracts stand at fixed addresses there; the code takes the order for nothing but which of a pool’s tokens is which, and the campaigns have FLAT, RISE and SAVE on either side of WETH',
  },
  {
    id: 'A-LOGS-KEPT',
    text: 'An entry that a claim about the logs counts is one that the chain keeps: it was not logged in a call that reverted and was let fail.',
    kind: 'tool',
    soundness: 'under-approximates',
    because:
      'forge hands out the entries of such calls as well, unmarked; the suite lets one call fail, the redemption of what a charge leaves, and no claim counts its entries',
  },
];
