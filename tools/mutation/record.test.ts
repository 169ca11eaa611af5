import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mutated } from './contracts.ts';
import { readRecord as readOf, recordFile, recordText } from './record.ts';
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

const readRecord = (text: string) => readOf(text, ['Box']);

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

  it('is refused where a line is missing, or one too many', () => {
    const [head = '', killed = '', survived = ''] = recordText(campaign).split('\n');
    const most = 'mutants of Box were asked about, and';
    assert.throws(() => readRecord(`${head}\n${killed}\n`), new RegExp(`^Error: 2 ${most} 1 stand in it$`, 'u'));
    assert.throws(() => readRecord(`${head}\n`), new RegExp(`^Error: 2 ${most} 0 stand in it$`, 'u'));
    const fewer = head.replace('"sample":2', '"sample":1');
    assert.throws(() => readRecord([fewer, killed, survived].join('\n')), new RegExp(`^Error: 1 ${most} 2`, 'u'));
    const all = head.replace('"sample":2', '"sample":null');
    assert.equal(readRecord([all, killed, survived].join('\n')).judgements.length, 2);
    const more = all.replace('"distinct":2', '"distinct":3');
    assert.throws(() => readRecord([more, killed, survived].join('\n')), new RegExp(`^Error: 3 ${most} 2`, 'u'));
  });

  it('is refused where a contract is missing, or one too many', () => {
    const text = recordText(campaign);
    assert.throws(() => readOf(text), /^Error: it is of Box, and not of RISE, /u);
    assert.throws(() => readOf(text, ['Box', 'Crate']), /^Error: it is of Box, and not of Box, Crate$/u);
    const without = recordText({ ...campaign, yields: [] });
    assert.throws(() => readRecord(without), /^Error: it is of no contract, and not of Box$/u);
    const twice = recordText({ ...campaign, yields: [box, box] });
    assert.throws(() => readRecord(twice), /^Error: it is of Box, Box, and not of Box$/u);
    const stray = text.replace('"contract":"Box","end"', '"contract":"Crate","end"');
    assert.throws(() => readRecord(stray), /^Error: line 2: Crate is none of its contracts$/u);
  });

  it('of the suite is whole', () => {
    const text = readFileSync(join(resolve(import.meta.dirname, '..', '..'), recordFile), 'utf8');
    assert.deepEqual(
      readOf(text).yields.map(({ contract }) => contract),
      mutated,
    );
    for (const fate of ['survived', 'killed', 'equivalent']) {
      const lines = text.split('\n').filter((line) => !line.includes(`"fate":"${fate}"`));
      assert.throws(() => readOf(lines.join('\n')), /were asked about, and/u, fate);
    }
    const other = text.split('\n').filter((line) => !line.includes('"contract":"Guardian","end"'));
    assert.throws(
      () => readOf(other.join('\n')),
      /^Error: 30 mutants of Guardian were asked about, and 0 stand in it$/u,
    );
  });
});
