/** The contracts that the figures are wanted of. */
export const mutated: readonly string[] = [
  'RISE',
  'SaveVault',
  'FLAT',
  'Ocean',
  'PulseCore',
  'GhostMintCore',
  'NAVDefenseCore',
  'Guardian',
];
