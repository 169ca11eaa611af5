import { fileURLToPath } from 'node:url';
import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const smt: Engine = {
  id: 'smt',
  title: 'z3 and cvc5 over SMT-LIB 2',
  url: 'https://smt-lib.org',
  ceiling: 'proved',
  basis: 'theorems of arithmetic',
  needs: [
    { name: 'node', mend: 'install Node.js 20.19 or newer' },
    { name: 'python', mend: 'install Python 3.11 or newer, then run "npm start"' },
    { name: 'z3', mend: 'pip install z3-solver cvc5' },
  ],
  version: {
    bin: 'python',
    args: [fileURLToPath(new URL('./cvc5-cli.py', import.meta.url)), '--version'],
    pattern: /^(z3 \S+, cvc5 \S+)$/m,
    supported: 'z3 4.12 or newer with cvc5 1.2 or newer',
  },
  group,
  command,
  parse,
};
