import assert from 'node:assert/strict';
import { affectedLines } from './affected.ts';
import { obligation } from './fake-engine.ts';

describe('affected', () => {
  it('is named by property, with how often each engine is asked', () => {
    const of = (property: string, engine: string) => obligation(`${property}/${engine}`, { property, engine });
    assert.deepEqual(affectedLines([of('B', 'halmos'), of('A', 'smt'), of('B', 'forge'), of('B', 'halmos')]), [
      'affected: 4 verdicts of 2 properties',
      '  A  smt 1',
      '  B  forge 1, halmos 2',
    ]);
    assert.deepEqual(affectedLines([]), ['affected: nothing']);
  });

  it('is counted beyond what anybody reads', () => {
    const many = Array.from({ length: 33 }, (_, index) => obligation(`${index}`, { property: `P${100 + index}` }));
    const lines = affectedLines(many);
    assert.deepEqual(
      [lines.length, lines[0], lines.at(-1)],
      [22, 'affected: 33 verdicts of 33 properties', '  and 13 more properties'],
    );
  });
});
