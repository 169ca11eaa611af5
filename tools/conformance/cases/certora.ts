/** Rules of one specification over one scene: without a Prover they are type-checked, in one go. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

const where = {
  in: 'cvl',
  conf: 'specs/conformance/certora/Corpus.conf',
  spec: 'specs/conformance/certora/Corpus.spec',
} as const;

function of(property: string) {
  const rule = nameOf(property);
  return { property, claim: { ...where, rule }, probe: { ...where, rule: `${rule}_twin` } };
}

export const certora: readonly Obligation[] = obligationsOf(
  'certora',
  'proved',
  'twin',
  [
    'FAIR-ROUND-001',
    'LEAKY-SUM-001',
    'LOCK-SHUT-001',
    'METER-RISE-001',
    'PAIR-EQUAL-001',
    'PURSE-SUM-001',
    'ROUND-GAIN-001',
    'SHUT-EMPTY-001',
    'WIRE-CALM-001',
  ].map(of),
);
