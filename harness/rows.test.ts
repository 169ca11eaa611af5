import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { property, suite } from '../properties/define.ts';
import { properties, rows } from '../properties/registry.ts';
import type { Property, Row } from '../properties/schema.ts';
import { readDefinitions } from './definitions.ts';
import { rowGaps, rowsPage } from './rows.ts';

function known(id: string, wanted: Property['wanted'], engines: readonly string[]): Property {
  return property({
    id,
    title: id,
    contract: 'Model',
    kind: 'model',
    breaks: 'nothing',
    source: suite('sample'),
    wanted,
    engines,
    check: { form: 'smt', file: 'one.smt2', twin: 'one.twin.smt2' },
  });
}

const all = [
  known('A-P-001', 'proved', ['halmos']),
  known('A-B-001', 'bounded', ['halmos', 'forge']),
  known('A-F-001', 'sampled', ['forge']),
  known('A-S-001', 'sampled', ['halmos']),
];

function row(wanted: Row['wanted'], ids: readonly string[], more: Partial<Row> = {}): Row {
  return { contract: 'A', statement: 'one is one', kinds: ['unit'], wanted, properties: ids, ...more };
}

const gaps = (...some: readonly Row[]): readonly string[] => rowGaps(some, all);

describe('rows of the specification', () => {
  it('are stood for by properties that want as much or more', () => {
    assert.deepEqual(gaps(row(['proved'], ['A-F-001', 'A-P-001'])), []);
    assert.deepEqual(gaps(row(['bounded'], ['A-B-001'])), []);
    assert.deepEqual(gaps(row(['bounded'], ['A-P-001'])), []);
    assert.deepEqual(gaps(row(['proved', 'sampled'], ['A-P-001', 'A-F-001'])), []);
    assert.deepEqual(gaps(row(['proved', 'bounded'], ['A-P-001'])), []);
    assert.deepEqual(gaps(row(['bounded', 'sampled'], ['A-B-001'])), []);
  });

  it('fail without a property, with an unknown one, and with one named twice', () => {
    assert.deepEqual(gaps(row(['proved'], [])), ['the row "A: one is one" names no property']);
    assert.deepEqual(gaps(row(['proved'], ['A-P-001', 'A-P-009'])), [
      'the row "A: one is one" names A-P-009, which is no property',
    ]);
    assert.deepEqual(gaps(row(['proved'], ['A-P-008', 'A-P-009'])), [
      'the row "A: one is one" names A-P-008, A-P-009, which are no property',
    ]);
    assert.deepEqual(gaps(row(['proved'], ['A-P-001', 'A-P-001'])), ['the row "A: one is one" names A-P-001 twice']);
    assert.deepEqual(gaps(row([], ['A-P-001'])), ['the row "A: one is one" wants nothing']);
  });

  it('fail when none of their properties wants what they do', () => {
    assert.deepEqual(gaps(row(['proved'], ['A-B-001', 'A-F-001'])), [
      'the row "A: one is one" must be proved, and none of its properties wants that',
    ]);
    assert.deepEqual(gaps(row(['bounded'], ['A-F-001'])), [
      'the row "A: one is one" must be bounded, and none of its properties wants that',
    ]);
    // A proof is no campaign, and what another engine samples is not forge's.
    for (const ids of [['A-P-001'], ['A-P-001', 'A-S-001']])
      assert.deepEqual(gaps(row(['proved', 'sampled'], ids)), [
        'the row "A: one is one" must be sampled by forge, and none of its properties wants that',
      ]);
  });

  it('may say why they are short, and only when they are', () => {
    assert.deepEqual(gaps(row(['proved'], ['A-B-001'], { shortfall: 'no answer in 300 s' })), []);
    assert.deepEqual(gaps(row(['proved'], ['A-P-001'], { shortfall: 'no answer in 300 s' })), [
      'the row "A: one is one" has a shortfall, and its properties want all that it does',
    ]);
    assert.equal(gaps(row(['proved'], [], { shortfall: 'no answer in 300 s' })).length, 1);
    assert.equal(gaps(row(['proved'], ['A-P-009'], { shortfall: 'no answer in 300 s' })).length, 1);
  });

  it('are told apart by contract and statement', () => {
    const one = row(['proved'], ['A-P-001']);
    assert.deepEqual(gaps(one, { ...one, contract: 'B' }), []);
    assert.deepEqual(gaps(one, one), ['the row "A: one is one" is there twice']);
  });

  it('are shown with what is missing or short', () => {
    const short = {
      ...known('A-P-002', 'proved', ['halmos']),
      shortfall: { reaches: 'bounded', reason: 'x' } as const,
    };
    const page = rowsPage(
      [
        row(['proved', 'sampled'], ['A-P-001', 'A-P-002', 'A-P-009'], { open: 'half | of it' }),
        row(['proved'], [], { shortfall: 'no answer' }),
      ],
      [...all, short],
    );
    assert.deepEqual(page.split('\n').slice(-3), [
      '| A | one is one. Open: half \\| of it | unit | proved, sampled | A-P-001, A-P-002 (reaches bounded), A-P-009 (missing) |',
      '| A | one is one. Short: no answer | unit | proved | none |',
      '',
    ]);
  });

  it('are all stood for by the catalogue', () => {
    assert.equal(rows.length, 36);
    assert.deepEqual(rowGaps(rows, properties), []);
  });

  it('make no property: none is defined where they name it', () => {
    const files = readDefinitions(resolve(import.meta.dirname, '..')).map(({ file }) => file);
    assert.ok(!files.includes('properties/flat/rows.ts'));
  });
});
