/** A check and its twin in a contract of their own for each property. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

function of(file: string, contract: string, property: string, bounds: readonly string[] = []) {
  const entry = (prefix: string) =>
    ({
      in: 'solidity',
      file: `specs/conformance/halmos/${file}.t.sol`,
      contract: `${contract}Halmos`,
      function: `${prefix}_${nameOf(property)}`,
    }) as const;
  return { property, claim: entry('check'), probe: entry('twin'), bounds };
}

const once = ['two deposits and one withdrawal, entered once more'];

export const halmos: readonly Obligation[] = obligationsOf('halmos', 'proved', 'twin', [
  of('Rounding', 'FairVault', 'FAIR-ROUND-001'),
  of('Tokens', 'LeakyPurse', 'LEAKY-SUM-001'),
  of('States', 'Lock', 'LOCK-SHUT-001', ['three calls from deployment']),
  of('States', 'Meter', 'METER-RISE-001', ['two calls from deployment']),
  of('Calls', 'OpenSeal', 'OPENSEAL-SHUT-001'),
  of('States', 'Pair', 'PAIR-EQUAL-001'),
  of('Tokens', 'Purse', 'PURSE-SUM-001'),
  of('Calls', 'Quote', 'QUOTE-FRESH-001'),
  of('Rounding', 'RoundVault', 'ROUND-GAIN-001'),
  of('Calls', 'SafeTill', 'SAFETILL-BACKED-001', once),
  of('Calls', 'Seal', 'SEAL-SHUT-001'),
  of('States', 'Shut', 'SHUT-EMPTY-001'),
  of('Loops', 'TallyCap', 'TALLY-CAP-001'),
  of('Loops', 'TallyFour', 'TALLY-FOUR-001'),
  of('Calls', 'Till', 'TILL-BACKED-001', once),
  of('Calls', 'Wire', 'WIRE-CALM-001'),
]);
