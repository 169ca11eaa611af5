import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const forge: Engine = {
  id: 'forge',
  title: 'Foundry invariant campaigns',
  url: 'https://getfoundry.sh/forge/advanced-testing/invariant-testing',
  ceiling: 'sampled',
  basis: 'runtime bytecode',
  needs: [{ name: 'forge', mend: 'npm start installs it' }],
  version: { bin: 'forge', args: ['--version'], pattern: /forge Version: (\d+\.\d+\.\d+)/u, supported: '1.7.1' },
  group,
  command,
  parse,
};
