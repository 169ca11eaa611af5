/** Which mutants are asked about, which judgements still count, and what the figures make of them. */
import assert from 'node:assert/strict';
import { sort } from './equivalence.ts';
import { editOf, readMutants } from './gambit.ts';
import { asObligations, claimsOf, huntsOf } from './hunt.ts';
import { basisFor, noteKey, stillCounts } from './kept.ts';
import { judgementOf, nothing } from './kill.ts';
import { withoutSameText } from './mutants.ts';
import { spread } from './sample.ts';
import type { Judgement, Killer, Mutant, Mutation } from './schema.ts';
import { allNoticed, contractScores, propertyScores } from './score.ts';
import { summaryOf } from './summary.ts';
import { explainedBy, readTriage, withTriage } from './triage.ts';
import { unnoticedTexts } from './words.ts';

function aMutant(over: Partial<Mutant> = {}): Mutant {
  const start = { line: 3, column: 5 };
  const rest = { operator: 'comparison', by: 'assay' as const, start, end: { line: 3, column: 9 } };
  const texts = { original: 'a < b', replacement: 'a <= b' };
  return {
    id: 'Box/f/L3/comparison/0123456789ab',
    contract: 'Box',
    file: 'src/Box.sol',
    function: 'f',
    ...rest,
    ...texts,
    ...over,
  };
}

function aKiller(property: string, harness = 'h'): Killer {
  return {
    property,
    engine: 'forge',
    obligation: `${property}/forge/deep`,
    detail: 'fails after call 1 of 1',
    harness,
  };
}

function aJudgement(fate: Judgement['fate'], over: Partial<Judgement> = {}): Judgement {
  return { mutant: aMutant(), fate, killers: [], asked: ['A', 'B'], cause: null, seconds: { forge: 2 }, ...over };
}

const counts = { notCompiled: 1, sameCode: 2, duplicate: 3, distinct: 4, sameText: 5 };
const yielded = { contract: 'Box', generated: 15, by: { assay: 10, gambit: 5 }, ...counts };

describe('mutants', () => {
  it('that do not compile, or to code that is known, are dropped and counted', () => {
    const candidates = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ mutant: aMutant({ id: text }), text }));
    const { distinct, counts: found } = sort(candidates, ['x', null, 'original', 'x', 'y'], 'original');
    assert.deepEqual(found, { notCompiled: 1, sameCode: 1, duplicate: 1, distinct: 2 });
    assert.deepEqual(
      distinct.map(({ mutant }) => mutant.id),
      ['a', 'e'],
    );
    assert.equal(withoutSameText([...candidates, ...candidates]).length, 5);
  });

  it('are drawn over functions and operators, always the same', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      mutant: aMutant({ id: `m${at}`, function: at < 10 ? 'f' : 'g', operator: at === 0 ? 'rounding' : 'comparison' }),
    }));
    const order = spread(many, 'seed').map(({ mutant }) => mutant);
    assert.deepEqual(
      order,
      spread(many.toReversed(), 'seed').map(({ mutant }) => mutant),
    );
    const kinds = order.slice(0, 3).map((one) => `${one.function} ${one.operator}`);
    assert.deepEqual(kinds.sort(), ['f comparison', 'f rounding', 'g comparison']);
    assert.notDeepEqual(
      order,
      spread(many, 'another').map(({ mutant }) => mutant),
    );
  });

  it('of Gambit are the change that it made, without its note', () => {
    const results = JSON.stringify([{ id: '1', description: 'BinaryOpMutation', name: 'm/1.sol' }]);
    const changed = 'a;\n    /// BinaryOpMutation(`+` |==> `-`) of: `x + y;`\n    x - y;\n';
    assert.deepEqual(
      readMutants(results, () => changed),
      [{ operator: 'binary-op', text: 'a;\n    x - y;\n' }],
    );
    assert.deepEqual(editOf('× a + b;', '× a - b;'), { start: 5, end: 6, text: '-' });
    assert.equal(editOf('a', 'a'), null);
    assert.deepEqual(editOf('aa', 'aaa'), { start: 2, end: 2, text: 'a' });
    assert.throws(() => readMutants('{}', () => ''));
  });
});

describe('a hunt', () => {
  const claim = (property: string, scenario: string) => ({
    id: `${property}/forge/${scenario}`,
    property,
    rev: 1,
    engine: 'forge',
    role: 'claim' as const,
    of: [],
    ceiling: 'sampled' as const,
    bounds: [],
    entry: {
      in: 'solidity' as const,
      file: 'g/BOX.t.sol',
      contract: `BOX_Forge_${scenario}`,
      function: `invariant_${property}`,
    },
  });
  const [hunt, ...others] = huntsOf([
    claim('A', 'Deep'),
    claim('B', 'Deep'),
    claim('A', 'Flat'),
    { ...claim('C', 'Deep'), role: 'canary' },
  ]);

  it('asks every claim of its file, and no canary', () => {
    assert.ok(hunt);
    assert.equal(others.length, 0);
    assert.deepEqual(hunt.contracts, ['BOX_Hunt_Deep', 'BOX_Hunt_Flat']);
    assert.match(
      hunt.content,
      /contract BOX_Hunt_Deep is BOX_Forge_Deep \{[^}]*this\.invariant_A\(\);\s*this\.invariant_B\(\);/u,
    );
    assert.doesNotMatch(hunt.content, /invariant_C/u);
    assert.deepEqual(
      asObligations(hunt).map(({ property, entry }) => [property, entry.in === 'solidity' && entry.file]),
      [
        ['', 'g/BOX_Hunt.t.sol'],
        ['', 'g/BOX_Hunt.t.sol'],
      ],
    );
    assert.deepEqual(
      claimsOf(hunt, 'BOX_Hunt_Flat').map(({ id }) => id),
      ['A/forge/Flat'],
    );
  });
});

describe('a judgement', () => {
  const found = { killers: [aKiller('A')], asked: ['A'], trouble: null, searched: true };

  it('is a kill only by a killer, and survival only where executions were looked through', () => {
    const fate = (...stages: Parameters<typeof judgementOf>[1]) => judgementOf({ mutant: aMutant() }, stages, {}).fate;
    assert.equal(fate(nothing, found), 'killed');
    assert.equal(fate({ ...nothing, asked: ['S'] }), 'undecided');
    assert.equal(fate({ ...nothing, searched: true, asked: ['A'] }), 'survived');
    assert.equal(fate({ ...nothing, searched: true, trouble: 'timeout' }), 'undecided');
    assert.equal(fate({ ...nothing, trouble: 'setUp failed', unlaunchable: true }), 'unlaunchable');
    assert.equal(fate({ ...nothing, trouble: 'setUp failed', unlaunchable: true }, found), 'killed');
  });

  it('of an earlier run counts while its killer stands, and survival while nothing changed', () => {
    const other = aMutant({ id: 'another name' });
    const stands = ({ property, harness }: Killer): boolean => property === 'A' && harness === 'h';
    const killed = { judgement: aJudgement('killed', { killers: [aKiller('A'), aKiller('B')] }), basis: 'old' };
    assert.deepEqual(stillCounts(killed, other, { bases: ['new'], stands, whole: false })?.killers, [aKiller('A')]);
    assert.equal(stillCounts(killed, other, { bases: ['new'], stands, whole: false })?.mutant.id, 'another name');
    assert.equal(stillCounts(killed, other, { bases: ['new'], stands, whole: true }), null);
    assert.equal(stillCounts(killed, other, { bases: ['old'], stands, whole: true })?.fate, 'killed');
    const gone = { judgement: aJudgement('killed', { killers: [aKiller('A', 'older')] }), basis: 'new' };
    assert.equal(stillCounts(gone, other, { bases: ['new'], stands, whole: false }), null);
    const survived = { judgement: aJudgement('survived'), basis: 'old' };
    assert.equal(stillCounts(survived, other, { bases: ['new'], stands, whole: false }), null);
    assert.equal(stillCounts(survived, other, { bases: ['old'], stands, whole: false })?.fate, 'survived');
    assert.equal(stillCounts(undefined, other, { bases: ['old'], stands, whole: false }), null);
    const briefly = { ...survived, basis: basisFor('old', true) };
    assert.equal(stillCounts(briefly, other, { bases: ['old'], stands, whole: false }), null);
    assert.equal(
      stillCounts(briefly, other, { bases: ['old', briefly.basis], stands, whole: false })?.fate,
      'survived',
    );
    assert.notEqual(noteKey('Box', 'c'), noteKey('Bax', 'c'));
  });
});

describe('figures', () => {
  const judgements = [
    aJudgement('killed', { killers: [aKiller('A'), aKiller('B')] }),
    aJudgement('killed', { killers: [aKiller('A')] }),
    aJudgement('survived'),
    aJudgement('undecided', { cause: 'timeout' }),
    aJudgement('unlaunchable'),
    aJudgement('equivalent', { cause: 'because' }),
  ];
  const mutation: Mutation = {
    schema: 1,
    digest: '',
    command: 'npx assay mutate',
    sample: null,
    yields: [yielded],
    judgements,
  };

  it('count what was dropped, and what nobody could judge as survived', () => {
    const [score] = contractScores(mutation);
    assert.deepEqual(score, {
      contract: 'Box',
      mutants: 15,
      equivalent: 3,
      notCompiled: 1,
      duplicate: 8,
      asked: 6,
      killed: 2,
      survived: 2,
      undecided: 1,
      unlaunchable: 1,
      score: 0.5,
      seconds: 12,
    });
  });

  it('are not all noticed where one lives, and where there was none to be noticed', () => {
    assert.equal(allNoticed([{ survived: 0, score: 1 }]), true);
    assert.equal(
      allNoticed([
        { survived: 0, score: 1 },
        { survived: 1, score: 0.9 },
      ]),
      false,
    );
    assert.equal(
      allNoticed([
        { survived: 0, score: 1 },
        { survived: 0, score: null },
      ]),
      false,
    );
    assert.equal(allNoticed([]), false);
  });

  it('fall when a property is taken out of the catalogue', () => {
    const killed = (ids: readonly string[]) =>
      propertyScores(judgements, ids).reduce((sum, one) => sum + one.killed, 0);
    assert.deepEqual(propertyScores(judgements, ['B', 'A', 'C']), [
      { property: 'A', asked: 6, killed: 2, alone: 1 },
      { property: 'B', asked: 6, killed: 1, alone: 0 },
      { property: 'C', asked: 0, killed: 0, alone: 0 },
    ]);
    assert.ok(killed(['A']) < killed(['A', 'B']));
    const without = summaryOf(mutation, ['B'], (id) => id !== 'A');
    assert.deepEqual([without.contracts[0]?.killed, without.contracts[0]?.survived], [1, 3]);
    assert.match(without.open[0]?.cause ?? '', /not shown of the original alone: A/u);
  });

  it('name what each property kills, those that nothing else kills first, and not more than can be read', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      aJudgement('killed', {
        mutant: aMutant({ id: `Box/f/L3/comparison/${at + 10}` }),
        killers: at === 20 ? [aKiller('A')] : [aKiller('A'), aKiller('B')],
      }),
    );
    const [a, b] = summaryOf({ ...mutation, judgements: many }, ['A', 'B']).properties;
    assert.deepEqual([a?.killed, a?.kills.length, b?.killed, b?.kills.length], [30, 8, 29, 8]);
    const change = 'src/Box.sol:3: a < b → a <= b';
    assert.deepEqual(a?.kills.slice(0, 2), [
      { id: 'Box/f/L3/comparison/30', change, alone: true },
      { id: 'Box/f/L3/comparison/10', change, alone: false },
    ]);
    assert.ok(b?.kills.every(({ alone }) => !alone));
  });

  it('say what goes unnoticed, and that nothing was measured', () => {
    const texts = unnoticedTexts(summaryOf(mutation, ['A', 'B']));
    assert.deepEqual(texts.length, 1);
    assert.match(texts[0] ?? '', /Box: 2 of 4 mutants go unnoticed, 1 of them.*50\.0 % is less than the 95\.0 %/u);
    assert.match(unnoticedTexts(null)[0] ?? '', /npx assay mutate/u);
    const recorded = unnoticedTexts(summaryOf({ ...mutation, recorded: true }, ['A', 'B']));
    assert.match(recorded[0] ?? '', /assay\.mutants records; it was not measured/u);
    assert.deepEqual(recorded.slice(1), texts);
  });
});

describe('a mutant that somebody looked at', () => {
  const name = 'Box/f/L9/comparison/0123456789ab';
  const file = (over = ''): string =>
    `[[equivalent]]\nmutants = ["${name}"]\nreason = "The two are never equal here, by A."\nowner = "somebody"\nuntil = "2030-01-01"\n${over}`;
  const known = { ids: [aMutant().id], contracts: ['Box'], today: '2026-01-01' };

  it('is one by a reason that somebody stands for, wherever it stands in the file', () => {
    const [one] = withTriage([aJudgement('survived')], readTriage(file()), known);
    assert.equal(one?.fate, 'equivalent');
    assert.match(one?.cause ?? '', /never equal.*somebody, until 2030-01-01/u);
    assert.deepEqual(readTriage(null), []);
  });

  it('that an execution tells stays what it is, with why nobody need notice', () => {
    const explained = readTriage(file().replace('[[equivalent]]', '[[survives]]'));
    for (const fate of ['survived', 'undecided'] as const) {
      const [one] = withTriage([aJudgement(fate)], explained, known);
      assert.deepEqual([one?.fate, one?.cause?.includes('somebody, until 2030-01-01')], [fate, true]);
    }
    assert.throws(() => withTriage([], [...readTriage(file()), ...explained], known), { code: 'ASY-MUTANT-02' });
  });

  it('is asked with little time only where it counts as a survivor all the same', () => {
    const other = 'Box/f/L9/comparison/ba9876543210';
    const isExplained = explainedBy(
      readTriage(`${file()}${file().replace('[[equivalent]]', '[[survives]]').replace(name, other)}`),
    );
    assert.deepEqual([name, other, other.replace('L9', 'L3'), aMutant().id].map(isExplained), [
      false,
      true,
      true,
      false,
    ]);
  });

  it('is an error when it is gone, over, killed, or said badly', () => {
    const weighed = (judgement: Judgement, over: Partial<typeof known> = {}) =>
      withTriage([judgement], readTriage(file()), { ...known, ...over });
    const bad = { code: 'ASY-MUTANT-02' };
    assert.throws(() => weighed(aJudgement('survived'), { ids: [] }), bad);
    assert.throws(() => weighed(aJudgement('survived'), { today: '2030-01-02' }), bad);
    assert.throws(() => weighed(aJudgement('killed', { killers: [aKiller('A')] })), bad);
    assert.throws(() => withTriage([], readTriage(file(file())), known), bad);
    for (const text of [
      'x = ',
      file('more = 1'),
      file().replace('somebody', ''),
      file().replace('-01-01', '-02-31'),
      file().replace(name, 'Box'),
    ])
      assert.throws(() => readTriage(text), bad, text);
    assert.equal(weighed(aJudgement('survived'), { contracts: ['Other'], ids: [] })[0]?.fate, 'survived');
  });
});
