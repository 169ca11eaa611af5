import assert from 'node:assert/strict';
import { Estimate } from './estimate.ts';

describe('how long a run still takes', () => {
  it('is not said while nothing is known', () => {
    const estimate = new Estimate();
    estimate.planned([null, null]);
    estimate.started(null);
    assert.equal(estimate.left([{ expectedSeconds: null, seconds: 5 }], 1), null);
  });

  it('is what its jobs are known to take, however few of them ended', () => {
    const estimate = new Estimate();
    estimate.planned([100, 2, 2, 2]);
    estimate.started(100);
    assert.equal(estimate.left([{ expectedSeconds: 100, seconds: 40 }], 2), 33);
    estimate.ended(100, 100);
    assert.equal(estimate.left([], 2), 3);
    for (const _ of [1, 2, 3]) estimate.started(2);
    assert.equal(estimate.left([{ expectedSeconds: 2, seconds: 9 }], 2), 0);
  });

  it('follows the pace of the machine', () => {
    const estimate = new Estimate();
    estimate.planned([10, 20, 40]);
    estimate.started(10);
    estimate.ended(10, 15);
    estimate.started(20);
    assert.equal(estimate.left([{ expectedSeconds: 20, seconds: 10 }], 1), 80);
  });

  it('takes others for the mean of their like, and of the known while none of them ended', () => {
    const estimate = new Estimate();
    estimate.planned([10, null, null, null]);
    estimate.started(10);
    estimate.ended(10, 10);
    assert.equal(estimate.left([], 1), 30);
    estimate.started(null);
    estimate.ended(null, 4);
    assert.equal(estimate.left([], 1), 8);
  });

  it('counts what was cut as waiting, and what goes on in two parts once', () => {
    const estimate = new Estimate();
    estimate.planned([60]);
    estimate.started(60);
    estimate.cut(60);
    assert.equal(estimate.left([], 1), 60);
    for (const _ of [1, 2]) estimate.started(60);
    assert.equal(estimate.left([], 1), 0);
  });
});
