/** Contracts that have a CVL specification, and where it is. */

export interface CvlTarget {
  /** As properties name it. */
  readonly contract: string;
  /** Name of a contract in the catalogue's worlds → its name in the specification. All of them are compiled. */
  readonly names: Readonly<Record<string, string>>;
}

export const cvlTargets: readonly CvlTarget[] = [
  { contract: 'FLAT', names: { flat: 'flat' } },
  // `ghost` is a word of the language.
  { contract: 'GhostMintCore', names: { rise: 'rise', vault: 'vault', ghost: 'ghostCore' } },
  { contract: 'PulseCore', names: { rise: 'rise', vault: 'vault', core: 'core' } },
  { contract: 'RISE', names: { rise: 'rise' } },
  { contract: 'SaveVault', names: { rise: 'rise', vault: 'vault' } },
];

/** Written by hand. */
export function confOf({ contract }: CvlTarget): string {
  return `specs/cvl/${contract}.conf`;
}

/** Written by hand. */
export function specOf({ contract }: CvlTarget): string {
  return `specs/cvl/${contract}.spec`;
}

/** Made from the catalogue; takes in what is written by hand. The tool wants file names that differ. */
export function rulesOf({ contract }: CvlTarget): string {
  return `harness/generated/certora/${contract}Rules.spec`;
}
