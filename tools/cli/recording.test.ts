import assert from 'node:assert/strict';
import { mayBeKnown } from '../warm/again.ts';
import { recordingChoice } from './recording.ts';
import { sampled } from './replay-proofs.ts';

describe('what is taken from the record and written into it', () => {
  it('is nothing unless somebody says so, and then that of the commit that is checked out', () => {
    assert.deepEqual(recordingChoice({ resume: true }), { base: undefined, record: false });
    assert.deepEqual(recordingChoice({ changed: true, resume: true }), { base: 'HEAD', record: false });
    assert.deepEqual(recordingChoice({ changed: true, base: 'main', record: true }), { base: 'main', record: true });
  });

  it('is refused where it contradicts itself', () => {
    const code = 'ASY-PROOF-04';
    assert.throws(() => recordingChoice({ base: 'main' }), { code, exitCode: 2 });
    assert.throws(() => recordingChoice({ changed: true, resume: false }), { code, exitCode: 2 });
  });

  it('is never said again from an earlier run', () => {
    assert.ok(mayBeKnown(['run']));
    for (const word of ['--changed', '--record', '--base', '--base=main']) assert.ok(!mayBeKnown(['run', word]), word);
  });

  it('is looked at in samples that a seed decides, and in whole without one', () => {
    const all = Array.from({ length: 50 }, (_, at) => `P-${at}`);
    const some = (size: number | undefined, seed: string) => sampled(all, (one) => one, size, seed);
    assert.deepEqual(some(undefined, ''), all);
    assert.deepEqual(
      some(5, 'a'),
      sampled(all.toReversed(), (one) => one, 5, 'a'),
    );
    assert.equal(new Set([...some(5, 'a'), ...some(5, 'b')]).size > 5, true);
    assert.deepEqual(some(80, 'a').toSorted(), all.toSorted());
  });
});
