import { fileURLToPath } from 'node:url';
import type { Engine } from '../types.ts';
import { apart, commandFor, group } from './command.ts';
import { parse } from './parse.ts';

const mend = 'run "npm start", which makes the Python environment';

export interface HalmosOptions {
  /** Every `unsat` is asked of a second solver as well. */
  readonly recheck: boolean;
  /** Halmos as it comes, with all the copies that `share.py` spares it. */
  readonly plain: boolean;
}

export function createHalmos(options: HalmosOptions): Engine {
  return {
    id: 'halmos',
    title: 'Halmos, symbolic execution of EVM bytecode',
    url: 'https://github.com/a16z/halmos',
    ceiling: 'proved',
    basis: 'runtime bytecode',
    needs: [
      { name: 'python', mend: `install Python 3.11 or newer, then ${mend}` },
      { name: 'halmos', mend },
      { name: 'yices-smt2', mend },
      { name: 'z3', mend },
    ],
    // One environment holds Halmos and all solvers, and its Python starts them: what it tells is what is run.
    version: {
      bin: 'python',
      args: [fileURLToPath(new URL('./solve.py', import.meta.url)), '--version'],
      pattern: /^(halmos \S+, yices \S+, z3 \S+, bitwuzla \S+, cvc5 \S+)$/mu,
      supported: 'halmos 0.3.3',
    },
    group,
    apart,
    command: commandFor(options),
    parse,
  };
}

export const halmos = createHalmos({
  recheck: process.env['ASSAY_RECHECK'] === '1',
  plain: process.env['ASSAY_PLAIN_HALMOS'] === '1',
});
