import assert from 'node:assert/strict';
import { join } from 'node:path';
import { execa } from 'execa';

const shim = join(import.meta.dirname, 'solc');

const sources = {
  'A.sol': {
    content: 'pragma solidity 0.8.28; contract A { function a() external pure returns (uint256) { return 1; } }',
  },
  'B.sol': {
    content:
      'pragma solidity 0.8.28; import {A} from "./A.sol"; contract B { A public a = new A(); function unused(uint256 x) external pure {} }',
  },
  'C.sol': { content: 'pragma solidity 0.8.28; import {B} from "./B.sol"; contract C is B {}' },
};

function inputOf(changed: object = {}): string {
  const outputSelection = { '*': { '': ['ast'], '*': ['abi', 'metadata', 'evm.bytecode.object'] } };
  return JSON.stringify({ language: 'Solidity', sources: { ...sources, ...changed }, settings: { outputSelection } });
}

async function compiledIn(parts: number, input: string): Promise<Record<string, unknown>> {
  const { stdout } = await execa(shim, ['--standard-json'], { input, env: { ASSAY_SOLC_PARTS: `${parts}` } });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the compiler in parts', function () {
  this.timeout(60_000);

  it('gives what it gives in one go, warnings once', async () => {
    const input = inputOf();
    const [whole, parts] = await Promise.all([compiledIn(1, input), compiledIn(3, input)]);
    assert.ok((whole['errors'] as unknown[]).length > 0);
    assert.deepEqual(parts, whole);
  });

  it('refuses what does not compile, with the same errors', async () => {
    const input = inputOf({ 'D.sol': { content: 'pragma solidity 0.8.28; contract D { uint256 x = "no"; }' } });
    const [whole, parts] = await Promise.all([compiledIn(1, input), compiledIn(2, input)]);
    assert.ok((whole['errors'] as { severity: string }[]).some(({ severity }) => severity === 'error'));
    assert.deepEqual(parts, whole);
  });

  it('takes more source text than the compiler’s own stack does', async () => {
    const input = inputOf({
      'E.sol': { content: `pragma solidity 0.8.28; contract E {} // ${'x'.repeat(2_000_000)}` },
    });
    const { contracts } = await compiledIn(1, input);
    assert.deepEqual(Object.keys(contracts as object), ['A.sol', 'B.sol', 'C.sol', 'E.sol']);
  });
});
