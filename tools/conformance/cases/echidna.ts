/** The campaigns of forge once more, as Echidna can run them. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

function of(contract: string, property: string) {
  const entry = (role: 'holds' | 'canary') =>
    ({
      in: 'solidity',
      file: 'specs/conformance/echidna/Driven.sol',
      contract: `${contract}Echidna`,
      function: `echidna_${nameOf(property)}_${role}`,
    }) as const;
  return { property, claim: entry('holds'), probe: entry('canary') };
}

export const echidna: readonly Obligation[] = obligationsOf('echidna', 'sampled', 'canary', [
  of('LeakyPurse', 'LEAKY-SUM-001'),
  of('Lock', 'LOCK-SHUT-001'),
  of('Meter', 'METER-RISE-001'),
  of('OpenSeal', 'OPENSEAL-SHUT-001'),
  of('Pair', 'PAIR-EQUAL-001'),
  of('Purse', 'PURSE-SUM-001'),
  of('Quote', 'QUOTE-FRESH-001'),
  of('SafeTill', 'SAFETILL-BACKED-001'),
  of('Seal', 'SEAL-SHUT-001'),
  of('Shut', 'SHUT-EMPTY-001'),
  of('Tally', 'TALLY-CAP-001'),
  of('Tally', 'TALLY-FOUR-001'),
  of('Till', 'TILL-BACKED-001'),
  of('Wire', 'WIRE-CALM-001'),
]);
