/**
 * Echidna's counterexample as a forge test: its own harness, deployed where Echidna deploys it, and the same calls. A call
 * that fails is passed over, so that the test fails only because the claim does.
 */
import { identifier as idOf } from '../../harness/emit/solidity.ts';
import type { CampaignRegressionOf } from './campaign-regression.ts';
import { sendCalls, story } from './campaign-regression.ts';
import { addressLiteral, bytesLiteral, lineComment, numberLiteral, stringLiteral } from './solidity.ts';
import { ECHIDNA_WORLD as world } from './world.ts';

/** From the folder of the test to the project root: the tests lie three folders deep. */
const up = '../../../';

/** Addresses decide what a campaign draws, so the harness must be where it was, with the nonce of a new contract. */
export function echidnaRegression({ property, entry, calls, witness }: CampaignRegressionOf): string {
  const name = idOf(property.id);
  const reads = entry.function.startsWith('echidna_');
  const title = stringLiteral(`${property.id}: ${property.title}`);
  const last = reads ? undefined : calls.at(-1);
  return [
    '// SPDX-License-Identifier: MIT',
    'pragma solidity ^0.8.24;',
    '',
    `import {${entry.contract}} from "${up}${entry.file}";`,
    '',
    'interface Vm {',
    '    function chainId(uint256) external;',
    '    function deal(address, uint256) external;',
    '    function etch(address, bytes calldata) external;',
    '    function roll(uint256) external;',
    '    function setNonce(address, uint64) external;',
    '    function warp(uint256) external;',
    '}',
    '',
    lineComment(`${property.id}: ${property.title}`),
    '// Runs from deployment.',
    `contract Regression_${name} {`,
    '    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));',
    `    address private constant HARNESS = ${addressLiteral(world.harness)};`,
    '',
    '    function setUp() external {',
    `        vm.chainId(${world.chainId});`,
    `        vm.warp(${world.timestamp});`,
    `        vm.roll(${world.block});`,
    `        vm.etch(HARNESS, type(${entry.contract}).creationCode);`,
    '        vm.setNonce(HARNESS, 1);',
    `        vm.deal(address(this), ${numberLiteral(world.harnessBalance.toString())});`,
    '        (bool deployed, bytes memory code) = HARNESS.call{value: address(this).balance}("");',
    '        require(deployed, "the harness was not deployed");',
    '        vm.etch(HARNESS, code);',
    '    }',
    '',
    `    function test_${name}() external {`,
    ...story(witness).map((line) => `        ${line}`),
    ...sendCalls(last === undefined ? calls : calls.slice(0, -1)).map((line) => `        ${line}`),
    ...(last === undefined
      ? [`        require(${entry.contract}(HARNESS).${entry.function}(), ${title});`]
      : [
          `        (bool ok, bytes memory said) = HARNESS.call(${bytesLiteral(last.data)});`,
          '        bytes memory failed = abi.encodeWithSignature("Panic(uint256)", 1);',
          `        require(ok || keccak256(said) != keccak256(failed), ${title});`,
        ]),
    '    }',
    '',
    '    /// A revert is part of the story, not a failure of the test, and takes the time that passed before it back.',
    '    function _send(address, address to, uint256 value, uint256 warp, uint256 roll, bytes memory data) private {',
    '        (uint256 time, uint256 number) = (block.timestamp, block.number);',
    '        vm.warp(time + warp);',
    '        vm.roll(number + roll);',
    '        if (address(this).balance < value) vm.deal(address(this), value);',
    '        (bool ok,) = to.call{value: value}(data);',
    '        if (ok) return;',
    '        vm.warp(time);',
    '        vm.roll(number);',
    '    }',
    '}',
    '',
  ].join('\n');
}
