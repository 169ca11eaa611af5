/** Any report at all: any answer of any engine to anything asked, some not selected, and any text in every name. */
import fc from 'fast-check';
import type { Verdict } from '../../tools/schema.ts';
import { buildReport, type ReportInput } from '../report.ts';
import type { Report } from '../schema.ts';
import { aReplay, aWitness } from './build.ts';
import { flat } from './flat.ts';
import { hostile, payload } from './hostile.ts';

const causes = ['timeout', 'memory', 'stuck', 'pending', 'tool-error', 'tool-missing', 'unparsable', 'cut-short', 'decided'] as const;

type Change = (verdict: Verdict) => Verdict | null;

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Change>((one) => one) },
  fc.constant<Change>(() => null),
  fc.constantFrom('confirmed', 'mismatch', 'skipped').map((result): Change => (one) => ({
    ...one, claim: 'violated', strength: null, bounds: [], cause: null, witness: aWitness(), replay: aReplay(result),
  })),
  fc.tuple(fc.constantFrom(...causes), fc.boolean()).map(([code, ran]): Change => (one) => ({
    ...one, claim: ran ? 'unknown' : 'not-run', strength: null, bounds: [], cause: { code, detail: code }, witness: null, replay: null,
  })),
  fc.constant<Change>((one) => ({
    ...one, claim: 'holds', strength: 'bounded', bounds: ['loops cut at 2'], cause: null, witness: null, replay: null,
  })),
);

const text = fc.oneof(fc.constant(''), fc.constant(payload), fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('=1+1', '-x', '\t@x', '{0} [a](b)'));

export const anyInput: fc.Arbitrary<ReportInput> = fc
  .record({
    changes: fc.oneof(fc.constant([]), fc.array(change, { minLength: 60, maxLength: 60 })),
    optional: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    selected: fc.option(fc.oneof<fc.Arbitrary<readonly number[]>[]>(fc.array(fc.nat(15), { maxLength: 16 }), fc.constantFrom<readonly number[]>([0], [4, 5], [1, 7, 8]))),
    /** Whether what is not selected is not in the catalogue either. */
    small: fc.boolean(),
    text,
  })
  .map(({ changes, optional, selected, small, text: odd }) => {
    const input = flat();
    const properties = input.properties.map((one, at) =>
      optional[at] && one.engines.length > 1
        ? { ...one, engines: one.engines.slice(0, 1), optional: one.engines.slice(1) }
        : one,
    );
    const verdicts = input.ledger.verdicts.flatMap((one, at) => {
      const made = changes.length === 0 ? one : changes[at % changes.length]?.(one);
      return made ?? [];
    });
    const meant = properties.filter((_, at) => selected?.includes(at) ?? true);
    const ids = new Set((small ? meant : properties).map(({ id }) => id));
    const known = <T extends { readonly property: string }>(all: readonly T[]): T[] => all.filter(({ property }) => ids.has(property));
    const made: ReportInput = {
      ...input,
      properties: small ? meant.map((one) => ({ ...one, lemmas: [] })) : properties,
      ...(small || selected === null ? {} : { selected: meant.map(({ id }) => id) }),
      manifest: { ...input.manifest, obligations: known(input.manifest.obligations) },
      ledger: { ...input.ledger, verdicts: known(verdicts), faults: known(input.ledger.faults) },
    };
    return odd === '' ? made : hostile(made, odd);
  });

export const anyReport: fc.Arbitrary<Report> = anyInput.map(buildReport);
