/** A catalogue that says less must be seen to say less: every property is counted somewhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Manifest } from '../harness/schema.ts';
import { assumptions } from '../properties/assumptions.ts';
import { properties } from '../properties/registry.ts';
import type { Property } from '../properties/schema.ts';
import type { FaultResult, Ledger } from '../tools/schema.ts';
import { aLedger, aReplay, holds, violated } from './__fixtures__/build.ts';
import { buildReport } from './report.ts';
import type { Report } from './schema.ts';

const manifest = Manifest.parse(
  JSON.parse(readFileSync(new URL('../harness/generated/manifest.json', import.meta.url), 'utf8')),
);

const caughtFault = ({ id }: Property): FaultResult => ({
  ...{ id: `${id}-fault`, property: id, title: 'a fault', caught: true, confirmed: true },
  ...{ by: ['forge'], seconds: 1, detail: '', alsoViolated: [] },
});

/** Every obligation of these answered as well as it can be, and a fault of each property caught. */
function reportOf(kept: readonly Property[]): Report {
  const ids = new Set(kept.map(({ id }) => id));
  const obligations = manifest.obligations.filter(({ property }) => ids.has(property));
  const verdicts = obligations.map((one) => {
    if (one.role !== 'claim') return violated(one, aReplay('confirmed'));
    const bounds = one.ceiling === 'proved' ? [] : one.bounds.length > 0 ? one.bounds : ['some runs'];
    return holds(one, { strength: one.ceiling, bounds: [...bounds] });
  });
  const known = aLedger([]).engines[0] as Ledger['engines'][number];
  const engines = [...new Set(obligations.map(({ engine }) => engine))].map((id) => ({
    ...{ ...known, id, title: id, version: '1.0', ceiling: 'proved' as const },
  }));
  return buildReport({
    properties: kept,
    assumptions,
    manifest: { ...manifest, obligations },
    ledger: aLedger(verdicts, { manifest: manifest.digest, engines, faults: kept.map(caughtFault) }),
  });
}

describe('removing a property from the catalogue', () => {
  const whole = reportOf(properties);

  it('starts from a report in which every property is met', () => {
    assert.equal(whole.summary.outcomes.met, properties.length, JSON.stringify(whole.summary));
  });

  for (const removed of properties)
    it(`lowers what is met, asked and caught: ${removed.id}`, () => {
      const less = reportOf(properties.filter(({ id }) => id !== removed.id));
      assert.equal(less.summary.total, whole.summary.total - 1);
      assert.ok((less.summary.outcomes.met ?? 0) < (whole.summary.outcomes.met ?? 0));
      assert.ok(less.summary.obligations < whole.summary.obligations);
      assert.equal(less.summary.faults.caught, whole.summary.faults.caught - 1);
      // What rests on it is no longer met either.
      for (const { id, lemmas } of properties)
        if (lemmas.includes(removed.id))
          assert.notEqual(less.properties.find((one) => one.id === id)?.outcome, 'met', id);
    });
});
