/** One campaign that watches all properties of a harness file at once: where any of them breaks, the mutant is dead. */
import { basename } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';

export interface Hunt {
  /** First word of the properties' IDs. */
  readonly group: string;
  readonly path: string;
  readonly content: string;
  /** Campaigns, one for each genesis. */
  readonly contracts: readonly string[];
  /** The claims that it watches. */
  readonly claims: readonly Obligation[];
}

export const huntFunction = 'invariant_any';

type Placed = Obligation & { readonly entry: Extract<Obligation['entry'], { in: 'solidity' }> };

function isCampaign(one: Obligation): one is Placed {
  return one.engine === 'forge' && one.role === 'claim' && one.entry.in === 'solidity';
}

/** Pure. In the order of their files. */
export function huntsOf(obligations: readonly Obligation[]): readonly Hunt[] {
  const claims = obligations.filter(isCampaign);
  const files = [...new Set(claims.map(({ entry }) => entry.file))].sort();
  return files.map((file) =>
    huntOf(
      file,
      claims.filter(({ entry }) => entry.file === file),
    ),
  );
}

function huntOf(file: string, claims: readonly Placed[]): Hunt {
  const group = basename(file, '.t.sol');
  const bases = [...new Set(claims.map(({ entry }) => entry.contract))].sort();
  const functions = [...new Set(claims.map(({ entry }) => entry.function))].sort();
  const contracts = bases.map((base) => base.replace('_Forge_', '_Hunt_'));
  const body = functions.map((name) => `        this.${name}();`).join('\n');
  const campaigns = bases.map(
    (base, at) => `contract ${contracts[at]} is ${base} {
    function ${huntFunction}() external view {
${body}
    }
}
`,
  );
  const content = `// SPDX-License-Identifier: MIT
// Made by \`assay mutate\`; any claim of the campaign ends it.
pragma solidity 0.8.28;

import {${bases.join(', ')}} from "./${basename(file)}";

${campaigns.join('\n')}`;
  return { group, path: file.replace(/\.t\.sol$/u, '_Hunt.t.sol'), content, contracts, claims };
}

/** As the forge engine wants to be asked: no property is named, so that the campaign watches all of them. */
export function asObligations({ group, path, contracts }: Hunt): readonly Obligation[] {
  return contracts.map((contract) => ({
    id: `${group}/forge/${contract}`,
    property: '',
    rev: 0,
    engine: 'forge',
    role: 'claim',
    of: [],
    entry: { in: 'solidity', file: path, contract, function: huntFunction },
    ceiling: 'sampled',
    bounds: [],
  }));
}

/** The claims of one of its campaigns, which are functions of that campaign too. */
export function claimsOf({ claims, contracts }: Hunt, contract: string): readonly Placed[] {
  return claims.flatMap((claim) => {
    const { entry } = claim;
    if (entry.in !== 'solidity' || entry.contract.replace('_Forge_', '_Hunt_') !== contract) return [];
    return contracts.includes(contract) ? [{ ...claim, entry: { ...entry, contract } } as Placed] : [];
  });
}
