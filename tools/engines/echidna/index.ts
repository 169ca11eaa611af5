import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const echidna: Engine = {
  id: 'echidna',
  title: 'Echidna campaigns',
  url: 'https://github.com/crytic/echidna',
  ceiling: 'sampled',
  basis: 'runtime bytecode',
  dispensable: true,
  needs: [{ name: 'echidna', mend: 'npm install (it brings 2.0.2), or put an echidna 2.2 or newer on PATH' }],
  version: {
    bin: 'echidna',
    args: ['--version'],
    pattern: /Echidna (\d+\.\d+\.\d+)/u,
    supported: '2.0.2, or 2.2 and newer',
  },
  group,
  command,
  parse,
};
