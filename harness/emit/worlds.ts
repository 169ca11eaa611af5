/** The symbolic worlds that claims are read in. */

/** World name → contract and file below `specs/worlds/symbolic/`. */
export const worlds: Readonly<Record<string, string>> = {
  vault: 'VaultWorld',
  desk: 'DeskWorld',
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
  pulse: 'PulseWorld',
  treasury: 'TreasuryWorld',
  charge: 'ChargeWorld',
  position: 'PositionWorld',
};
