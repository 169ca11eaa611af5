import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const slither: Engine = {
  id: 'slither',
  title: 'Slither, detectors of known mistakes',
  url: 'https://github.com/crytic/slither',
  ceiling: 'sampled',
  basis: 'Solidity source',
  seedless: true,
  needs: [
    { name: 'node', mend: 'install Node.js 20.19 or newer' },
    { name: 'slither', mend: 'npm start installs it' },
  ],
  files: ['tools/compile/solc', 'node_modules/solc/soljson.js'],
  version: { bin: 'slither', args: ['--version'], pattern: /^(\d+\.\d+\.\d+)$/mu, supported: '0.11.6' },
  group,
  command,
  parse,
};
