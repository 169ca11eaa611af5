import assert from 'node:assert/strict';
import type { RawCall } from '../engines/types.ts';
import type { ReplayOutcome } from './replay.ts';
import { shortestEnd, withoutSpare } from './shorter.ts';

const call = (data: string): RawCall => ({ sender: '', to: '', data, value: '0', warp: '0', roll: '0' });
const calls = [...'abcdefgh'].map(call);

/** Confirmed when these are among the calls, in this order. */
function needing(wanted: string) {
  const tried: string[] = [];
  const replay = async (some: readonly RawCall[]): Promise<ReplayOutcome> => {
    const text = some.map(({ data }) => data).join('');
    tried.push(text);
    const found = new RegExp([...wanted].join('.*'), 'u').test(text);
    const witness = { origin: 'genesis', model: {}, state: [], calls: [] } as const;
    return { result: found ? 'confirmed' : 'mismatch', detail: text, notes: [], witness } as unknown as ReplayOutcome;
  };
  return { tried, replay };
}

const text = (some: readonly RawCall[]): string => some.map(({ data }) => data).join('');

describe('a shorter sequence', () => {
  it('is the shortest end that fails as well, by doubling', async () => {
    const { tried, replay } = needing('fh');
    const told = await shortestEnd(calls, replay);
    assert.deepEqual([text(told.calls), told.outcome.result], ['efgh', 'confirmed']);
    assert.deepEqual(tried, ['h', 'gh', 'efgh']);
  });

  it('is the whole one when no end of it fails, whatever that comes to', async () => {
    assert.deepEqual(text((await shortestEnd(calls, needing('ah').replay)).calls), 'abcdefgh');
    const never = await shortestEnd(calls, needing('z').replay);
    assert.deepEqual([text(never.calls), never.outcome.result], ['abcdefgh', 'mismatch']);
    assert.equal((await shortestEnd([], needing('z').replay)).outcome.result, 'mismatch');
  });

  it('is without every call that it fails without', async () => {
    const { replay } = needing('ceh');
    const told = await withoutSpare({ outcome: await replay(calls), calls }, replay);
    assert.deepEqual([text(told.calls), told.outcome.result], ['ceh', 'confirmed']);
  });

  it('is not looked for where nothing was confirmed, or a sequence is long', async () => {
    const { tried, replay } = needing('z');
    const told = { outcome: await replay(calls), calls };
    assert.equal(await withoutSpare(told, replay), told);
    const long = Array.from({ length: 17 }, () => call('a'));
    const confirmed = { outcome: await needing('a').replay(long), calls: long };
    assert.equal(await withoutSpare(confirmed, replay), confirmed);
    assert.equal(tried.length, 1);
  });
});
