/** For tests: what is found in a small source. */
import { parsed } from '../access/parsed.ts';
import { Syntax } from '../access/syntax.ts';
import type { Site } from './schema.ts';
import { soliditySites } from './solidity.ts';

const head = '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\n';

/** Lines that every sample begins with: a cheatcode, theorems, and a contract whose assertions are the claim. */
export const world = `interface Vm { function assume(bool) external pure; }
Vm constant vm = Vm(address(1));
contract Theorems {
  function both(bool a, bool b) internal pure returns (bool) { return a && b; }
  function divides(uint256 n, uint256 d) internal pure returns (bool) { return d == 0 || n / d * d <= n; }
}
contract Symbolic is Theorems { function _claim(bool twin, bool c, bool w) internal pure { if (twin) assert(!w); else assert(c); } }
`;

export function sitesOf(source: string): readonly Site[] {
  const units = parsed(`${world}${source}`);
  const texts = new Map([['src/Case.sol', `${head}${world}${source}`]]);
  return soliditySites({ syntax: new Syntax(units), units, texts }).map(({ definition: _, ...site }) => site);
}

/** Kind and discharge of each, in a word. */
export function wordsOf(source: string): readonly string[] {
  return sitesOf(source).map(({ kind, discharge }) => {
    const by =
      discharge.by === 'nothing'
        ? discharge.why
        : discharge.by === 'proof'
          ? discharge.properties.join('+')
          : discharge.by === 'assumption'
            ? discharge.assumption
            : discharge.by;
    return `${kind} ${by}`;
  });
}
