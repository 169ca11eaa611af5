import assert from 'node:assert/strict';
import { once } from 'node:events';
import { firstEnough, type Lane } from './race.ts';
import { lanesOf } from './run.ts';

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

describe('engines about a fault', () => {
  const named = (...ids: string[]) => ids.map((id) => ({ id }));
  const lanes = (faults: number, cores: number, ...ids: string[]): string[][] =>
    lanesOf(named(...ids), { faults: Array(faults).fill(null), cores }).map((lane) => lane.map(({ id }) => id));

  it('race where each fault has two cores', () => {
    assert.deepEqual(lanes(1, 2, 'halmos', 'forge', 'smtchecker', 'echidna'), [
      ['halmos', 'smtchecker'],
      ['forge', 'echidna'],
    ]);
    assert.deepEqual(lanes(2, 2, 'halmos', 'forge'), [['halmos', 'forge']]);
    assert.deepEqual(lanes(1, 1, 'halmos', 'forge'), [['halmos', 'forge']]);
  });

  it('have nobody to race with where all are of one kind', () => {
    assert.deepEqual(lanes(1, 2, 'forge', 'echidna'), [['forge', 'echidna']]);
    assert.deepEqual(lanes(1, 2, 'static', 'halmos'), [['static', 'halmos']]);
    assert.deepEqual(lanes(1, 2), [[]]);
  });
});
