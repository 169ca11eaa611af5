import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eachOf } from './each-of.ts';

describe('work that several share', () => {
  it('is done once each, by whoever is free', async () => {
    const done: string[] = [];
    await eachOf([1, 2, 3, 4], ['slow', 'quick'], async (one, worker) => {
      await sleep(worker === 'slow' ? 60 : 1);
      done.push(`${worker} ${one}`);
    });
    assert.deepEqual(done, ['quick 2', 'quick 3', 'quick 4', 'slow 1']);
  });

  it('ends with the first failure, after everybody has stopped', async () => {
    const stopping = new AbortController();
    const ended: string[] = [];
    const working = eachOf(
      [1, 2, 3, 4],
      ['failing', 'waiting', 'done soon'],
      async (one, worker) => {
        if (worker === 'failing') throw new Error('the first');
        if (worker === 'waiting')
          await new Promise((_, fail) => {
            stopping.signal.addEventListener('abort', () =>
              setTimeout(() => {
                ended.push(worker);
                fail(new Error('the second'));
              }, 20),
            );
          });
        await sleep(1);
        ended.push(`${worker} with ${one}`);
      },
      stopping,
    );
    await assert.rejects(working, /^Error: the first$/u);
    assert.deepEqual(ended, ['done soon with 3', 'waiting']);
  });
});
