/** Every engine there is. A test holds this equal to the folder listing. */
import { certora } from './certora/index.ts';
import { echidna } from './echidna/index.ts';
import { forge } from './forge/index.ts';
import { forgeSymbolic } from './forge-symbolic/index.ts';
import { halmos } from './halmos/index.ts';
import { slither } from './slither/index.ts';
import { smt } from './smt/index.ts';
import { smtchecker } from './smtchecker/index.ts';
import { staticAnalysis } from './static/index.ts';
import type { Engine } from './types.ts';

export const engines: readonly Engine[] = [
  certora,
  echidna,
  forge,
  forgeSymbolic,
  halmos,
  slither,
  smt,
  smtchecker,
  staticAnalysis,
];
