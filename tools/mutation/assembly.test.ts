/** Code put into a harness is the code that compiling the changed harness gives. */
import assert from 'node:assert/strict';
import { digestOf, lay, runtimeOf } from './assembly.ts';
import { type Compiled, Compiler } from './compiler.ts';
import { Assembly, Unsupported } from './layout.ts';

const child = (limit: string): string => `
contract Child {
  uint256 public immutable limit; address public immutable owner; string public name;
  constructor(address owner_) { limit = ${limit}; owner = owner_; name = "a name that is longer than one word of the machine"; }
  function allowed(uint256 x) external view returns (bool) { return x <= limit && msg.sender == owner && x < ${limit}; }
}`;
const parent = `
contract Middle { Child public child; uint256 immutable made; constructor() { child = new Child(msg.sender); made = block.number; }
  function at() external view returns (uint256) { return made; } }
contract Harness { Middle m; Child c; function run() external { m = new Middle(); c = new Child(address(this)); assert(c.limit() > m.at()); } }`;
const text = (limit: string): string =>
  `// SPDX-License-Identifier: MIT\npragma solidity 0.8.28;${child(limit)}${parent}`;
const settings = { optimizer: { enabled: true, runs: 200 }, evmVersion: 'paris', metadata: { appendCBOR: false } };

describe('code put into a harness', function () {
  this.timeout(120_000);
  const compiler = new Compiler();
  after(() => compiler.close());

  async function compiled(limit: string): Promise<Readonly<Record<string, Compiled>>> {
    const wanted = { 'A.sol': ['Child', 'Middle', 'Harness'] };
    const answer = await compiler.compile({ sources: { 'A.sol': text(limit) }, settings, wanted, withAssembly: true });
    assert.ok(answer.ok, answer.ok ? '' : answer.why);
    return answer.contracts['A.sol'] ?? {};
  }

  const codeOf = (one: Compiled | undefined): string => one?.evm.bytecode.object ?? '';
  const assemblyOf = (one: Compiled | undefined): Assembly => Assembly.parse(one?.evm['legacyAssembly']);

  it('is laid out as the compiler does it', async () => {
    const made = await compiled('7');
    for (const name of ['Child', 'Middle', 'Harness']) {
      const assembly = assemblyOf(made[name]);
      assert.equal(lay(assembly).bytes.toString('hex'), codeOf(made[name]), name);
      const runtime = runtimeOf(assembly);
      assert.ok(runtime);
      assert.equal(lay(runtime).bytes.toString('hex'), made[name]?.evm.deployedBytecode.object, name);
    }
  });

  it('is what compiling the changed sources gives, shorter or longer', async () => {
    const before = await compiled('7');
    for (const limit of ['8', 'type(uint256).max - 3', '2 * block.timestamp']) {
      const after = await compiled(limit);
      const replacements = new Map([
        [digestOf(Buffer.from(codeOf(before['Child']), 'hex')), Buffer.from(codeOf(after['Child']), 'hex')],
      ]);
      assert.notEqual(codeOf(before['Child']), codeOf(after['Child']));
      for (const name of ['Middle', 'Harness']) {
        const laid = lay(assemblyOf(before[name]), replacements);
        assert.equal(laid.bytes.toString('hex'), codeOf(after[name]), `${name} with ${limit}`);
      }
    }
  });

  it('is the same object where nothing is replaced, and refused where something is not understood', async () => {
    const made = await compiled('7');
    const assembly = assemblyOf(made['Harness']);
    assert.equal(lay(assembly, new Map([['no digest', Buffer.from('00', 'hex')]])), lay(assembly));
    assert.throws(() => lay({ '.code': [{ name: 'PUSH [$]', value: '5' }] }), Unsupported);
    assert.throws(() => lay({ '.code': [{ name: 'PUSH [tag]', value: '5' }] }), Unsupported);
    assert.throws(() => lay({ '.code': [{ name: 'NO SUCH' }] }));
  });
});
