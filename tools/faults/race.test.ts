import assert from 'node:assert/strict';
import { once } from 'node:events';
import { firstEnough, type Lane } from './race.ts';

const none = new AbortController().signal;
const hasRed = (found: readonly string[]): boolean => found.includes('red');
const says =
  (...words: string[]): Lane<string> =>
  async () =>
    words;
/** Ends when it is told to. */
const waits =
  (word: string): Lane<string> =>
  async (signal) => {
    if (!signal.aborted) await once(signal, 'abort');
    return [word];
  };
const breaks: Lane<string> = async () => {
  throw new Error('broke');
};

describe('lanes', () => {
  it('are ended by the first that finds enough, and all are heard', async () => {
    assert.deepEqual(await firstEnough([waits('ended'), says('red')], hasRed, none), ['ended', 'red']);
    assert.deepEqual(await firstEnough([says('red'), waits('ended')], hasRed, none), ['red', 'ended']);
  });

  it('all come to their end while none finds enough', async () => {
    assert.deepEqual(await firstEnough([says('green'), says(), says('grey')], hasRed, none), ['green', 'grey']);
  });

  it('are ended from outside', async () => {
    const stop = new AbortController();
    const found = firstEnough([waits('a'), waits('b')], hasRed, stop.signal);
    stop.abort();
    assert.deepEqual(await found, ['a', 'b']);
  });

  it('pass on what one threw, unless another found enough', async () => {
    await assert.rejects(firstEnough([breaks, says('green')], hasRed, none), /broke/u);
    const broken: Lane<string> = async (signal) => {
      await waits('')(signal);
      throw new Error('the compiler was interrupted');
    };
    assert.deepEqual(await firstEnough([broken, says('red')], hasRed, none), ['red']);
  });
});
