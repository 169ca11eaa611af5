/**
 * A fuzzer's counterexample as a forge test: the campaign's own world from its genesis, the same actions, and the
 * property's own check. An action that fails is passed over, so that the test fails only because the claim does.
 */
import { identifier as idOf } from '../../harness/emit/solidity.ts';
import type { Obligation } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import type { RawCall } from '../engines/types.ts';
import type { Witness } from '../schema.ts';
import { addressLiteral, bytesLiteral, lineComment, numberLiteral, stringLiteral } from './solidity.ts';

export interface CampaignRegressionOf {
  readonly property: Property;
  readonly entry: Extract<Obligation['entry'], { in: 'solidity' }>;
  readonly calls: readonly RawCall[];
  /** What the actions did, for a reader. */
  readonly witness: Witness;
}

/** From the folder of the test to the project root: the tests lie three folders deep. */
const up = '../../../';

/** Forge puts every test contract at one address, so all that the campaign deployed is where it was. */
export function campaignRegression({ property, entry, calls, witness }: CampaignRegressionOf): string {
  const name = idOf(property.id);
  const subject = /^(\w+)_Forge_(Balanced|Deep)$/u.exec(entry.contract);
  if (subject === null) throw new TypeError(`${entry.contract} is no campaign`);
  const base = `${subject[1]}_Campaign`;
  return [
    '// SPDX-License-Identifier: MIT',
    'pragma solidity ^0.8.24;',
    '',
    `import {${base}, Campaign} from "${up}${entry.file}";`,
    `import {vm} from "${up}specs/worlds/fuzz/Cheats.sol";`,
    '',
    lineComment(`${property.id}: ${property.title}`),
    '// Runs from deployment.',
    `contract Regression_${name} is ${base} {`,
    `    constructor() Campaign(${subject[2] === 'Deep'}) {}`,
    '',
    '    function _selectedProperty() internal pure override returns (string memory) {',
    `        return ${stringLiteral(property.id)};`,
    '    }',
    '',
    `    function test_${name}() external {`,
    ...story(witness).map((line) => `        ${line}`),
    ...sendCalls(calls).map((line) => `        ${line}`),
    `        require(_kept(${stringLiteral(property.id)}), ${stringLiteral(`${property.id}: ${property.title}`)});`,
    '    }',
    '',
    '    /// A revert is part of the story, not a failure of the test.',
    '    function _send(address from, address to, uint256 value, uint256 warp, uint256 roll, bytes memory data) private {',
    '        vm.warp(block.timestamp + warp);',
    '        vm.roll(block.number + roll);',
    '        if (from.balance < value) vm.deal(from, value);',
    '        vm.prank(from);',
    '        (bool ok,) = to.call{value: value}(data);',
    '        ok;',
    '    }',
    '}',
    '',
  ].join('\n');
}

/** A statement for each, of the test's own `_send`. */
export function sendCalls(calls: readonly RawCall[]): string[] {
  return calls.flatMap(send);
}

function send({ sender, to, data, value, warp, roll }: RawCall): string[] {
  const [from, target] = [addressLiteral(sender), addressLiteral(to)];
  return [`_send(${from}, ${target}, ${[value, warp, roll].map(numberLiteral).join(', ')}, ${bytesLiteral(data)});`];
}

/** What the actions did, as comments. */
export function story({ calls }: Witness): string[] {
  if (calls.length === 0) return [];
  return [
    '// What follows comes down to these calls:',
    ...calls.map(({ from, to, target, value, data, reverted }) =>
      lineComment(
        `${target === '' ? to : target} from ${from} with ${value} wei: ${data}${reverted ? ' (reverted)' : ''}`,
      ),
    ),
  ];
}
