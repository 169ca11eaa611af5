import assert from 'node:assert/strict';
import type { Step } from '../../schema.ts';
import { inBrief, mostOfExample } from './brief.ts';

function aStep(over: Partial<Step> = {}): Step {
  const nothing = { inputs: [], outputs: [], value: '0', reason: null, changes: [], watches: {} };
  return { depth: 0, kind: 'call', caller: 'Bob', target: 'Box', signature: 'f()', result: 'ok', ...nothing, ...over };
}

describe('an execution in brief', () => {
  it('is as it was where it is short', () => {
    const steps = [aStep(), aStep({ kind: 'event' })];
    assert.deepEqual(inBrief({ steps }), { steps });
    assert.deepEqual(inBrief({}), {});
    assert.deepEqual(inBrief({ steps: [] }), { steps: [] });
  });

  it('has no cheatcodes, and counts them among what is left out', () => {
    const steps = [aStep(), aStep({ kind: 'cheat' }), aStep({ signature: 'g()' })];
    assert.deepEqual(inBrief({ steps, stepsLeftOut: 5 }), { steps: [steps[0], steps[2]], stepsLeftOut: 6 });
  });

  it('keeps the first and the last steps, fewer where they are long', () => {
    const long = Array.from({ length: 200 }, (_, at) => aStep({ signature: `f${at}()` }));
    const { steps = [], stepsLeftOut } = inBrief({ steps: long });
    assert.deepEqual([steps.length, stepsLeftOut], [mostOfExample, 200 - mostOfExample]);
    assert.deepEqual([steps[0]?.signature, steps.at(-1)?.signature], ['f0()', 'f199()']);
    const heavy = long.map((one) => ({ ...one, reason: 'x'.repeat(10_000) }));
    const less = inBrief({ steps: heavy });
    assert.ok((less.steps?.length ?? 0) > 0 && JSON.stringify(less).length < 70_000);
    assert.equal((less.steps?.length ?? 0) + (less.stepsLeftOut ?? 0), 200);
    const [huge] = heavy.map((one) => ({ ...one, reason: 'x'.repeat(100_000) }));
    assert.deepEqual(inBrief({ steps: huge ? [huge] : [] }), { steps: [], stepsLeftOut: 1 });
  });
});
