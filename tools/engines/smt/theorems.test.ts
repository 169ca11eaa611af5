import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readScript } from './smtlib.ts';

const folder = new URL('../../../specs/smt/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.smt2'));
const claims = files.filter((name) => !name.endsWith('.twin.smt2'));
const hint = '(define-fun product-not-negative ((u Int) (v Int)) Bool (=> (and (>= u 0) (>= v 0)) (>= (* u v) 0)))';

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

describe('the theorems of specs/smt', () => {
  it('are read from their folder', () => assert.ok(claims.length > 0));

  for (const name of claims) {
    it(`${name} states itself, whom it serves and why its numbers will do`, () => {
      const header = read(name).slice(0, read(name).indexOf('(set-logic'));
      assert.match(header, /^; \S/u);
      assert.match(header, /^; Serves/mu);
      assert.match(header, /^; Why (?:integers|reals): /mu);
    });

    it(`${name} has a twin`, () => assert.ok(files.includes(name.replace('.smt2', '.twin.smt2'))));

    it(`${name} supposes nothing but its premises and the one proved hint`, () => {
      const text = read(name);
      const unnamed = text.replace(hint, '');
      if (text.includes('(assert (product-not-negative')) assert.ok(text.includes(hint));
      assert.ok(!unnamed.includes('define-fun product-not-negative'));
    });
  }

  for (const name of files) {
    it(`${name} can be judged`, () => assert.deepEqual(readScript(read(name)).ok, true));
  }

  it('prove the hint that others use', () => {
    const text = read('mul-order.smt2');
    assert.ok(text.includes(`${hint}\n(assert (not (product-not-negative x y)))\n(check-sat)`));
  });
});
