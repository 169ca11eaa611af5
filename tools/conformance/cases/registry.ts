/** The cases of every engine. A test holds engines, cases and reasons together. */
import type { Obligation } from '../../../harness/schema.ts';
import { certora } from './certora.ts';
import { echidna } from './echidna.ts';
import { forge } from './forge.ts';
import { forgeSymbolic } from './forge-symbolic.ts';
import { halmos } from './halmos.ts';
import { slither } from './slither.ts';
import { smt } from './smt.ts';
import { smtchecker } from './smtchecker.ts';
import { staticRules } from './static.ts';

/** By engine ID. */
export const cases: Readonly<Record<string, readonly Obligation[]>> = {
  certora,
  echidna,
  forge,
  'forge-symbolic': forgeSymbolic,
  halmos,
  slither,
  smt,
  smtchecker,
  static: staticRules,
};

/** Why an engine has none. */
export const without: Readonly<Record<string, string>> = {};
