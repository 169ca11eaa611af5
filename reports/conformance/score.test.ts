import assert from 'node:assert/strict';
import type { Obligation } from '../../harness/schema.ts';
import { obligationsOf } from '../../tools/conformance/cases/case.ts';
import type { Truth } from '../../tools/conformance/truth.ts';
import type { Verdict } from '../../tools/schema.ts';
import { anEngine, aReplay, aWitness, holds, unknown, violated } from '../__fixtures__/build.ts';
import { type Grade, isWrong, points, scoresOf } from './score.ts';
import { page, scoreText, section, sectionsOf } from './table.ts';

const kinds = ['holds', 'violated', 'beyond', 'vacuous'] as const;
type Kind = (typeof kinds)[number];

const truth = new Map(
  kinds.map((kind): [string, Truth] => {
    const property = `${kind.toUpperCase()}-SAID-001`;
    const known = kind === 'beyond' ? 'violated' : kind;
    return [
      property,
      { property, contract: 'C', truth: known, beyond: kind === 'beyond' ? 'long loops' : '', claim: 'x' },
    ];
  }),
);

const entry = { in: 'smt', file: 'x.smt2' } as const;
const obligations = obligationsOf(
  'prover',
  'proved',
  'twin',
  [...truth.keys()].map((property) => ({ property, claim: entry, probe: entry })),
);
const records = [anEngine('prover', 'proved')];

type Say = (claim: Obligation, twin: Obligation) => readonly Verdict[];

const sane = (twin: Obligation): Verdict => violated(twin, aReplay('confirmed'));

const ways: Readonly<Record<string, Say>> = {
  proved: (claim, twin) => [holds(claim), sane(twin)],
  bounded: (claim, twin) => [holds(claim, { strength: 'bounded', bounds: ['loops cut at 4'] }), sane(twin)],
  sampled: (claim, twin) => [holds(claim, { strength: 'sampled', bounds: ['2400 calls'] }), sane(twin)],
  vacuous: (claim, twin) => [holds(claim), holds(twin)],
  'twin unknown': (claim, twin) => [holds(claim), unknown(twin)],
  violated: (claim, twin) => [violated(claim, aReplay('confirmed')), sane(twin)],
  'in a state': (claim, twin) => [violated(claim, aReplay('confirmed'), aWitness({ origin: 'state' })), sane(twin)],
  unconfirmed: (claim, twin) => [violated(claim, aReplay('mismatch')), sane(twin)],
  timeout: (claim, twin) => [unknown(claim), unknown(twin)],
  missing: () => [],
};

function scored(say: Say) {
  const verdicts = [...truth.keys()].flatMap((property) => {
    const [claim, twin] = obligations.filter((one) => one.property === property) as [Obligation, Obligation];
    return say(claim, twin);
  });
  const [score] = scoresOf({ truth, obligations, verdicts, engines: records });
  assert.ok(score);
  return score;
}

const silent: readonly [Grade, number] = ['silent', 0];
const limited: readonly [Grade, number] = ['limited', 0];
const badProof: readonly [Grade, number] = ['wrong', -32];
const badAlarm: readonly [Grade, number] = ['wrong', -16];
const alarm: readonly [Grade, number] = ['right', 1];

/** Of a claim that holds, is violated, is violated beyond a bound only, is true of nothing. */
const expected: Readonly<Record<string, readonly (readonly [Grade, number])[]>> = {
  proved: [['right', 2], badProof, badProof, badProof],
  bounded: [limited, badProof, limited, badProof],
  sampled: [limited, limited, limited, badProof],
  vacuous: [silent, silent, silent, ['right', 0]],
  'twin unknown': [silent, silent, silent, silent],
  violated: [badAlarm, alarm, alarm, badAlarm],
  'in a state': [silent, alarm, alarm, silent],
  unconfirmed: [silent, silent, silent, silent],
  timeout: [silent, silent, silent, silent],
  missing: [silent, silent, silent, silent],
};

describe('the score of an engine', () => {
  for (const [way, say] of Object.entries(ways)) {
    it(`that says ${way} of everything`, () => {
      const { marks, points: sum } = scored(say);
      const found = kinds.map((kind: Kind) => marks.find(({ property }) => property.startsWith(kind.toUpperCase())));
      assert.deepEqual(
        found.map((mark) => [mark?.grade, mark?.points]),
        expected[way],
      );
      assert.equal(
        sum,
        (expected[way] ?? []).reduce((total, [, earned]) => total + earned, 0),
      );
    });
  }

  it('costs more for one wrong proof than a corpus of proofs can earn', () => {
    assert.deepEqual(points, { proof: 2, alarm: 1, wrongProof: -32, wrongAlarm: -16 });
    assert.ok(isWrong(scored(ways['proved'] as Say)));
    assert.ok(!isWrong(scored(ways['timeout'] as Say)));
  });

  it('of one that was not run has no marks to be proud of', () => {
    const absent = [anEngine('prover', 'proved', { available: false, version: null, note: 'pip install prover' })];
    const verdicts = obligations.map((one) => unknown(one, 'tool-missing', 'not-run'));
    const [score] = scoresOf({ truth, obligations, verdicts, engines: absent });
    assert.deepEqual([score?.notRun, score?.points], ['pip install prover', 0]);
    assert.deepEqual(new Set(score?.marks.map(({ answer }) => answer)), new Set(['not run']));
    assert.match(scoreText(score === undefined ? [] : [score]), /not run: pip install prover/u);
  });

  it('is refused for a property that the corpus does not know', () => {
    assert.throws(
      () => scoresOf({ truth: new Map(), obligations, verdicts: [], engines: records }),
      /says nothing of/u,
    );
  });
});

describe('the scores as text', () => {
  it('mark what is wrong, and sum up', () => {
    const text = scoreText([scored(ways['proved'] as Say)]);
    assert.match(text, /^! VIOLATED-SAID-001 {2}proved {2}-32 {2}wrong/mu);
    assert.match(text, /^ {2}HOLDS-SAID-001 +proved {3}\+2 {2}right/mu);
    assert.match(text, /^prover +3 +1 +0 +0 +-94$/mu);
  });

  it('are kept by engine: those that were not run keep theirs', () => {
    const first = page([scored(ways['bounded'] as Say)], '');
    const other = first.replace('## prover', '## absent');
    const both = page([scored(ways['timeout'] as Say)], other);
    assert.deepEqual([...sectionsOf(both).keys()], ['absent', 'prover']);
    assert.equal(sectionsOf(both).get('absent'), sectionsOf(other).get('absent'));
    assert.equal(sectionsOf(both).get('prover'), section(scored(ways['timeout'] as Say)));
    assert.equal(page([scored(ways['timeout'] as Say)], both), both);
  });

  it('hold no figure that differs from run to run', () => {
    const slow: Say = (claim, twin) => [
      holds(claim, { run: { ...holds(claim).run, seconds: 99, version: '9' } }),
      sane(twin),
    ];
    assert.equal(section(scored(slow)), section(scored(ways['proved'] as Say)));
  });
});
