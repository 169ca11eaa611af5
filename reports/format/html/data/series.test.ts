import assert from 'node:assert/strict';
import { aStep } from '../../../__fixtures__/huge.ts';
import { seriesOf } from './series.ts';

const steps = Array.from({ length: 40_000 }, (_, at) => aStep(at));

describe('watched quantities', () => {
  it('are lines over the steps that say them', () => {
    const [alpha, price] = seriesOf(steps.slice(0, 12));
    assert.equal(alpha?.name, 'alpha');
    assert.deepEqual(
      price?.points.map(({ step, value, human }) => [step, value, human]),
      [
        [0, 1000, '1000 wei'],
        [4, 1004, '1004 wei'],
        [8, 1008, '1008 wei'],
      ],
    );
    assert.equal(price?.of, 3);
  });

  it('are thinned without losing the first, the last, the lowest or the highest', () => {
    const [, price] = seriesOf(steps);
    assert.ok(price && price.points.length <= 410 && price.of === 10_000);
    const all = steps.flatMap(({ watches }) => (watches['price'] ? [Number(watches['price'].value)] : []));
    const kept = price.points.map(({ value }) => value);
    assert.equal(kept[0], all[0]);
    assert.equal(kept.at(-1), all.at(-1));
    assert.equal(Math.max(...kept), Math.max(...all));
    assert.equal(Math.min(...kept), Math.min(...all));
  });

  it('leave out what is no number', () => {
    assert.deepEqual(seriesOf([{ ...aStep(0), watches: { odd: { value: '<svg>', human: 'x' } } }]), []);
  });
});
