/** Rules on the compiled contracts themselves. */
import type { Obligation } from '../../../harness/schema.ts';
import type { StaticRule } from '../../../properties/schema.ts';
import { obligationsOf } from './case.ts';

const runsOthers: StaticRule = { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT'] };
const keepsAddresses: StaticRule = { name: 'no-mutable-addresses' };

function of(contract: string, property: string, rule: StaticRule) {
  const entry = { in: 'bytecode', contract: `contracts/conformance/${contract}.sol:${contract}`, rule } as const;
  return { property, claim: entry, probe: null };
}

export const staticRules: readonly Obligation[] = obligationsOf('static', 'proved', 'twin', [
  of('Cellar', 'CELLAR-STATIC-001', keepsAddresses),
  of('Purse', 'PURSE-STATIC-001', runsOthers),
  of('Purse', 'PURSE-STATIC-002', keepsAddresses),
  of('Relay', 'RELAY-STATIC-001', runsOthers),
  of('Relay', 'RELAY-STATIC-002', keepsAddresses),
]);
