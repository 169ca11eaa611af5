import type { Engine } from '../types.ts';
import { command, group, main, tsx } from './command.ts';
import { parse } from './parse.ts';

export const smtchecker: Engine = {
  id: 'smtchecker',
  title: 'Solidity SMTChecker, CHC',
  url: 'https://docs.soliditylang.org/en/v0.8.28/smtchecker.html',
  ceiling: 'proved',
  basis: 'Solidity source, not the bytecode',
  alarms: 'often-false',
  needs: [{ name: 'node', mend: 'install Node.js 20.19 or newer' }],
  files: ['node_modules/solc/soljson.js'],
  version: {
    bin: 'node',
    args: [`--import=${tsx}`, main, '--version'],
    pattern: /^solc (\d+\.\d+\.\d+\+commit\.[0-9a-f]+)/mu,
    supported: '0.8.28+commit.7893614a',
  },
  group,
  command,
  parse,
};
