/** A campaign from deployment for each property that calls can break, with its canary. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

function of(file: string, contract: string, property: string) {
  const entry = (prefix: string) =>
    ({
      in: 'solidity',
      file: `specs/conformance/forge/${file}.t.sol`,
      contract: `${contract}Forge`,
      function: `${prefix}_${nameOf(property)}`,
    }) as const;
  return { property, claim: entry('invariant'), probe: entry('invariant_canary') };
}

export const forge: readonly Obligation[] = obligationsOf('forge', 'sampled', 'canary', [
  of('Tokens', 'LeakyPurse', 'LEAKY-SUM-001'),
  of('States', 'Lock', 'LOCK-SHUT-001'),
  of('States', 'Meter', 'METER-RISE-001'),
  of('Calls', 'OpenSeal', 'OPENSEAL-SHUT-001'),
  of('States', 'Pair', 'PAIR-EQUAL-001'),
  of('Tokens', 'Purse', 'PURSE-SUM-001'),
  of('Calls', 'Quote', 'QUOTE-FRESH-001'),
  of('Calls', 'SafeTill', 'SAFETILL-BACKED-001'),
  of('Calls', 'Seal', 'SEAL-SHUT-001'),
  of('States', 'Shut', 'SHUT-EMPTY-001'),
  of('Loops', 'Tally', 'TALLY-CAP-001'),
  of('Loops', 'Tally', 'TALLY-FOUR-001'),
  of('Calls', 'Till', 'TILL-BACKED-001'),
  of('Calls', 'Wire', 'WIRE-CALM-001'),
]);
