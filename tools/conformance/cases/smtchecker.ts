/** An assertion about the state in a contract of its own, and its twin in another: the checker looks at whole files. */
import type { Obligation } from '../../../harness/schema.ts';
import { nameOf, obligationsOf } from './case.ts';

function of(contract: string, property: string) {
  const entry = (name: string, prefix: string) =>
    ({
      in: 'solidity',
      file: `specs/conformance/smtchecker/${name}.sol`,
      contract: name,
      function: `${prefix}_${nameOf(property)}`,
    }) as const;
  return { property, claim: entry(`${contract}Source`, 'check'), probe: entry(`${contract}SourceTwin`, 'twin') };
}

export const smtchecker: readonly Obligation[] = obligationsOf('smtchecker', 'proved', 'twin', [
  of('Lock', 'LOCK-SHUT-001'),
  of('Meter', 'METER-RISE-001'),
  of('OpenSeal', 'OPENSEAL-SHUT-001'),
  of('Pair', 'PAIR-EQUAL-001'),
  of('Seal', 'SEAL-SHUT-001'),
  of('Tally', 'TALLY-CAP-001'),
  of('Wire', 'WIRE-CALM-001'),
]);
