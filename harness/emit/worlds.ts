/** The symbolic worlds that claims are read in. */

/** World name → contract and file below `specs/worlds/symbolic/`. */
export const worlds: Readonly<Record<string, string>> = {
  vault: 'VaultWorld',
  desk: 'DeskWorld',
  'desk-limit': 'DeskLimitWorld',
  supply: 'SupplyWorld',
  token: 'TokenWorld',
  anchor: 'AnchorWorld',
  feeds: 'FeedsWorld',
  ocean: 'OceanWorld',
  guardian: 'GuardianWorld',
  ghost: 'GhostWorld',
  sale: 'SaleWorld',
  defense: 'DefenseWorld',
  spend: 'SpendWorld',
  'spend-limit': 'SpendLimitWorld',
  pulse: 'PulseWorld',
  treasury: 'TreasuryWorld',
  'treasury-limit': 'TreasuryLimitWorld',
  charge: 'ChargeWorld',
  position: 'PositionWorld',
};
