import assert from 'node:assert/strict';
import { LinkProblem } from '../harness/problem.ts';
import { allCodes, errors, renderError, sanitise } from './errors.ts';
import { setupProblems } from './setup/problems.mjs';

describe('errors', () => {
  it('never repeats a code', () => {
    const codes = allCodes();
    assert.equal(new Set(codes).size, codes.length);
  });

  it('numbers each area from 01 without gaps', () => {
    const areas = new Map<string, number[]>();
    for (const code of allCodes()) {
      const parts = /^ASY-([A-Z]+)-(\d{2})$/u.exec(code);
      assert.ok(parts, code);
      const [, area = '', number = ''] = parts;
      areas.set(area, [...(areas.get(area) ?? []), Number(number)]);
    }
    for (const [area, numbers] of areas) {
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        numbers.map((_, index) => index + 1),
        area,
      );
    }
  });

  it('renders a known error as one line', () => {
    assert.deepEqual(renderError(errors.toolMissing('halmos', 'npm start')), {
      text: 'error ASY-TOOL-02: halmos was not found. Fix: npm start.',
      exitCode: 2,
    });
    assert.equal(renderError(errors.badOption('a\nb', 'c')).text.split('\n').length, 1);
    assert.equal(renderError(setupProblems.notSetUp('node_modules')).exitCode, 2);
    assert.equal(renderError(errors.interrupted(1, 2)).exitCode, 130);
    assert.match(renderError(new LinkProblem('docs')).text, /^error ASY-DISK-02: docs is a link to another place/u);
  });

  it('shows the stack of an unknown error and where the log is', () => {
    const { text, exitCode } = renderError(new TypeError('odd'), '.assay/run.log');
    assert.match(text, /TypeError: odd\n\s+at /u);
    assert.match(text, /\.assay\/run\.log/u);
    assert.equal(exitCode, 2);
    assert.match(renderError('thrown text').text, /^thrown text/u);
  });

  it('makes control and direction characters visible', () => {
    assert.equal(sanitise('a\u001b[2Jb\u202ec\u0000\r'), 'a\ufffd[2Jb\ufffdc\ufffd\ufffd');
    assert.equal(sanitise('é ∀x\tü\n'), 'é ∀x\tü\n');
    assert.ok(!renderError(new Error('\u001b]0;title\u0007')).text.includes('\u001b'));
  });
});
