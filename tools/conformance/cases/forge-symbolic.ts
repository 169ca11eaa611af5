/** A check and its twin in a contract of their own for each property; what is free are their arguments. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

function of(file: string, contract: string, property: string, bounds: readonly string[] = []) {
  const entry = (prefix: string) =>
    ({
      in: 'solidity',
      file: `specs/conformance/forge-symbolic/${file}.t.sol`,
      contract: `${contract}ForgeSymbolic`,
      function: `${prefix}_${nameOf(property)}`,
    }) as const;
  return { property, claim: entry('check'), probe: entry('check_twin'), bounds };
}

export const forgeSymbolic: readonly Obligation[] = obligationsOf('forge-symbolic', 'bounded', 'twin', [
  of('Rounding', 'FairVault', 'FAIR-ROUND-001'),
  of('Tokens', 'LeakyPurse', 'LEAKY-SUM-001'),
  of('States', 'Meter', 'METER-RISE-001', ['two calls from deployment']),
  of('Tokens', 'Purse', 'PURSE-SUM-001'),
  of('Calls', 'Quote', 'QUOTE-FRESH-001'),
  of('Rounding', 'RoundVault', 'ROUND-GAIN-001'),
  of('States', 'Shut', 'SHUT-EMPTY-001'),
  of('Calls', 'Wire', 'WIRE-CALM-001'),
]);
