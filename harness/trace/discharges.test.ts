import assert from 'node:assert/strict';
import { property, suite } from '../../properties/define.ts';
import type { Assumption, Property } from '../../properties/schema.ts';
import { claimFindings, sourceFindings, theoremFindings } from './catalogue.ts';
import {
  assumptionFindings,
  cycleFindings,
  dischargeFindings,
  lemmaFindings,
  unusedAssumptions,
} from './discharges.ts';
import type { Finding } from './finding.ts';
import type { Site } from './schema.ts';

function known(id: string, more: Partial<Property> = {}): Property {
  return property({
    ...{
      id,
      title: id,
      contract: 'Model',
      kind: 'model',
      breaks: 'nothing',
      source: suite('sample'),
      wanted: 'proved',
    },
    check: { form: 'smt', file: 'one.smt2', twin: 'one.twin.smt2' },
    ...more,
  });
}

const supply: Assumption = {
  ...{ id: 'A-SUPPLY', text: 'it is bounded', kind: 'environment', soundness: 'under-approximates', because: 'it is' },
};

function site(discharge: Site['discharge']): Site {
  return { kind: 'assume', file: 'A.sol', line: 7, where: 'A.step', expression: 'x > 3', reason: 'r', discharge };
}

const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

describe('a discharge', () => {
  const properties = [
    known('A-P-001'),
    known('A-B-001', { wanted: 'bounded' }),
    known('A-S-001', { shortfall: { reaches: 'sampled', reason: 'no answer' } }),
  ];
  const all = { properties, assumptions: [supply] };
  const found = (discharge: Site['discharge']): readonly string[] => codes(dischargeFindings([site(discharge)], all));

  it('names a property that is there and is to be proved', () => {
    assert.deepEqual(found({ by: 'proof', properties: ['A-P-001'] }), []);
    assert.deepEqual(found({ by: 'proof', properties: ['A-P-001', 'A-P-009'] }), ['unknown-property']);
    assert.deepEqual(found({ by: 'proof', properties: ['A-B-001'] }), ['weak-proof']);
    assert.deepEqual(found({ by: 'proof', properties: ['A-S-001'] }), ['weak-proof']);
  });

  it('or an assumption that is there', () => {
    assert.deepEqual(found({ by: 'assumption', assumption: 'A-SUPPLY' }), []);
    assert.deepEqual(found({ by: 'assumption', assumption: 'A-OTHER' }), ['unknown-assumption']);
  });

  it('is a finding of its own for each way in which there is none, with place and mend', () => {
    const ways = {
      none: 'no-reason',
      empty: 'empty-reason',
      unreadable: 'unreadable-reason',
      hidden: 'hidden-assumption',
      'not-theorems': 'not-theorems',
    } as const;
    for (const [why, code] of Object.entries(ways)) {
      const [finding] = dischargeFindings([site({ by: 'nothing', why: why as keyof typeof ways })], all);
      assert.equal(finding?.code, code);
      assert.equal(finding?.place, 'A.sol:7');
      assert.ok((finding?.fix.length ?? 0) > 10);
    }
  });

  it('is missed where an assumption is made by nobody', () => {
    assert.deepEqual(codes(unusedAssumptions([], all)), ['unused-assumption']);
    assert.deepEqual(codes(unusedAssumptions([site({ by: 'assumption', assumption: 'A-SUPPLY' })], all)), []);
  });
});

describe('what a harness rests on', () => {
  const properties = [
    known('A-A-001', { lemmas: ['A-B-001'] }),
    known('A-B-001', { lemmas: ['A-C-001'] }),
    known('A-C-001'),
  ];
  const all = { properties, assumptions: [supply] };

  it('is among the lemmas of its property, or of theirs', () => {
    assert.deepEqual(lemmaFindings(new Map([['A-A-001', new Set(['A-B-001', 'A-C-001'])]]), all), []);
    const missing = lemmaFindings(new Map([['A-C-001', new Set(['A-A-001'])]]), all);
    assert.deepEqual(
      missing.map(({ code, subject }) => `${code} ${subject}`),
      ['unlisted-lemma A-C-001 A-A-001'],
    );
  });

  it('and its assumptions are among those that the property names', () => {
    assert.deepEqual(codes(assumptionFindings(new Map([['A-A-001', new Set(['A-SUPPLY'])]]), all)), [
      'unlisted-assumption',
    ]);
    const listed = { ...all, properties: [known('A-A-001', { assumptions: ['A-SUPPLY'] })] };
    assert.deepEqual(assumptionFindings(new Map([['A-A-001', new Set(['A-SUPPLY'])]]), listed), []);
  });

  it('never leads back: alone, in a pair, and through a harness', () => {
    const subjects = (rests: readonly (readonly [string, readonly string[]])[], some = properties): readonly string[] =>
      cycleFindings(new Map(rests.map(([id, ids]) => [id, new Set(ids)])), { properties: some, assumptions: [] }).map(
        ({ subject }) => subject,
      );
    assert.deepEqual(subjects([]), []);
    assert.deepEqual(subjects([['A-C-001', ['A-C-001']]]), ['A-C-001']);
    assert.deepEqual(subjects([['A-C-001', ['A-B-001']]]), ['A-B-001 A-C-001']);
    assert.deepEqual(subjects([['A-C-001', ['A-A-001']]]), ['A-A-001 A-B-001 A-C-001']);
    const pair = [known('A-X-001', { lemmas: ['A-Y-001'] }), known('A-Y-001', { lemmas: ['A-X-001'] })];
    assert.deepEqual(subjects([], pair), ['A-X-001 A-Y-001']);
  });
});

describe('where a property comes from', () => {
  const documents = { paper: 'a paper' };
  const from = (document: string, section: string): readonly string[] =>
    codes(sourceFindings([known('A-P-001', { source: { document, section } })], documents));

  it('is a section of a known document', () => {
    assert.deepEqual(from('paper', 'two'), []);
    assert.deepEqual(from('', 'two'), ['no-source']);
    assert.deepEqual(from('paper', '  '), ['no-source']);
    assert.deepEqual(from('novel', 'two'), ['unknown-source']);
  });

  it('and each theorem is asked by a property', () => {
    const found = theoremFindings(['one.smt2', 'one.twin.smt2', 'two.smt2'], [known('A-P-001')]);
    assert.deepEqual(
      found.map(({ code, subject }) => `${code} ${subject}`),
      ['unused-theorem two.smt2'],
    );
  });

  it('and each claim has a property that is there', () => {
    const claim = { id: 'WP-A-01', document: 'paper', section: 'two', says: 'one is one', properties: ['A-P-001'] };
    const found = (some: readonly (typeof claim)[]): readonly string[] =>
      codes(claimFindings(some, [known('A-P-001')], documents));
    assert.deepEqual(found([claim]), []);
    assert.deepEqual(found([{ ...claim, properties: [] }]), ['open-claim']);
    assert.deepEqual(found([{ ...claim, properties: ['A-P-002'] }]), ['unknown-property']);
    assert.deepEqual(found([claim, claim]), ['repeated-claim']);
    assert.deepEqual(found([{ ...claim, document: 'novel' }]), ['unknown-source']);
  });
});
