import assert from 'node:assert/strict';
import { readRecord, recordText } from './record.ts';
import type { Judgement, Mutation } from './schema.ts';

function judged(line: number, fate: Judgement['fate']): Judgement {
  const killer = {
    property: 'BOX-001',
    engine: 'forge',
    obligation: 'BOX-001/forge',
    detail: 'it panics',
    harness: 'h',
  };
  return {
    mutant: {
      ...{ id: `Box/f/L${line}/comparison/0123456789ab`, contract: 'Box', file: 'Box.sol', function: 'f' },
      ...{ operator: 'comparison', by: 'assay', original: '<', replacement: '<=\n' },
      ...{ start: { line, column: 1 }, end: { line, column: 2 } },
    },
    ...{ fate, killers: fate === 'killed' ? [killer] : [], asked: ['BOX-001'], cause: null, seconds: { forge: 1.5 } },
  };
}

const box = {
  ...{ contract: 'Box', generated: 3, by: { assay: 1, gambit: 2 }, sameText: 0, notCompiled: 0, sameCode: 0 },
  ...{ duplicate: 1, distinct: 2 },
};
const campaign: Mutation = {
  ...{ schema: 1, digest: 'd', command: 'npx assay mutate --sample 2', sample: 2, yields: [box] },
  judgements: [judged(7, 'killed'), judged(9, 'survived')],
};

describe('the committed campaign', () => {
  it('is a line for each mutant, in one order, and is read as it was written', () => {
    const text = recordText(campaign);
    assert.equal(text.split('\n').length, 4);
    assert.equal(recordText({ ...campaign, judgements: campaign.judgements.toReversed() }), text);
    assert.deepEqual(readRecord(text), { ...campaign, recorded: true });
  });

  it('is refused where it contradicts itself, by the line', () => {
    const text = recordText(campaign);
    assert.throws(() => readRecord(text.replace('"survived"', '"killed"')), /^Error: line 3: killed, with 0 killers$/u);
    assert.throws(
      () => readRecord(text.replace('"killed"', '"survived"')),
      /^Error: line 2: survived, with 1 killers$/u,
    );
    assert.throws(() => readRecord(text.replace('/L9/', '/L7/')), /stands in it twice/u);
  });

  it('is refused where it cannot be read, by the line', () => {
    const text = recordText(campaign);
    assert.throws(() => readRecord(''), /^Error: line 1: /u);
    assert.throws(() => readRecord(text.slice(0, -9)), /^Error: line 3: /u);
    assert.throws(() => readRecord(text.replace('"mutants"', '"journal"')), /^Error: line 1: /u);
    assert.throws(() => readRecord(text.replace('"forge":1.5', '"forge":"soon"')), /^Error: line 2: /u);
  });
});
