import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTimes, type Times, timesAfter, timesFile, timesHere, timesText, writeTimes } from './times.ts';

describe('recorded times', () => {
  const held = (obligation: string, seconds: number) => ({ obligation, claim: 'holds' as const, run: { seconds } });
  const written = (seconds: number, before: Times = new Map()) =>
    timesAfter(before, new Set(['A']), [held('A', seconds)]).get('A');

  it('are powers of two, and stay while a job takes between half and twice as long', () => {
    assert.deepEqual(
      [0, 0.3, 1.2, 3, 5, 100, 190].map((seconds) => written(seconds)),
      [1, 1, 1, 4, 4, 128, 256],
    );
    const before = new Map([['A', 64]]);
    assert.deepEqual(
      [31, 32, 64, 128, 129].map((seconds) => written(seconds, before)),
      [32, 64, 64, 64, 128],
    );
  });

  it('are of answers that were found here, and of what is still asked', () => {
    const before = new Map([
      ['A', 8],
      ['gone', 8],
      ['taken', 8],
    ]);
    const known = new Set(['A', 'taken', 'silent', 'new']);
    const found = timesAfter(before, known, [
      { ...held('taken', 0), run: { seconds: 0, from: 'elsewhere' } },
      { ...held('silent', 60), claim: 'unknown' },
      held('new', 2),
    ]);
    assert.deepEqual(Object.fromEntries(found), { A: 8, taken: 8, new: 2 });
  });

  const text = timesText(
    new Map([
      ['B', 2],
      ['A', 1],
    ]),
  );

  it('have the same bytes in whatever order they were found, and read back', () => {
    assert.equal(
      text,
      '{"assay":"times","schema":1}\n{"obligation":"A","seconds":1}\n{"obligation":"B","seconds":2}\n',
    );
    assert.equal(timesText(readTimes(text)), text);
  });

  describe('in a folder', () => {
    let root = '';
    let said: string[] = [];
    const here = () => timesHere(root, (one) => said.push(one));
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'assay-times-'));
      said = [];
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it('are read as they were written, and none without a word where there is no file', () => {
      assert.equal(here().size, 0);
      writeTimes(root, readTimes(text));
      assert.deepEqual([here().get('B'), said], [2, []]);
    });

    const bad: Readonly<Record<string, readonly [text: string, line: number]>> = {
      'nothing in it': ['', 1],
      'another schema': [text.replace('1', '2'), 1],
      'marks of a merge': [text.replace('{"obligation":"B"', '<<<<<<< HEAD\n{"obligation":"B"'), 3],
      'less than no time': [text.replace('"seconds":2', '"seconds":-2'), 3],
      'no number': [text.replace('"seconds":1', '"seconds":1e999'), 2],
    };
    for (const [name, [damaged, line]] of Object.entries(bad))
      it(`are said to be unreadable, and are none: ${name}`, () => {
        writeFileSync(join(root, timesFile), damaged);
        assert.equal(here().size, 0);
        assert.equal(said.length, 1);
        assert.match(said[0] ?? '', new RegExp(`^line ${line} of assay\\.times `, 'u'));
      });
  });
});
