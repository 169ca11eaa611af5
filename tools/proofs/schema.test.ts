import assert from 'node:assert/strict';
import { limits, obligation } from '../run/fake-engine.ts';
import { digestsOf, type Proof, proofsText, readProofs } from './schema.ts';

const parts = { harness: 'h', bytecode: 'b', engineVersion: '1', adapter: 'a', limits };

function proof(id: string, changes: Partial<Proof> = {}): Proof {
  const digests = digestsOf({ ...parts, obligation: obligation(id) });
  const said = { claim: 'holds', strength: 'proved', bounds: [] } as const;
  return { obligation: id, engine: 'fake', role: 'claim', ...said, bounds: [], version: '1', ...digests, ...changes };
}

describe('the file of proofs', () => {
  const text = proofsText([proof('B'), proof('A'), proof('C', { claim: 'violated', strength: null, role: 'twin' })]);

  it('has the same bytes for the same verdicts, in whatever order, and reads back', () => {
    const read = readProofs(text, 'x');
    assert.deepEqual([...read.keys()], ['A', 'B', 'C']);
    assert.equal(proofsText([...read.values()].reverse()), text);
    assert.equal(text.split('\n').length, 5);
  });

  it('says nothing of time or machine', () => {
    assert.deepEqual(Object.keys(JSON.parse(text.split('\n')[1] ?? '')), [
      ...['obligation', 'engine', 'role', 'claim', 'strength', 'bounds', 'version', 'key', 'parts'],
    ]);
  });

  const [head = '', a = '', b = '', c = ''] = text.split('\n');
  const file = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const bad: Readonly<Record<string, readonly [text: string, line: number]>> = {
    'a torn end': [text.slice(0, -2), 4],
    'no header': [file(a, b), 1],
    'another schema': [file(head.replace('1', '2'), a), 1],
    'no JSON': [file(head, a, 'x'), 3],
    'another order': [file(head, b, a), 3],
    'a line twice, of which the second could say otherwise': [file(head, a, a.replace('proved', 'sampled')), 3],
    'a field twice, of which a reader sees one': [file(head, a.replace('"claim"', '"claim":"violated","claim"')), 2],
    'another spelling': [file(head, a.replace(',', ', ')), 2],
    'a field more': [file(head, a.replace('{"obl', '{"x":1,"obl')), 2],
    'an empty line': [file(head, '', a), 2],
    'no key': [file(head, a.replace(/"key":"[0-9a-f]{64}"/u, '"key":""')), 2],
    'holds without strength': [file(head, a.replace('"proved"', 'null')), 2],
    'proved within bounds': [file(head, a.replace('"bounds":[]', '"bounds":["x"]')), 2],
    'bounded by nothing': [file(head, a.replace('proved', 'bounded')), 2],
    'violated with a strength': [file(head, c.replace('"strength":null', '"strength":"proved"')), 2],
    'no answer': [file(head, a.replace('holds', 'unknown')), 2],
  };
  for (const [name, [damaged, line]] of Object.entries(bad))
    it(`is refused with its line: ${name}`, () => {
      assert.notEqual(damaged, text);
      assert.throws(() => readProofs(damaged, 'x'), {
        code: 'ASY-PROOF-01',
        message: new RegExp(`^line ${line} of x `, 'u'),
      });
    });
});
