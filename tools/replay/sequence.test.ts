import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Abi, encodeFunctionData, type Hex, parseAbi } from 'viem';
import type { RawCall } from '../engines/types.ts';
import { Witness } from '../schema.ts';
import { compileFixture, pick } from './__fixtures__/compile.ts';
import type { Artifact } from './artifact.ts';
import type { NamedArtifact } from './names.ts';
import type { ReplayOutcome } from './replay.ts';
import { replaySequence } from './sequence.ts';

let artifacts: Record<string, Artifact>;
let named: NamedArtifact[];
function prepare(this: Mocha.Context): void {
  this.timeout(60_000);
  artifacts = compileFixture('Vaults.sol');
  named = ['Vault', 'BuggyVault'].map((name) => ({ name, artifact: pick(artifacts, name) }));
}
const VAULT: Hex = '0x5615deb798bb3e4dfa0139dfa1b3d433cc23b72f';
const HANDLER: Hex = '0x2e234dae75c793f67a35089c9d99245e1c58470b';
const SENDER: Hex = '0x0000000000000000000000000000000000000207';
const ABI = parseAbi([
  'function deposit(uint256 who, uint96 amount)',
  'function deposit() payable',
  'function withdraw(uint256 who, uint256 amount)',
  'function withdraw(uint256 amount)',
  'function wait_(uint32 dt)',
  'function never(uint256)',
  'function depositThenFail(uint96)',
  'function unknown()',
  'function asserts()',
]);

function forgeCalls(file: string): RawCall[] {
  const json = JSON.parse(readFileSync(new URL(`__fixtures__/forge-1.7.1/${file}`, import.meta.url), 'utf8')) as {
    Sequence: [number, { sender: string; addr: string; calldata: string; warp: string | null; roll: string | null }[]];
  };
  return json.Sequence[1].map(({ sender, addr, calldata, warp, roll }) => ({
    sender,
    to: addr,
    data: calldata,
    value: '0',
    warp: warp ?? '0',
    roll: roll ?? '0',
  }));
}

function call(functionName: string, args: readonly unknown[] = [], more: Partial<RawCall> = {}): RawCall {
  return {
    sender: SENDER,
    to: HANDLER,
    data: encodeFunctionData({ abi: ABI as Abi, functionName, args }),
    value: '0',
    warp: '0',
    roll: '0',
    ...more,
  };
}

function replay(
  calls: readonly RawCall[],
  invariant: string | null = 'invariant_backed',
  contract = 'InvBuggy',
): Promise<ReplayOutcome> {
  return replaySequence({ artifact: pick(artifacts, contract), contract, calls, invariant, artifacts: named });
}

const BREAKS = [call('deposit', [0, 100n]), call('wait_', [1000]), call('withdraw', [0, 100n])];

describe('a real forge sequence', () => {
  before(prepare);

  it('is confirmed on the faulty code, with the calls below the handler', async () => {
    const outcome = await replay(forgeCalls('backed.json'));
    assert.equal(outcome.detail, 'invariant_backed fails after call 3 of 3: assertion failed: Panic(0x01)');
    assert.equal(outcome.result, 'confirmed');
    const { origin, state, calls, model } = Witness.parse(outcome.witness);
    assert.deepEqual([origin, model], ['genesis', {}]);
    assert.deepEqual(state, [
      { set: 'balance', address: '0x0000000000000000000000000000000000001000', value: '1562049' },
    ]);
    assert.deepEqual(
      calls.map((c) => [c.from, c.to, c.target, c.value, c.timestamp]),
      [
        ['0x0000000000000000000000000000000000001000', VAULT, 'BuggyVault', '1562049', '1'],
        ['0x0000000000000000000000000000000000001000', VAULT, 'BuggyVault', '0', '2663045556'],
      ],
    );
  });
  it('may have delays, in hexadecimal', async () => {
    const calls = forgeCalls('backed-with-delays.json');
    const outcome = await replay(calls);
    assert.equal(outcome.result, 'confirmed');
    assert.deepEqual(
      outcome.witness.calls.map((c) => [c.timestamp, c.block]),
      [
        [String(1 + 0xbbd), String(1 + 0xda)],
        [String(1 + 0xbbd + 0xac9), String(1 + 0xda + 0xd6)],
      ],
    );
  });
  it('is not confirmed on the mended code', async () => {
    for (const file of ['backed.json', 'backed-with-delays.json']) {
      const outcome = await replay(forgeCalls(file), 'invariant_backed', 'InvFixed');
      assert.equal(outcome.result, 'mismatch');
      assert.match(outcome.detail, /^invariant_backed after call [23] of [23]: returned normally: no assertion failed/);
    }
  });
});

describe('a sequence', () => {
  before(prepare);

  it('may break an invariant that returns a bool', async () => {
    assert.match(
      (await replay(BREAKS, 'invariant_bool')).detail,
      /^invariant_bool fails after call 3 of 3: returned false/,
    );
    assert.equal((await replay(BREAKS, 'invariant_bool', 'InvFixed')).result, 'mismatch');
  });
  it('does not confirm an invariant that reverts without an assertion', async () => {
    const outcome = await replay(BREAKS, 'invariant_reverts');
    assert.equal(outcome.result, 'mismatch');
    assert.match(outcome.detail, /reverted without a failed assertion: Error\("owes"\)/);
  });
  it('says so when the invariant fails at deployment', async () => {
    const outcome = await replay(BREAKS, 'invariant_never');
    assert.equal(outcome.result, 'confirmed');
    assert.match(outcome.detail, /fails at deployment, before any call/);
    assert.deepEqual(outcome.witness.calls, []);
  });
  it('asks an invariant without letting it change anything', async () => {
    const outcome = await replay([call('wait_', [1]), call('wait_', [1])], 'invariant_leaves_no_mark');
    assert.equal(outcome.result, 'mismatch');
    assert.match(outcome.detail, /returned normally/);
  });
  it('stops at the first call that breaks the invariant', async () => {
    const outcome = await replay([...BREAKS, call('deposit', [1, 5n])]);
    assert.match(outcome.detail, /after call 3 of 4/);
    assert.equal(outcome.witness.calls.length, 2);
  });
  it('passes over reverts and undoes what they did', async () => {
    const outcome = await replay([call('depositThenFail', [7n]), call('withdraw', [1, 5n]), ...BREAKS]);
    assert.equal(outcome.result, 'confirmed');
    assert.equal(outcome.witness.calls.length, 2);
  });
  it('leaves out calls that the harness discards', async () => {
    const outcome = await replay([call('never', [1]), ...BREAKS]);
    assert.equal(outcome.result, 'confirmed');
    assert.deepEqual(
      outcome.witness.calls.map((c) => c.timestamp),
      ['1', '1001'],
    );
  });
  it('counts delays of calls that revert', async () => {
    assert.equal(
      (await replay([call('withdraw', [0, 1n], { warp: '500', roll: '9' }), call('asserts')], 'invariant_time')).result,
      'confirmed',
    );
    assert.equal(
      (await replay([call('withdraw', [0, 1n], { warp: '400', roll: '9' }), call('asserts')], 'invariant_time')).result,
      'mismatch',
    );
  });
  it('may go straight to a contract, with value', async () => {
    const direct = { to: VAULT };
    const outcome = await replay([
      call('deposit', [], { ...direct, value: '9' }),
      call('withdraw', [9n], { ...direct, warp: '1000' }),
    ]);
    assert.equal(outcome.result, 'confirmed');
    assert.deepEqual(
      outcome.witness.calls.map((c) => [c.from, c.to, c.target, c.value]),
      [
        [SENDER, VAULT, 'BuggyVault', '9'],
        [SENDER, VAULT, 'BuggyVault', '0'],
      ],
    );
    assert.deepEqual(outcome.notes, [`${SENDER} was given the 9 wei that it sends`]);
  });
  it('may fail an assertion in a call itself', async () => {
    assert.match(
      (await replay([...BREAKS, call('asserts')], null)).detail,
      /^the call fails after call 4 of 4: assertion failed/,
    );
    assert.equal((await replay(BREAKS, null)).result, 'mismatch');
  });
  it('is a mismatch when a cheatcode is unknown, whatever came after', async () => {
    const outcome = await replay([call('unknown'), ...BREAKS]);
    assert.equal(outcome.result, 'mismatch');
    assert.equal(outcome.detail, 'in call 1: unknown Foundry cheatcode 0xdeadbeef');
  });
  it('refuses an invariant with arguments', () => assert.rejects(replay(BREAKS, 'takes'), /takes arguments/));
  it('of no calls confirms nothing', async () => assert.equal((await replay([])).detail, 'the sequence has no calls'));
});
