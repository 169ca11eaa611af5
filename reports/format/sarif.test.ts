import assert from 'node:assert/strict';
import type { Log, Result, Run } from 'sarif';
import { aReplay, aWitness, unknown, violated } from '../__fixtures__/build.ts';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { sarifErrors } from '../__fixtures__/validators.ts';
import { buildReport, type ReportInput } from '../report.ts';
import type { Report } from '../schema.ts';
import { formatSarif } from './sarif.ts';
import { message } from './sarif-parts.ts';
import { relativeUri } from './sarif-places.ts';
import { formatSarifScanning } from './sarif-scanning.ts';

const report = buildReport(flat());

function runsOf(made: string): Run[] {
  return (JSON.parse(made) as Log).runs;
}

function resultsOf(made: string, run = 0): Result[] {
  return runsOf(made)[run]?.results ?? [];
}

function full(one: Report = report): Map<string | undefined, Result> {
  return new Map(resultsOf(formatSarif(one)).map((result) => [result.ruleId, result]));
}

function changed(id: string, over: (input: ReportInput) => ReportInput['ledger']['verdicts']): Report {
  const input = flat();
  const kept = input.ledger.verdicts.filter(({ property }) => property !== id);
  return buildReport({ ...input, ledger: { ...input.ledger, verdicts: [...kept, ...over(input)] } });
}

describe('sarif', () => {
  it('fits the schema of the standard, with everything, with nothing, and from hostile input', () => {
    for (const input of [flat(), { ...flat(), selected: [] }, hostile(flat())]) {
      const one = buildReport(input);
      assert.deepEqual(sarifErrors(formatSarif(one)), []);
      assert.deepEqual(sarifErrors(formatSarifScanning(one)), []);
    }
    assert.notDeepEqual(sarifErrors(formatSarif(report).replaceAll('"ruleId"', '"rule_id"')), []);
    assert.notDeepEqual(sarifErrors(formatSarif(report).replaceAll('"pass"', '"green"')), []);
  });

  it('uses the kinds as the standard means them, and a level for problems only', () => {
    const kinds = [...full()].map(([id, { kind, level }]) => [id, kind, level]);
    const met = report.properties.filter(({ outcome }) => outcome === 'met').map(({ id }) => id);
    assert.deepEqual(
      kinds.filter(([, kind]) => kind === 'pass'),
      met.map((id) => [id, 'pass', 'none']),
    );
    assert.deepEqual(
      kinds.filter(([, kind]) => kind !== 'pass'),
      [
        ['FLAT-ACC-001', 'open', 'none'],
        ['FLAT-REVERT-003', 'open', 'none'],
        ['GHOST-ACC-001', 'fail', 'error'],
        ['OCEAN-TRANS-001', 'fail', 'error'],
        ['OCEAN-TRANS-002', 'open', 'none'],
        ['RISE-ACC-003', 'review', 'none'],
      ],
    );
  });

  it('has a run for each engine, in which what it was not asked does not apply', () => {
    const runs = runsOf(formatSarif(report));
    assert.deepEqual(
      runs.map(({ automationDetails }) => automationDetails?.id),
      ['assay/judgement/', ...report.agreement.engines.map((engine) => `assay/engine/${engine}/`)],
    );
    const kindsOf = (engine: string): Record<string, number> => {
      const results = runs[report.agreement.engines.indexOf(engine) + 1]?.results ?? [];
      const kinds: Record<string, number> = {};
      for (const { kind = '' } of results) kinds[kind] = (kinds[kind] ?? 0) + 1;
      return kinds;
    };
    assert.deepEqual(kindsOf('certora'), { notApplicable: 15, open: 1 });
    assert.deepEqual(kindsOf('echidna'), { notApplicable: 14, pass: 1, review: 1 });
    assert.deepEqual(kindsOf('halmos'), { fail: 1, notApplicable: 4, open: 2, pass: 9 });
  });

  it('says for code scanning what is violated, with a place for each, and nothing else', () => {
    const [run] = runsOf(formatSarifScanning(report));
    assert.deepEqual(
      run?.results?.map(({ ruleId, kind, level }) => [ruleId, kind, level]),
      [
        ['GHOST-ACC-001', 'fail', 'error'],
        ['OCEAN-TRANS-001', 'fail', 'error'],
      ],
    );
    const flows = (run?.results ?? []).flatMap(({ codeFlows }) => codeFlows?.[0]?.threadFlows[0]?.locations ?? []);
    assert.equal(flows.length, 5);
    const steps = flows.map(({ location }) => location?.physicalLocation);
    assert.equal(steps.at(-1)?.artifactLocation?.uri, 'contracts/flat/src/Ocean.sol');
    const places = (run?.results ?? []).map(({ locations }) => locations?.[0]?.physicalLocation);
    for (const place of [...places, ...steps]) {
      assert.equal(place?.artifactLocation?.uriBaseId, '%SRCROOT%');
      assert.equal(place?.region?.startLine, 1);
    }
    const met = buildReport({ ...flat(), selected: ['RISE-STATE-001'] });
    assert.deepEqual(resultsOf(formatSarifScanning(met)), []);
  });

  it('tells beside an empty list what was not shown, not run and not selected', () => {
    const [run] = runsOf(formatSarifScanning(report));
    const [invocation] = run?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation?.exitCode, 1);
    const told = invocation?.toolExecutionNotifications?.map(({ descriptor, level, associatedRule }) => [
      descriptor?.id,
      level,
      associatedRule?.id,
    ]);
    assert.deepEqual(told, [
      ['timeout', 'warning', 'FLAT-ACC-001'],
      ['vacuity-not-excluded', 'warning', 'FLAT-REVERT-003'],
      ['tool-missing', 'error', 'OCEAN-TRANS-002'],
      ['replay-mismatch', 'warning', 'RISE-ACC-003'],
      ['engine-not-run', 'warning', undefined],
    ]);
    const none = buildReport({ ...flat(), selected: [] });
    const [empty] = runsOf(formatSarifScanning(none));
    assert.equal(empty?.invocations?.[0]?.executionSuccessful, false);
    assert.equal(empty?.invocations?.[0]?.toolConfigurationNotifications?.length, 16);
  });

  it('shows the counterexample as a flow of calls', () => {
    const steps = full().get('OCEAN-TRANS-001')?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.deepEqual(
      steps.map(({ location }) => location?.logicalLocations?.[0]?.fullyQualifiedName),
      ['SaveVault.deposit(uint256 assets, address receiver)', 'Ocean.unknown function'],
    );
    const [induction] = full().get('GHOST-ACC-001')?.codeFlows ?? [];
    assert.equal(induction?.threadFlows[0]?.locations.length, 3);
  });

  it('fingerprints by what a property is, not by lines, counterexample, time or wording', () => {
    const input = flat();
    const print = (one: Report, id = 'GHOST-ACC-001') => full(one).get(id)?.partialFingerprints;
    const first = print(report);
    assert.match(first?.['assayProperty/v1'] ?? '', /^[0-9a-f]{64}$/u);
    assert.match(first?.['primaryLocationLineHash'] ?? '', /^[0-9a-f]{16}:1$/u);
    const other = changed('GHOST-ACC-001', ({ manifest }) =>
      manifest.obligations
        .filter(({ property, role }) => property === 'GHOST-ACC-001' && role === 'claim')
        .map((claim) => violated(claim, aReplay('confirmed'), aWitness())),
    );
    assert.notDeepEqual(full(other).get('GHOST-ACC-001')?.message, full().get('GHOST-ACC-001')?.message);
    assert.deepEqual(print(other), first);
    const renamed = input.properties.map((one) => ({ ...one, title: `${one.title}, always` }));
    const moved = input.ledger.contracts.map((one) => ({ ...one, bytes: one.bytes + 1, file: `old/${one.file}` }));
    assert.deepEqual(
      print(buildReport({ ...input, properties: renamed, ledger: { ...input.ledger, contracts: moved } })),
      first,
    );
    const prints = [...full().values()].map(({ partialFingerprints }) => partialFingerprints?.['assayProperty/v1']);
    assert.equal(new Set(prints).size, report.properties.length);
    const again: Report = { ...report, properties: report.properties.map((one) => ({ ...one, rev: one.rev + 1 })) };
    assert.notDeepEqual(print(again), first);
  });

  it('does not fail what a timeout hides', () => {
    const hidden = changed('GHOST-ACC-001', ({ manifest }) =>
      manifest.obligations.filter(({ property }) => property === 'GHOST-ACC-001').map((one) => unknown(one)),
    );
    assert.equal(full(hidden).get('GHOST-ACC-001')?.kind, 'open');
    const [run] = runsOf(formatSarifScanning(hidden));
    const rules = run?.invocations?.[0]?.toolExecutionNotifications?.map(({ associatedRule }) => associatedRule?.id);
    assert.ok(rules?.includes('GHOST-ACC-001'));
  });

  it('names places below the project root only', () => {
    assert.equal(relativeUri('contracts/a b/Ü%.sol'), 'contracts/a%20b/%C3%9C%25.sol');
    for (const path of ['/etc/passwd', '../x.sol', 'a/../../x', 'C:/x', 'a\\b', 'a//b', './a', '', 'a\0b', 'file:///x'])
      assert.equal(relativeUri(path), null, path);
  });

  it('has no links and no placeholders in its messages', () => {
    assert.deepEqual(message('[a](b) {0} \\ \u202e'), { text: '\\[a\\](b) {{0}} \\\\ \\\\u{{202e}}' });
  });
});
