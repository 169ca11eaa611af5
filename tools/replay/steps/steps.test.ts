import assert from 'node:assert/strict';
import type { Quantities } from '../../../properties/quantities.ts';
import { type Step, Witness } from '../../schema.ts';
import { compileFixture, pick } from '../__fixtures__/compile.ts';
import type { Artifact } from '../artifact.ts';
import { replayModel } from '../replay.ts';
import { mostSteps, mostText } from './steps.ts';

let artifacts: Record<string, Artifact>;
const ALICE = `0x${'a11ce'.padStart(40, '0')}`;

const quantities: Quantities = {
  units: {
    Ledger: {
      values: { 'note.amount': '1e2 COIN', 'note:0': '1e2 COIN', 'Noted.amount': '1e2 COIN' },
      storage: { total: '1e2 COIN' },
    },
  },
  watches: [
    { name: 'total', contract: 'Ledger', function: 'total', unit: '1e2 COIN' },
    { name: 'half', contract: 'Ledger', function: 'half', unit: 'seconds' },
    { name: 'none', contract: 'Ledger', function: 'missing', unit: 'bps' },
    { name: 'elsewhere', contract: 'Absent', function: 'total', unit: 'bps' },
  ],
};

async function traced(functionName: string, names: readonly string[] = ['Ledger', 'Hostile']) {
  const outcome = await replayModel({
    artifact: pick(artifacts, 'Steps'),
    contract: 'Steps',
    functionName,
    model: {},
    artifacts: names.map((name) => ({ name, artifact: pick(artifacts, name) })),
    trace: true,
    quantities,
  });
  assert.equal(outcome.result, 'confirmed', outcome.detail);
  return { outcome, ...Witness.parse({ ...outcome.witness, ...outcome.steps?.() }) };
}

function find(steps: readonly Step[] | undefined, signature: string): readonly Step[] {
  return (steps ?? []).filter((step) => step.signature?.startsWith(`${signature}(`));
}

describe('the steps of a replay', () => {
  before(function () {
    this.timeout(60_000);
    artifacts = compileFixture('Steps.sol');
  });

  it('name what changed: packed fields, keys of mappings, elements of arrays', async () => {
    const { steps } = await traced('check_changes');
    const [note] = find(steps, 'note');
    assert.ok(note);
    assert.deepEqual([note.caller, note.target, note.depth, note.kind], ['Alice', 'Ledger', 1, 'call']);
    assert.deepEqual(
      note.changes.map(({ contract, name, before, after, human }) => [contract, name, before, after, human]),
      [
        ['Ledger', 'entries[Alice][7].at', '0', '1', null],
        ['Ledger', 'entries[Alice][7].amount', '0', '500', null],
        ['Ledger', 'entries[Alice][7].open', 'false', 'true', null],
        ['Ledger', 'entries[Alice][7].by', `0x${'0'.repeat(40)}`, ALICE, `0x${'0'.repeat(40)} → Alice`],
        ['Ledger', 'total', '0', '500', '0 COIN → 5 COIN'],
      ],
    );
    assert.deepEqual(note.inputs.at(-1), { name: 'amount', type: 'uint128', raw: '500', human: '5 COIN' });
    assert.deepEqual(note.outputs, [{ name: '', type: 'uint256', raw: '500', human: '5 COIN' }]);
    const [open] = find(steps, 'open');
    assert.deepEqual(
      open?.changes.map(({ name, before, after }) => [name, before, after]),
      [['entries[Alice][7].open', 'true', 'false']],
    );
    const [first, second] = find(steps, 'more').map(({ changes }) =>
      changes.map(({ name, after }) => `${name}=${after}`),
    );
    assert.deepEqual(first?.slice(0, 6), [
      'small=1',
      'small[0]=65535',
      'list=1',
      'list[0].at=1',
      'list[0].amount=2',
      'list[0].open=true',
    ]);
    assert.ok(first?.includes('words["a word"]=65535'));
    assert.ok(second?.includes('small[1]=2') && second.includes('list[1].amount=2'));
  });

  it('tell events in place, with what is hashed in them', async () => {
    const { steps = [] } = await traced('check_changes');
    const at = steps.findIndex(({ signature }) => signature?.startsWith('note('));
    const event = steps[at + 1];
    assert.equal(event?.kind, 'event');
    assert.equal(event.depth, 2);
    assert.equal(event.signature, 'Noted(address,string,uint256)');
    assert.deepEqual(
      event.inputs.map(({ name, type, human }) => [name, type, human]),
      [
        ['by', 'address', 'Alice'],
        ['word', 'keccak256 of string', null],
        ['amount', 'uint256', '5 COIN'],
      ],
    );
  });

  it('tell cheatcodes, and read declared quantities where a call reached a contract', async () => {
    const { steps = [] } = await traced('check_changes');
    assert.deepEqual(
      steps.filter(({ kind }) => kind === 'cheat').map(({ signature, target }) => [target, signature]),
      [
        ['vm', 'label(address,string)'],
        ['vm', 'prank(address)'],
        ['vm', 'prank(address)'],
      ],
    );
    assert.deepEqual(find(steps, 'note')[0]?.watches, {
      total: { value: '500', human: '5 COIN' },
      half: { value: '250', human: '4 min 10 s' },
    });
    assert.deepEqual(steps[0]?.watches, {});
  });

  it('leave out a quantity whose reading reverts', async () => {
    const { steps } = await traced('check_hostile');
    const [call] = find(steps, 'whisper');
    assert.deepEqual(call?.watches, { total: { value: '0', human: '0 COIN' } });
  });

  it('give the reasons of reverts, whose writes are not told, and keep what led to the failed assertion', async () => {
    const { steps = [] } = await traced('check_reasons');
    const [note] = find(steps, 'note');
    assert.equal(note?.result, 'revert');
    assert.match(note?.reason ?? '', /^TooMuch\(1001, 0x/u);
    const [divide] = find(steps, 'divide');
    assert.deepEqual([divide?.reason, divide?.changes], ['Panic(0x12) division by zero', []]);
    assert.equal(steps[0]?.reason, 'Panic(0x01) assert');
    assert.deepEqual(
      steps[0].changes.map(({ name, after }) => [name, after]),
      [['seen', 'true']],
    );
  });

  it('tell kinds of calls apart, and number contracts of one name', async () => {
    const { steps = [] } = await traced('check_kinds');
    assert.deepEqual(
      steps.filter(({ depth, kind }) => depth === 1 && kind !== 'event').map(({ kind, target }) => [kind, target]),
      [
        ['delegatecall', 'Ledger #1'],
        ['create2', 'Ledger #3'],
        ['create', 'Ledger #2'],
        ['call', 'Ledger #2'],
        ['callcode', 'Ledger #1'],
      ],
    );
    // The caller's storage, by the caller's table.
    const delegated = steps.find(({ kind }) => kind === 'delegatecall');
    assert.deepEqual(
      delegated?.changes.map(({ contract, name, after }) => [contract, name, after]),
      [['Steps', 'total', '1']],
    );
    const code = steps.find(({ kind }) => kind === 'callcode');
    assert.deepEqual([code?.value, code?.signature], ['0', 'note(uint256,uint128)']);
    assert.ok(code?.changes.every(({ contract }) => contract === 'Steps'));
  });

  it('show what cannot be decoded as bytes, cut, and throw at nothing', async () => {
    const { steps = [] } = await traced('check_hostile');
    const calls = steps.filter(({ depth, kind }) => depth === 1 && kind === 'call');
    assert.equal(calls.length, 11);
    const told = calls.map(({ signature, inputs, outputs, reason }) => ({ signature, inputs, outputs, reason }));
    assert.equal(told[0]?.inputs[0]?.type, 'bytes');
    assert.equal(told[1]?.outputs[0]?.raw.length, 2 + 128);
    assert.equal(told[3]?.signature, null);
    assert.deepEqual(told[4]?.outputs, [{ name: '', type: 'bytes', raw: '0x1234', human: null }]);
    assert.equal(told[5]?.signature, 'note(uint256,uint128)');
    assert.match(told[5]?.inputs[0]?.raw ?? '', /… \(200000 bytes\)$/u);
    assert.match(told[6]?.reason ?? '', /^Lie\("\\u001b/u);
    assert.match(told[7]?.reason ?? '', /^0x08c379a0/u);
    assert.match(told[8]?.reason ?? '', /… \(100000 bytes\)$/u);
    const events = steps.filter(({ kind }) => kind === 'event');
    assert.deepEqual(
      events.map(({ inputs }) => inputs.map(({ name }) => name)),
      [['data'], ['topic0', 'topic1']],
    );
    assert.equal(told[10]?.signature, 'burst()');
  });

  it('follow a recursion to its end', async () => {
    const { steps = [], stepsLeftOut } = await traced('check_deep');
    assert.ok(Math.max(...steps.map(({ depth }) => depth)) > 100);
    assert.equal(stepsLeftOut, undefined);
  }).timeout(20_000);

  it('keep the beginning and the end of a long execution, the same each time', async () => {
    const { steps = [], stepsLeftOut } = await traced('check_many');
    assert.equal(steps.length, mostSteps);
    // Entry, call, 3000 events; call and event of the ledger.
    assert.equal(stepsLeftOut, 1 + 1 + 3000 + 2 - mostSteps);
    assert.equal(steps[0]?.signature, 'check_many()');
    assert.equal(steps.at(-1)?.signature, 'Noted(address,string,uint256)');
    assert.ok(JSON.stringify(steps).length < mostText);
    const again = await traced('check_many');
    assert.deepEqual(again.steps, steps);
  }).timeout(20_000);

  it('change nothing that is replayed, and are absent unless asked for', async () => {
    const input = { artifact: pick(artifacts, 'Steps'), contract: 'Steps', functionName: 'check_changes', model: {} };
    const plain = await replayModel(input);
    const { outcome } = await traced('check_changes', []);
    assert.deepEqual(outcome.witness, plain.witness);
    assert.deepEqual(plain.steps?.(), {});
  });
});
