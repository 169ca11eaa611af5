import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport, type ReportInput } from '../report.ts';
import { unknown, violated, wrong } from './__fixtures__/outcomes.ts';
import { compare } from './compare.ts';
import { changeLines, changeMarkdown } from './format.ts';
import { type Image, imageOf, type PropertyImage } from './image.ts';
import { type Change, changeKinds } from './schema.ts';
import { changeAnswer } from './words.ts';

const base = imageOf(buildReport(flat()));

/** The run, with one property as told. */
function withProperty(id: string, over: Partial<PropertyImage>): Image {
  assert.ok(base.properties.some((one) => one.id === id));
  return { ...base, properties: base.properties.map((one) => (one.id === id ? { ...one, ...over } : one)) };
}

function withCell(id: string, engine: string, over: Partial<PropertyImage['engines'][number]>): Image {
  const engines = base.properties.find((one) => one.id === id)?.engines ?? [];
  return withProperty(id, { engines: engines.map((one) => (one.engine === engine ? { ...one, ...over } : one)) });
}

/** IDs of each list that has any. */
function told(change: Change): Record<string, readonly string[]> {
  return Object.fromEntries(
    changeKinds.filter((kind) => change[kind].length > 0).map((kind) => [kind, change[kind].map(({ id }) => id)]),
  );
}

const id = 'RISE-STATE-002';
describe('a property in two runs', () => {
  it('is as it was in the same run', () => {
    const change = compare(base, base);
    assert.deepEqual(told(change), {});
    assert.equal(change.worse, false);
    assert.equal(changeAnswer(change), 'Nothing is other than before.');
  });

  const cases: readonly (readonly [string, Partial<PropertyImage>, Record<string, readonly string[]>])[] = [
    ['a violation', violated, { broken: [id] }],
    ['a conflict', { ...violated, outcome: 'conflict', standing: 'conflict' }, { broken: [id] }],
    ['no answer any more', unknown, { weakened: [id] }],
    ['an error', wrong, { weakened: [id] }],
    ['a weaker strength', { standing: 'bounded', strength: 'bounded' }, { weakened: [id] }],
    ['vacuity no longer excluded', { sanity: 'not-checked' }, { weakened: [id] }],
    ['a lower demand', { wanted: 'bounded' }, { weakened: [id] }],
    ['a shortfall that is stated', { shortfall: { reaches: 'bounded', reason: 'slow' } }, { weakened: [id] }],
    ['another revision', { rev: 2 }, { changed: [id] }],
    ['another statement of the same revision', { title: 'Something else' }, { changed: [id] }],
  ];
  for (const [name, over, expected] of cases) {
    it(`with ${name} is ${Object.keys(expected)[0]}, and the other way round is not`, () => {
      const after = withProperty(id, over);
      const change = compare(base, after);
      assert.deepEqual(told(change), expected);
      assert.equal(change.worse, !('changed' in expected));
      const back = compare(after, base);
      assert.equal(back.worse, false, JSON.stringify(told(back)));
      assert.equal(Object.keys(told(back)).length, 1);
    });
  }

  it('is fixed when it is met again, and only then', () => {
    const [bad, good] = [withProperty(id, violated), base];
    assert.deepEqual(told(compare(bad, good)), { fixed: [id] });
    assert.deepEqual(told(compare(bad, withProperty(id, unknown))), { weakened: [id] });
    assert.deepEqual(told(compare(bad, withProperty(id, wrong))), { weakened: [id] });
    assert.deepEqual(told(compare(withProperty(id, unknown), good)), { fixed: [id] });
    assert.deepEqual(told(compare(withProperty(id, wrong), withProperty(id, unknown))), { strengthened: [id] });
  });

  it('is not fixed by asking less of it', () => {
    const less = withProperty(id, { wanted: 'sampled' });
    assert.deepEqual(told(compare(withProperty(id, unknown), less)), { weakened: [id] });
  });

  it('is gone or new with its ID, and says when it was only not asked about', () => {
    const without = { ...base, properties: base.properties.filter((one) => one.id !== id) };
    const change = compare(base, without);
    assert.deepEqual(told(change), { gone: [id] });
    assert.deepEqual([change.worse, change.gone[0]?.after], [true, '']);
    assert.deepEqual(told(compare(without, base)), { added: [id] });
    assert.deepEqual(told(compare(without, withProperty(id, violated))), { broken: [id] });
    const left = { ...without, notVerified: [...without.notVerified, { kind: 'selection', subject: id }] };
    assert.equal(compare(base, left).gone[0]?.after, 'not part of the run');
  });

  it('is weakened when a required engine says less, or is not required, and not by an optional one', () => {
    const less = { strength: 'sampled', standing: 'sampled' } as const;
    assert.deepEqual(told(compare(base, withCell(id, 'halmos', less))), { weakened: [id] });
    assert.deepEqual(told(compare(base, withCell(id, 'halmos', { required: false }))), { weakened: [id] });
    assert.deepEqual(told(compare(withCell(id, 'halmos', { required: false }), base)), { strengthened: [id] });
    const optional = withCell(id, 'smt', less);
    assert.deepEqual(told(compare(base, optional)), {});
  });

  const seq = 'FLAT-SEQ-002';
  it('is weakened by a smaller bound and by one that cannot be compared, strengthened by a larger one', () => {
    const of = (...bounds: readonly string[]): Image => withCell(seq, 'forge', { bounds: [...bounds] });
    const was = of('runs 100', 'depth 50', 'seed 1', 'genesis deep, FLAT is token0');
    const now = (runs: number, ...more: readonly string[]): Change =>
      compare(was, of(`runs ${runs}`, 'depth 50', 'seed 7', 'genesis deep, FLAT is token0', ...more));
    assert.deepEqual(told(now(100)), {});
    assert.deepEqual(told(now(101)), { strengthened: [seq] });
    assert.deepEqual(told(now(99)), { weakened: [seq] });
    assert.deepEqual(now(99).weakened, [{ id: seq, before: 'forge: runs 100', after: 'forge: runs 99' }]);
    assert.deepEqual(told(now(1000, 'two depositors')), { weakened: [seq] });
    assert.deepEqual(told(compare(was, of('runs 100', 'depth 50', 'seed 1'))), { weakened: [seq] });
    const accepted = (count: number): Image => of(`accepted findings: ${count}, the first of them until 2027-03-01`);
    assert.deepEqual(told(compare(accepted(3), accepted(4))), { weakened: [seq] });
    assert.deepEqual(told(compare(accepted(4), accepted(3))), { strengthened: [seq] });
    assert.deepEqual(told(compare(of('kept sequences 3'), of())), {});
    assert.deepEqual(told(compare(accepted(1), of())), { strengthened: [seq] });
    assert.deepEqual(told(compare(of(), accepted(1))), { weakened: [seq] });
    for (const text of ['setUp(): loops cut at', 'loops cut at', 'calls'])
      assert.deepEqual(told(compare(of(`${text} 2`), of(`${text} 3`))), { strengthened: [seq] }, text);
  });
});

describe('what stands around the properties of two runs', () => {
  it('names assumptions that are new, are others, or have more resting on them, with what rests on them', () => {
    const over = (change: Partial<Image['assumptions'][number]>): Image => ({
      ...base,
      assumptions: base.assumptions.map((one) => (one.id === 'A-HASH' ? { ...one, ...change } : one)),
    });
    const more = compare(base, over({ users: [id, 'VAULT-TRANS-001', 'FLAT-ACC-001'] }));
    assert.deepEqual(more.assumptions, [{ id: 'A-HASH', before: '2 rested on it', after: 'now also FLAT-ACC-001' }]);
    assert.deepEqual(told(compare(base, over({ text: 'Anything' }))), { assumptions: ['A-HASH'] });
    assert.deepEqual(told(compare(base, over({ users: [] }))), { discharged: ['A-HASH'] });
    const fresh = compare(over({ users: [] }), base);
    assert.deepEqual([fresh.worse, told(fresh)], [true, { assumptions: ['A-HASH'] }]);
    assert.match(fresh.assumptions[0]?.after ?? '', /Rest on it: RISE-STATE-002, VAULT-TRANS-001$/u);
  });

  it('names waivers that are new, of the trace and of mutants', () => {
    const finding = { text: 'Nothing proves it.' };
    const waived = [{ finding, reason: 'slow', owner: 'me', until: '2030-01-01' }];
    const trace = { waived: [...(base.trace?.waived ?? []), ...waived] };
    const change = compare(base, { ...base, trace });
    assert.deepEqual(told(change), { waivers: ['Nothing proves it.'] });
    const open = [{ id: 'SaveVault/f/L1/x/9', fate: 'equivalent', cause: null }];
    const mutation = base.mutation === null ? null : { ...base.mutation, open: [...base.mutation.open, ...open] };
    assert.deepEqual(told(compare(base, { ...base, mutation })), { waivers: ['mutant SaveVault/f/L1/x/9'] });
    assert.deepEqual(told(compare({ ...base, mutation }, base)), {});
  });

  it('names engines that are no more, faults no longer caught, mutants no longer killed', () => {
    const engines = base.engines.map((one) => (one.id === 'smt' ? { ...one, available: false } : one));
    assert.deepEqual(told(compare(base, { ...base, engines })), { lost: ['engine smt'] });
    assert.deepEqual(told(compare({ ...base, engines }, base)), { gained: ['engine smt'] });
    const faults = base.faults.map((one) => (one.id === 'F-001' ? { ...one, confirmed: false } : one));
    const fault = compare(base, { ...base, faults });
    assert.deepEqual(fault.lost, [
      { id: 'fault F-001 of VAULT-TRANS-001', before: 'caught', after: 'caught, not confirmed' },
    ]);
    const contracts = base.mutation?.contracts.map((one) => ({ ...one, killed: 0 })) ?? [];
    const mutation = base.mutation === null ? null : { ...base.mutation, contracts };
    assert.deepEqual(told(compare(base, { ...base, mutation })), { lost: ['mutants of SaveVault'] });
    const sampled = mutation === null ? null : { ...mutation, sample: 5 };
    const unlike = compare(base, { ...base, mutation: sampled });
    assert.deepEqual(told(unlike), {});
    assert.ok(unlike.notes.some((one) => one.startsWith('Mutants were not compared')));
  });

  it('says first what the two do not share, and what was not compared', () => {
    const identity = { ...base.identity, profile: 'deep', manifest: 'other', commit: 'f'.repeat(40), dirty: false };
    const contracts = base.contracts.map((one) => (one.name === 'FLAT' ? { ...one, runtimeSha256: 'other' } : one));
    const engines = base.engines.map((one) => (one.id === 'smt' ? { ...one, version: 'z3 5' } : one));
    const { notes, worse } = compare(base, { ...base, identity, contracts, engines, faults: [], trace: null });
    assert.equal(worse, false);
    for (const one of [
      /now f{12}\.$/u,
      /^Other code: FLAT changed\.$/u,
      /^Another profile: quick, now deep\.$/u,
      /^Another smt: z3 4\.13, now z3 5\.$/u,
      /^Other obligations/u,
      /^4 of 4 seeded faults of then were not tried now\.$/u,
      /^Waivers were not compared/u,
    ])
      assert.ok(
        notes.some((note) => one.test(note)),
        String(one),
      );
  });
});

describe('a change in words', () => {
  const many: ReportInput = flat();
  const broken = compare(base, {
    ...base,
    properties: base.properties.map((one) => (one.outcome === 'met' ? { ...one, ...violated } : one)),
    assumptions: base.assumptions.map((one) => ({ ...one, text: 'Anything' })),
  });

  it('fits a screen, the worst first, and counts what it leaves out', () => {
    const lines = changeLines(broken, { rows: 4, columns: 80 });
    assert.match(lines[0] ?? '', /^Worse than before: 10 broken, 3 newly assumed\.$/u);
    const titles = lines.filter((line) => /^[A-Z].*\(\d+\)$/u.test(line));
    assert.deepEqual(titles, ['Broken (10)', 'Newly assumed (3)']);
    assert.ok(lines.includes('  and 6 more') && lines.includes('  and 2 more'));
    for (const line of lines.filter((one) => / → /u.test(one))) assert.ok([...line].length <= 80, line);
    assert.ok(!changeLines(broken).some((line) => /^ {2}and \d+ more$/u.test(line)));
  });

  it('lets nothing of the audited code become markup or a command', () => {
    const bad = imageOf(buildReport(hostile(many)));
    const change = compare(bad, { ...bad, properties: bad.properties.slice(1), faults: [] });
    const text = changeMarkdown(change);
    for (const [tag] of text.matchAll(/<[^>]*>?/gu)) assert.ok(['<code>', '</code>', '<!-- -->'].includes(tag), tag);
    assert.equal(text.trimEnd().split('\n').length, 7);
    assert.ok(!/[\p{Cf}\p{Zl}\p{Cc}]/u.test(changeLines(change).join('')));
  });
});
