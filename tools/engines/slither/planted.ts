/** What must be found in the source whose mistakes were put there. A test holds it equal to what that source says. */

export const plantedFile = 'specs/planted/Planted.sol';

export const planted: readonly string[] = [
  'arbitrary-send-erc20',
  'arbitrary-send-eth',
  'controlled-delegatecall',
  'divide-before-multiply',
  'encode-packed-collision',
  'incorrect-exp',
  'missing-zero-check',
  'reentrancy-eth',
  'suicidal',
  'tautology',
  'tx-origin',
  'unchecked-lowlevel',
  'unchecked-transfer',
  'uninitialized-state',
  'unused-return',
  'weak-prng',
];
