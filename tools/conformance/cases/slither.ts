/** Contracts in which a mistake that detectors know by name stands or does not. The planted source is the canary of each. */
import type { Obligation } from '../../../harness/schema.ts';
import { plantedFile } from '../../engines/slither/planted.ts';
import { obligationsOf } from './case.ts';

function of(contract: string, property: string) {
  const claim = { in: 'source', file: `contracts/conformance/${contract}.sol`, contract } as const;
  return { property, claim, probe: { in: 'source', file: plantedFile, contract: 'Planted' } as const };
}

export const slither: readonly Obligation[] = obligationsOf('slither', 'sampled', 'canary', [
  of('DeafPayer', 'DEAFPAYER-KNOWN-001'),
  of('OpenSeal', 'OPENSEAL-KNOWN-001'),
  of('Payer', 'PAYER-KNOWN-001'),
  of('Quote', 'QUOTE-KNOWN-001'),
  of('Relay', 'RELAY-KNOWN-001'),
  of('SafePayer', 'SAFEPAYER-KNOWN-001'),
  of('SafeTill', 'SAFETILL-KNOWN-001'),
  of('Till', 'TILL-KNOWN-001'),
]);
