/** Records what certora-cli says of these cases: `npx tsx tools/engines/certora/__fixtures__/record.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealed, unsealed } from '../../../run/sealed.ts';
import { type Changes, driveCase, makeCase, obligation } from '../case.ts';
import { resultFile } from '../parse.ts';

const folder = join(import.meta.dirname, '8.20.0');
const spec = 'specs/cvl/RISE.spec';

const cases: Readonly<Record<string, Changes>> = {
  typechecked: {},
  'type-error': { [spec]: (text) => text.replace('== before', '== undeclared') },
  'syntax-error': { [spec]: (text) => text.replace('== before', '==') },
  'unknown-option': { 'specs/cvl/RISE.conf': (text) => text.replace('"msg"', '"no_such_option": true,\n  "msg"') },
  'other-code': { 'specs/cvl/RISE.conf': (text) => text.replace('"solc_optimize": "200"', '"solc_optimize": "1"') },
  'not-a-configuration': { 'specs/cvl/RISE.conf': (text) => text.replace('{', '{ // a comment') },
};

for (const [name, changes] of Object.entries(cases)) {
  const one = makeCase('RISE', changes);
  const { run } = await driveCase(one, [obligation(one, 'RISE_TRANS_001')]);
  mkdirSync(join(folder, name), { recursive: true });
  // Without a machine's paths it is another text, and needs a seal of its own.
  const result = JSON.stringify(unsealed(run.outputs[resultFile] ?? '')?.result ?? null).replaceAll(one.root, '');
  writeFileSync(join(folder, name, resultFile), sealed(JSON.parse(result)));
  console.log(name, run.exitCode, run.seconds);
  one.remove();
}
