/**
 * Properties that Echidna's campaigns look for a counterexample to as well. They are those that money is lost by, and all
 * of one concern together, because starting a campaign takes longer than one property more in it.
 */
import type { PropertyId } from './schema.ts';

export const searchedByEchidna: ReadonlySet<PropertyId> = new Set([
  'FLAT-SEQ-001',
  'FLAT-SEQ-002',
  'FLAT-STATE-001',
  'FLAT-STATE-004',
  'FLAT-TRANS-001',
  'FLAT-UNIT-001',
  'FLAT-UNIT-006',
  'GHOST-REVERT-001',
  'GHOST-STATE-001',
  'GHOST-STATE-002',
  'GHOST-TRANS-001',
  'GHOST-TRANS-003',
  'GHOST-UNIT-001',
  'GHOST-UNIT-003',
  'NAVD-STATE-002',
  'NAVD-TRANS-001',
  'OCEAN-TRANS-001',
  'OCEAN-TRANS-002',
  'PULSE-STATE-001',
  'PULSE-STATE-002',
  'PULSE-TRANS-001',
  'PULSE-TRANS-002',
  'RISE-STATE-001',
  'RISE-TRANS-001',
  'SUITE-SEQ-001',
  'VAULT-REVERT-001',
  'VAULT-REVERT-002',
  'VAULT-STATE-001',
  'VAULT-STATE-002',
  'VAULT-STATE-003',
  'VAULT-TRANS-001',
  'VAULT-TRANS-002',
  'VAULT-TRANS-003',
  'VAULT-TRANS-004',
  'VAULT-UNIT-001',
  'VAULT-UNIT-005',
]);
