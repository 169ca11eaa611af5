import assert from 'node:assert/strict';
import type { Property } from '../properties/schema.ts';
import type { Verdict } from '../tools/schema.ts';
import {
  aLedger,
  aManifest,
  anAssumption,
  anEngine,
  anObligation,
  aProperty,
  aReplay,
  asked,
  aWitness,
  holds,
  unknown,
  violated,
} from './__fixtures__/build.ts';
import type { ReportInput } from './report.ts';
import { buildReport } from './report.ts';
import type { Report } from './schema.ts';

const engines = [anEngine('one', 'proved'), anEngine('other', 'proved')];

const ways = ['proved', 'bounded', 'sampled', 'violated', 'in-state', 'unconfirmed', 'timeout', 'not-run'] as const;
type Way = (typeof ways)[number];

const holding: readonly Way[] = ['proved', 'bounded', 'sampled'];
const refuting: readonly Way[] = ['violated', 'in-state'];

function said(verdict: Verdict, property: Property, way: Way): Verdict {
  if (verdict.role !== 'claim')
    return way === 'not-run' ? unknown(obligationOf(verdict, property), 'tool-missing', 'not-run') : verdict;
  const claim = obligationOf(verdict, property);
  switch (way) {
    case 'proved':
      return holds(claim);
    case 'bounded':
    case 'sampled':
      return holds(claim, { strength: way, bounds: ['loops cut at 4'] });
    case 'violated':
      return violated(claim, aReplay('confirmed'));
    case 'in-state':
      return violated(claim, aReplay('confirmed'), aWitness({ origin: 'state' }));
    case 'unconfirmed':
      return violated(claim, aReplay('mismatch'));
    case 'timeout':
      return unknown(claim);
    case 'not-run':
      return unknown(claim, 'tool-missing', 'not-run');
  }
}

function obligationOf(verdict: Verdict, property: Property) {
  return { ...anObligation(property, verdict.engine, 'main'), id: verdict.obligation, role: verdict.role };
}

/** One property that two engines answer, the second of them required or not. */
function between(first: Way, second: Way, over: Partial<Property> = {}): ReportInput {
  const property = aProperty({ engines: ['one', 'other'], ...over });
  const parts = (['one', 'other'] as const).map((engine) => asked(property, engine));
  const verdicts = parts
    .flatMap(({ verdicts }) => verdicts)
    .map((one) => said(one, property, one.engine === 'one' ? first : second));
  return {
    properties: [property],
    assumptions: [anAssumption()],
    manifest: aManifest(parts.flatMap(({ obligations }) => obligations)),
    ledger: aLedger(verdicts, { engines }),
  };
}

function axisOf(report: Report): string | undefined {
  return report.agreement.rows[0]?.axis;
}

/** Said again, by other means: what follows from the two answers alone. */
function expected(first: Way, second: Way): string {
  const pair = [first, second];
  const held = pair.filter((way) => holding.includes(way)).length;
  const refuted = pair.filter((way) => refuting.includes(way)).length;
  if (pair.includes('proved') && refuted > 0) return 'conflict';
  if (held > 0 && (refuted > 0 || pair.includes('unconfirmed'))) return 'differ';
  return ['none', 'single', 'agree'][held + refuted] ?? '';
}

describe('agreement', () => {
  for (const first of ways) {
    it(`of an engine that says ${first} with each answer of another`, () => {
      for (const second of ways) {
        const report = buildReport(between(first, second));
        assert.equal(axisOf(report), expected(first, second), `${first} and ${second}`);
        assert.equal(axisOf(report), axisOf(buildReport(between(second, first))));
        assert.equal(axisOf(report) === 'conflict', report.properties[0]?.outcome === 'conflict');
      }
    });
  }

  it('is a conflict only where one must be wrong: what is bounded or sampled may break beyond', () => {
    for (const weak of ['bounded', 'sampled'] as const) {
      const report = buildReport(between(weak, 'violated'));
      assert.deepEqual([axisOf(report), report.properties[0]?.outcome, report.exitCode], ['differ', 'violated', 1]);
    }
  });

  it('fails the run with a conflict, and an engine that is not required can make one', () => {
    for (const over of [{}, { engines: ['one'], optional: ['other'] }, { engines: ['other'], optional: ['one'] }]) {
      const report = buildReport(between('proved', 'violated', over));
      assert.deepEqual([axisOf(report), report.exitCode], ['conflict', 1]);
    }
  });

  it('says who contradicts whom, by which runs and with which counterexample', () => {
    const [conflict, ...more] = buildReport(between('proved', 'violated')).agreement.conflicts;
    assert.ok(conflict !== undefined && more.length === 0);
    const [proved] = conflict.proved;
    const [refuted] = conflict.refuted;
    assert.deepEqual([conflict.proved.length, conflict.refuted.length], [1, 1]);
    assert.deepEqual([proved?.engine, proved?.obligation], ['one', 'VAULT-TRANS-001/one/main']);
    assert.equal(proved?.run?.command, 'one --function VAULT-TRANS-001/one/main');
    assert.deepEqual([refuted?.engine, refuted?.replay?.result], ['other', 'confirmed']);
    assert.equal(refuted?.witness?.calls.length, 1);
    assert.equal(refuted?.run?.log, 'logs/VAULT-TRANS-001.other.log');
  });

  it('names the engines that confirm a property, the strongest first, each with its strength', () => {
    const [row] = buildReport(between('sampled', 'proved')).agreement.rows;
    assert.deepEqual(row?.confirmedBy, [
      { engine: 'other', strength: 'proved' },
      { engine: 'one', strength: 'sampled' },
    ]);
    assert.deepEqual(row?.stances, ['sampled', 'proved']);
  });

  it('counts no engine that holds a property vacuously', () => {
    const input = between('proved', 'proved');
    const vacuous = input.ledger.verdicts.map((one) =>
      one.engine === 'one' && one.role === 'twin' ? holds(obligationOf(one, input.properties[0] as Property)) : one,
    );
    const [row] = buildReport({ ...input, ledger: { ...input.ledger, verdicts: vacuous } }).agreement.rows;
    assert.deepEqual([row?.axis, row?.confirmedBy.map(({ engine }) => engine)], ['single', ['other']]);
  });

  it('counts each axis, one row a property', () => {
    const { agreement, summary } = buildReport(between('proved', 'proved'));
    assert.deepEqual(agreement.axes, { conflict: 0, differ: 0, agree: 1, single: 0, none: 0 });
    assert.equal(agreement.rows.length, summary.total);
    assert.deepEqual(agreement.engines, ['one', 'other']);
  });
});
