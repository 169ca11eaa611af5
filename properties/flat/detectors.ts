/** That nobody overlooked what detectors of known mistakes say of a contract of the suite. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';

const triaged = (id: string, contract: string, folder: string): Property =>
  property({
    id,
    title: `Every finding of Slither’s detectors in ${contract} and in what it is made of is mended, or accepted with a reason that has not expired`,
    contract,
    kind: 'static',
    level: 'feature',
    breaks: 'a mistake that a tool knows by name could be deployed without anybody having looked at it',
    source: suite('Conventions'),
    choice:
      'Accepted findings stand in contracts/triage/slither.toml, named so that moving code does not rename them. A detector knows shapes and not meanings: silence of it proves nothing, and a finding is a question.',
    wanted: 'sampled',
    check: { form: 'source', file: `contracts/flat/${folder}/${contract}.sol`, contract },
  });

export const detectors: readonly Property[] = [
  triaged('SUITE-STATIC-010', 'RISE', 'src'),
  triaged('SUITE-STATIC-011', 'SaveVault', 'src'),
  triaged('SUITE-STATIC-012', 'FLAT', 'src'),
  triaged('SUITE-STATIC-013', 'Ocean', 'src'),
  triaged('SUITE-STATIC-014', 'PulseCore', 'src'),
  triaged('SUITE-STATIC-015', 'GhostMintCore', 'src'),
  triaged('SUITE-STATIC-016', 'NAVDefenseCore', 'src'),
  triaged('SUITE-STATIC-017', 'Guardian', 'src'),
  triaged('SUITE-STATIC-018', 'Twap', 'src'),
  triaged('SUITE-STATIC-019', 'PulseExecutor', 'executors'),
  triaged('SUITE-STATIC-020', 'GhostMintExecutor', 'executors'),
  triaged('SUITE-STATIC-021', 'NAVDefenseExecutor', 'executors'),
  triaged('SUITE-STATIC-022', 'Launch', 'deploy'),
];
