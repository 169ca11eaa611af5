import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sealed, unsealed } from './sealed.ts';

describe('a sealed result', () => {
  it('is what was sealed', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const result = JSON.parse(text) as unknown;
        assert.deepEqual(unsealed(sealed(result))?.result, result);
      }),
      { seed: 3 },
    );
  });

  it('is none when anything in it is other than it was', () => {
    const text = sealed({
      answers: [
        { a: 1, claim: 'unknown' },
        { a: 1, claim: 'holds' },
      ],
    });
    for (const [from, to] of [
      ['"a": 1', '"a": 2'],
      ['"unknown"', '"unknown", "claim": "holds"'],
      ['"result"', '"more": 1, "result"'],
      ['"answers"', '"__proto__": {}, "answers"'],
    ] as const) {
      assert.ok(text.includes(from));
      assert.equal(unsealed(text.replace(from, to)), null, to);
    }
    for (const other of ['', 'null', '{}', '[]', '"', `${text}${text}`, text.slice(1)])
      assert.equal(unsealed(other), null);
  });

  it('is none with its lines in another order', () => {
    const text = sealed({ first: ['x', 'y'], second: ['z'] });
    const lines = text.split('\n');
    for (const from of lines.keys()) {
      const [line = ''] = lines.slice(from, from + 1);
      for (const to of lines.keys()) {
        const moved = lines.toSpliced(from, 1).toSpliced(to, 0, line).join('\n');
        const doubled = lines.toSpliced(to, 0, line).join('\n');
        for (const one of [moved, doubled]) {
          if (JSON.stringify(safely(one)) !== JSON.stringify(safely(text))) assert.equal(unsealed(one), null, one);
        }
      }
    }
  });
});

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
