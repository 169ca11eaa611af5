import type { Engine } from '../types.ts';
import { command, group } from './command.ts';
import { parse } from './parse.ts';

export const staticAnalysis: Engine = {
  id: 'static',
  title: 'Rules on bytecode, ABI and storage layout',
  url: 'https://docs.soliditylang.org/en/v0.8.28/internals/layout_in_storage.html',
  ceiling: 'proved',
  basis: 'runtime bytecode, ABI and storage layout',
  needs: [{ name: 'node', mend: 'install Node.js 20.19 or newer' }],
  version: { bin: 'node', args: ['--version'], pattern: /^v(\d+\.\d+\.\d+)/u, supported: '20.19 or newer' },
  group,
  command,
  parse,
};
