/** The corpus as a project of its own: nothing of the suite is compiled with it, and nothing of it with the suite. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plantedFile } from '../engines/slither/planted.ts';
import { triageFile } from '../engines/slither/schema.ts';
import { corpus } from './truth.ts';

export const harnesses = 'specs/conformance';

/** Everything that is compiled or judged, with the paths that it has in the checkout. */
const copied = [corpus, harnesses, plantedFile, 'tools/compile/solc'];

/** What is accepted of the corpus, where a project has it. */
const accepted = join(harnesses, 'slither', 'accepted.toml');

/**
 * Made anew in place, but for what was compiled last time, which is used again where the sources are the same.
 * Returns the project root.
 */
export function stageCorpus(home: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of copied) {
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(join(home, name), join(folder, name), { recursive: true });
  }
  mkdirSync(dirname(join(folder, triageFile)), { recursive: true });
  cpSync(join(home, accepted), join(folder, triageFile));
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'foundry.toml'), settings(readFileSync(join(home, 'foundry.toml'), 'utf8')));
  return folder;
}

/** The suite's own settings: the same bytecode for the same source. Only the place of the harnesses is another. */
function settings(text: string): string {
  const lines = text.split('\n').filter((line) => !line.startsWith('skip ='));
  const places: Readonly<Record<string, string>> = { src: corpus, test: harnesses };
  return lines
    .map((line) => {
      const [, key = ''] = /^(src|test) = /u.exec(line) ?? [];
      return places[key] === undefined ? line : `${key} = "${places[key]}"`;
    })
    .join('\n');
}
