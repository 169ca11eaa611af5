import assert from 'node:assert/strict';
import { aReplay } from './__fixtures__/build.ts';
import { flat } from './__fixtures__/flat.ts';
import { hostile } from './__fixtures__/hostile.ts';
import { compare } from './diff/compare.ts';
import { imageOf } from './diff/image.ts';
import { changeKinds } from './diff/schema.ts';
import { formatJson } from './format/json.ts';
import { buildReport, type ReportInput } from './report.ts';
import { Report, timingFields } from './schema.ts';
import { withoutTimings } from './timings.ts';

function reversed(input: ReportInput): ReportInput {
  return {
    ...input,
    properties: [...input.properties].reverse(),
    assumptions: [...input.assumptions].reverse(),
    faults: [...(input.faults ?? [])].reverse(),
    functions: [...(input.functions ?? [])].reverse(),
    signatures: [...(input.signatures ?? [])].reverse(),
    manifest: { ...input.manifest, obligations: [...input.manifest.obligations].reverse() },
    ledger: {
      ...input.ledger,
      verdicts: [...input.ledger.verdicts].reverse(),
      engines: [...input.ledger.engines].reverse(),
      contracts: [...input.ledger.contracts].reverse(),
      faults: [...input.ledger.faults].reverse(),
    },
  };
}

describe('report', () => {
  const report = buildReport(flat());

  it('fits its own schema, also from hostile input', () => {
    Report.parse(JSON.parse(formatJson(report)));
    Report.parse(JSON.parse(formatJson(buildReport(hostile(flat())))));
  });

  it('rejects another version, an unknown field and a missing one', () => {
    for (const wrong of [
      { ...report, schema: 2 },
      { ...report, more: 1 },
      { ...report, notVerified: undefined },
      { ...report, exitCode: 130 },
    ]) {
      assert.equal(Report.safeParse(wrong).success, false);
    }
  });

  it('is the same whatever the order of the input', () => {
    assert.equal(formatJson(buildReport(reversed(flat()))), formatJson(report));
  });

  it('differs between two runs in the timing fields and nowhere else', () => {
    const input = flat();
    const told = (exploring: number, solver: string): Report =>
      buildReport({
        ...input,
        ledger: {
          ...input.ledger,
          verdicts: input.ledger.verdicts.map((one) => ({
            ...one,
            effort: { ...one.effort, exploring, z3Seconds: exploring, [`unsat_${solver}`]: 2, paths: 7 * exploring },
            ...(one.role === 'claim' || one.witness === null
              ? {}
              : {
                  witness: { ...one.witness, model: { x: solver } },
                  replay: aReplay('confirmed', { detail: solver }),
                }),
            run: { ...one.run, seconds: one.run.seconds * exploring, peakBytes: 9_000_000 * exploring },
          })),
          faults: input.ledger.faults.map((one) => ({ ...one, seconds: exploring })),
        },
      });
    const [first, later] = [told(1, 'z3'), told(3, 'cvc5')];
    assert.deepEqual(timingFields, ['cvc5Seconds', 'exploring', 'seconds', 'solving', 'z3Seconds']);
    assert.notDeepEqual(first, later);
    assert.deepEqual(withoutTimings(first), withoutTimings(later));
    // A comparison of runs reads none of what may differ.
    assert.deepEqual(imageOf(withoutTimings(first)), imageOf(withoutTimings(later)));
    const change = compare(imageOf(first), imageOf(later));
    assert.deepEqual(
      changeKinds.flatMap((kind) => change[kind]),
      [],
    );
  });

  it('counts what it lists', () => {
    assert.equal(report.summary.total, report.properties.length);
    assert.deepEqual(report.summary.outcomes, { met: 10, short: 3, violated: 1, conflict: 1, error: 1 });
    assert.equal(
      Object.values(report.summary.standings).reduce((a, b) => a + b),
      report.summary.total,
    );
    assert.equal(report.exitCode, 1);
    assert.deepEqual(report.summary.faults, { run: 4, caught: 3 });
  });

  it('lists what was not verified, of every kind there is', () => {
    const kinds = new Set(report.notVerified.map((entry) => entry.kind));
    assert.deepEqual(
      [...kinds],
      [
        'property',
        'unanswered',
        'engine',
        'bound',
        'function',
        'assumption',
        'trace',
        'fault',
        'mutation',
        'coverage',
        'economics',
        'scope',
      ],
    );
    const subjects = (kind: string): string[] =>
      report.notVerified.filter((entry) => entry.kind === kind).map((entry) => entry.subject);
    assert.deepEqual(
      subjects('property'),
      report.properties.filter((one) => one.outcome !== 'met').map((one) => one.id),
    );
    assert.deepEqual(subjects('engine'), ['certora']);
    assert.deepEqual(subjects('bound'), ['FLAT-SEQ-002', 'VAULT-SEQ-006']);
    assert.deepEqual(subjects('function'), [
      'FLAT.permit(address,address,uint256,uint256,uint8,bytes32,bytes32)',
      'Ocean.collect()',
      'Ocean.deepen(uint256)',
    ]);
    assert.ok(report.notVerified.some((entry) => /uncommitted/.test(entry.text)));
  });

  it('says of verdicts that were taken from elsewhere that no engine was run for them', () => {
    const input = flat();
    const [first, second, ...rest] = input.ledger.verdicts;
    assert.ok(first && second && first.claim === 'holds');
    const from = (one: typeof first): typeof first => ({
      ...one,
      run: { ...one.run, from: 'https://cache.example.org' },
    });
    const told = (verdicts: typeof input.ledger.verdicts): string[] =>
      buildReport({ ...input, ledger: { ...input.ledger, verdicts } })
        .notVerified.filter(({ text }) => text.includes('cache.example.org'))
        .map(({ text }) => text);
    assert.deepEqual(told(input.ledger.verdicts), []);
    const [line, ...more] = told([from(first), from(second), ...rest]);
    assert.deepEqual(more, []);
    assert.match(line ?? '', /^2 verdicts were taken from https:\/\/cache\.example\.org /u);
  });

  it('says so when it was not told about functions, when a part was selected, when nothing was', () => {
    const { functions: _, ...rest } = flat();
    assert.match(
      buildReport(rest).notVerified.find(({ subject }) => subject === 'all contracts')?.text ?? '',
      /not determined/,
    );
    const part = buildReport({ ...flat(), selected: ['RISE-STATE-001'] });
    assert.equal(part.notVerified.filter((entry) => entry.kind === 'selection').length, 15);
    assert.equal(part.faults.length, 1);
    assert.equal(buildReport({ ...flat(), selected: [] }).exitCode, 2);
  });

  it('says that economics are sampled, names what is beyond its bound, and says so when they were not measured', () => {
    const texts = (input: ReportInput): string =>
      buildReport(input)
        .notVerified.filter((entry) => entry.kind === 'economics')
        .map(({ text }) => text)
        .join('\n');
    assert.match(texts(flat()), /Sampled, never proved/);
    assert.match(texts(flat()), /ghost buy, balanced.*754\.80 ETH can be taken.*beyond the stated bound/);
    const { economics: _, ...rest } = flat();
    assert.match(texts(rest), /Nothing was measured/);
    assert.equal(buildReport(rest).economics, null);
  });

  it('says which mutants go unnoticed, lets what is not met kill none, and says so when it was not measured', () => {
    const texts = (input: ReportInput): readonly string[] =>
      buildReport(input)
        .notVerified.filter((entry) => entry.kind === 'mutation')
        .map(({ text }) => text);
    assert.match(
      texts(flat())[0] ?? '',
      /SaveVault: 2 of 3 mutants go unnoticed, 1 of them because nobody could judge/,
    );
    const { mutation, ...rest } = flat();
    assert.match(texts(rest)[0] ?? '', /npx assay mutate/);
    assert.equal(buildReport(rest).mutation, null);
    const open = (property: string): number => {
      const judgements = (mutation?.judgements ?? []).map((one) => ({
        ...one,
        killers: one.killers.map((killer) => ({ ...killer, property })),
      }));
      const changed = mutation === undefined ? {} : { mutation: { ...mutation, judgements } };
      return buildReport({ ...rest, ...changed }).mutation?.contracts[0]?.survived ?? -1;
    };
    const unmet = report.properties.find(({ claim }) => claim !== 'holds')?.id ?? '';
    assert.deepEqual([open('VAULT-TRANS-001'), open(unmet)], [2, 3]);
  });

  it('says how far the campaigns came and what that is worth, and says so when it was not measured', () => {
    const text = (input: ReportInput): string =>
      buildReport(input).notVerified.find((entry) => entry.kind === 'coverage')?.text ?? '';
    assert.match(text(flat()), /reached 18 of 19 functions and 32 of 34 branches\. .*not that what is there is right/);
    const { coverage: _, ...rest } = flat();
    assert.match(text(rest), /not measured: npx assay coverage/);
    assert.equal(buildReport(rest).coverage, null);
  });

  it('says what harnesses take for granted, each finding and each waiver, and says so when it was not traced', () => {
    const texts = (input: ReportInput): readonly string[] =>
      buildReport(input)
        .notVerified.filter((entry) => entry.kind === 'trace')
        .map(({ text }) => text);
    const said = texts(flat());
    assert.equal(said.length, 3);
    const counts = /5 proved elsewhere, 2 believed, 1 premises of theorems, 3 that cannot be otherwise, 1 without/;
    assert.ok(said.some((text) => counts.test(text)));
    assert.ok(said.some((text) => /without a reason/.test(text)));
    assert.ok(said.some((text) => /waived until 2027-01-31/.test(text)));
    const { trace: _, ...rest } = flat();
    assert.match(texts(rest).join(), /not traced: npx assay trace/);
    assert.equal(buildReport(rest).trace, null);
  });

  it('lists a function whose properties are not to be proved', () => {
    const found = buildReport(flat()).notVerified.filter(({ text }) => /no property that is to be proved/.test(text));
    assert.deepEqual(
      found.map(({ subject }) => subject),
      ['Ocean.deepen(uint256)'],
    );
  });

  it('names the users of each assumption', () => {
    assert.deepEqual(
      report.assumptions.map((one) => [one.id, one.users]),
      [
        ['A-DISTINCT', ['VAULT-TRANS-001']],
        ['A-FEED', ['FLAT-ACC-001', 'FLAT-REVERT-003']],
        ['A-HASH', ['RISE-STATE-002', 'VAULT-TRANS-001']],
      ],
    );
  });
});
