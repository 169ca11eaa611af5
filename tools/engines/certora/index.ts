import type { Engine } from '../types.ts';
import { command, group, modeOf } from './command.ts';
import { parse } from './parse.ts';

const mend = 'run "npm start", which makes the Python environment';

export const certora: Engine = {
  id: 'certora',
  title: "Certora's Prover over CVL",
  url: 'https://docs.certora.com',
  ceiling: 'proved',
  basis: 'CVL on compiled bytecode',
  dispensable: true,
  needs: [
    { name: 'node', mend: 'install Node.js 20.19 or newer' },
    { name: 'python', mend: `install Python 3.11 or newer, then ${mend}` },
    { name: 'certoraRun', mend },
    { name: 'solc', mend },
    { name: 'java', mend: 'install a JDK 19 or newer (https://adoptium.net), or name one by JAVA_HOME' },
  ],
  files: ['node_modules/solc/soljson.js'],
  wants: ['certora.jar'],
  passes: ['CERTORAKEY', 'ASSAY_CERTORA_SERVER'],
  mode: modeOf,
  pends: ['typecheck'],
  version: { bin: 'certoraRun', args: ['--version'], pattern: /certora-cli (\d+\.\d+\.\d+)/u, supported: '8.20.0' },
  // Its jobs may run elsewhere.
  whole: true,
  group,
  command,
  parse,
};
