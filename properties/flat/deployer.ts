/** That whoever deploys a contract of the suite is not remembered by it. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';

const forgetsDeployer = (id: string, contract: string): Property =>
  property({
    id,
    title: `${contract} does not know who deployed it: its constructor asks for no caller or origin, runs and makes no other code, and no address is a constant of its code`,
    contract,
    kind: 'static',
    breaks: 'the deployer could keep a power over what it deployed',
    source: suite('Genesis: the deployer keeps no power over anything afterwards'),
    choice:
      'Read from the creation code, so that inherited constructors, initialisers and assembly count. The deployer may still name themselves in an argument: who is council and guardian is there for everyone to read.',
    wanted: 'proved',
    check: { form: 'static', contract, rule: { name: 'no-deployer' } },
  });

export const deployer: readonly Property[] = [
  forgetsDeployer('SUITE-STATIC-001', 'RISE'),
  forgetsDeployer('SUITE-STATIC-002', 'SaveVault'),
  forgetsDeployer('SUITE-STATIC-003', 'FLAT'),
  forgetsDeployer('SUITE-STATIC-004', 'Ocean'),
  forgetsDeployer('SUITE-STATIC-005', 'PulseCore'),
  forgetsDeployer('SUITE-STATIC-006', 'GhostMintCore'),
  forgetsDeployer('SUITE-STATIC-007', 'NAVDefenseCore'),
  forgetsDeployer('SUITE-STATIC-008', 'Guardian'),
  forgetsDeployer('SUITE-STATIC-009', 'Twap'),
];
