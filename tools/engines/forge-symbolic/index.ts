import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const forgeSymbolic: Engine = {
  id: 'forge-symbolic',
  title: 'Foundry symbolic tests',
  url: 'https://getfoundry.sh/guides/symbolic-testing',
  ceiling: 'bounded',
  basis: 'runtime bytecode',
  dispensable: true,
  needs: [
    {
      name: 'forge-symbolic',
      mend: 'foundryup --install 1.8.0, or name a forge of 1.8 or newer by ASSAY_FORGE_SYMBOLIC',
    },
    { name: 'z3', mend: 'npm start installs it' },
  ],
  version: {
    bin: 'forge-symbolic',
    args: ['--version'],
    // Older ones have no `--symbolic`.
    pattern: /forge Version: ((?:1\.(?:[89]|\d{2,})|[2-9]|[1-9]\d+)\.\S+)/u,
    supported: '1.8 or newer',
  },
  group,
  command,
  parse,
};
