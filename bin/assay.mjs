#!/usr/bin/env node
/** The command. Installs nothing: a checkout that is not ready is told what to do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setupProblems } from '../tools/setup/problems.mjs';
import { checkNode, checkout, guard } from '../tools/setup/setup.mjs';

await guard(async () => {
  checkNode();
  if (!existsSync(join(checkout, 'node_modules', 'tsx', 'package.json'))) throw setupProblems.notSetUp('node_modules');
  const { register } = await import('tsx/esm/api');
  // Named, because tsx would otherwise take the settings of whatever project the command is given in.
  register({ tsconfig: join(checkout, 'tsconfig.json') });
  const words = process.argv.slice(2);
  const { saidAgain } = await import(pathToFileURL(join(checkout, 'tools', 'warm', 'again.ts')).href);
  if (!(await saidAgain(checkout, words))) await import(pathToFileURL(join(checkout, 'assay.ts')).href);
});
