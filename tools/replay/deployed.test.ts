import assert from 'node:assert/strict';
import { encodeAbiParameters, encodeFunctionData, type Hex } from 'viem';
import type { RawCall, RawDeployment } from '../engines/types.ts';
import { compileSource, pick } from './__fixtures__/compile.ts';
import { replayDeployed } from './deployed.ts';
import { counterexampleOf, modelOfCalls } from './sequence-model.ts';
import { SOURCE_WORLD } from './world.ts';

const source = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Case {
    address public immutable owner;
    uint256 public immutable since;
    uint256 public immutable paid;
    uint256 public level;

    constructor(uint256 first) payable {
        owner = msg.sender;
        since = block.timestamp;
        paid = msg.value;
        level = first;
        assert(first != 13);
    }

    function raise() external payable {
        level += msg.value;
        assert(level != 99);
    }

    function check(uint256 most) external view {
        assert(level < most || msg.sender != owner || block.timestamp < since + 60 || paid != 7);
    }
}
`;
const owner = '0x00000000000000000000000000000000000a11ce';
const artifact = pick(compileSource('Case.sol', source), 'Case');

function deployed(first: bigint, changes: Partial<RawDeployment> = {}): RawDeployment {
  const data = encodeAbiParameters([{ type: 'uint256' }], [first]);
  return { sender: owner, data, value: '7', timestamp: '1000', block: '10', ...changes };
}

function call(functionName: string, args: readonly unknown[], changes: Partial<RawCall> = {}): RawCall {
  const data: Hex = encodeFunctionData({ abi: artifact.abi, functionName, args });
  return { sender: owner, to: SOURCE_WORLD.harness, data, value: '0', warp: '0', roll: '0', ...changes };
}

async function replay(deployment: RawDeployment, calls: readonly RawCall[], functionName = 'check'): Promise<string> {
  const outcome = await replayDeployed({ artifact, contract: 'Case', functionName, deployment, calls });
  return outcome.result;
}

describe('a story from deployment', () => {
  const check = call('check', [5n], { warp: '60' });

  it('is told with its own sender, arguments, value and time', async () => {
    assert.equal(await replay(deployed(5n), [check]), 'confirmed');
    assert.equal(await replay(deployed(4n), [check]), 'mismatch');
    assert.equal(await replay(deployed(5n, { value: '8' }), [check]), 'mismatch');
    assert.equal(await replay(deployed(5n, { sender: SOURCE_WORLD.sender }), [check]), 'mismatch');
    assert.equal(await replay(deployed(5n), [{ ...check, warp: '59' }]), 'mismatch');
    assert.equal(await replay(deployed(4n), [call('raise', [], { value: '1' }), check]), 'confirmed');
  });

  it('is about the assertions of one function, whatever others fail', async () => {
    const raise = call('raise', [], { value: '99' });
    assert.equal(await replay(deployed(0n), [raise]), 'mismatch');
    assert.equal(await replay(deployed(0n), [raise], 'raise'), 'confirmed');
    assert.equal(await replay(deployed(13n), [check]), 'mismatch');
  });

  it('may end where it begins', async () => {
    assert.equal(await replay(deployed(13n), [], 'constructor'), 'confirmed');
    assert.equal(await replay(deployed(12n), [], 'constructor'), 'mismatch');
    // What fails later is not the constructor.
    assert.equal(await replay(deployed(5n), [check], 'constructor'), 'mismatch');
    assert.equal(await replay(deployed(5n, { data: '0x' }), [], 'constructor'), 'mismatch');
  });

  it('is repeated from what the ledger keeps', () => {
    const counterexample = { kind: 'sequence', deployment: deployed(5n), calls: [check] } as const;
    assert.deepEqual(counterexampleOf(modelOfCalls(counterexample.calls, counterexample.deployment)), counterexample);
    const bare = { ...counterexample, calls: [] };
    assert.deepEqual(counterexampleOf(modelOfCalls(bare.calls, bare.deployment)), bare);
    const later = { kind: 'sequence', calls: [check] } as const;
    assert.deepEqual(counterexampleOf(modelOfCalls(later.calls)), later);
  });
});
