/** What an answer depends on: every source that is analysed, and the acceptances with the day they are judged by. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutComments } from '../../compile/plain.ts';
import { solidityBelow, sourcesOf } from '../../compile/sources.ts';
import { sha256 } from '../../ledger/key.ts';
import { triageFile } from './schema.ts';
import { readTriage } from './triage.ts';

/** A detector may compare contracts, so all of the suite is looked at whichever is asked about. */
export const suiteFolder = 'contracts/flat';

/** Sources to begin with, relative to the root. */
export function analysed(root: string, files: readonly string[]): readonly string[] {
  const suite = existsSync(join(root, suiteFolder)) ? solidityBelow(root, suiteFolder) : [];
  return [...new Set([...suite, ...files])].sort();
}

export function sourceSubject(root: string, file: string, asOf: string): { harness: string; bytecode: string } {
  const path = join(root, triageFile);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const read = readTriage(text, asOf);
  const expired = read.ok ? read.accepted.flatMap((one) => (one.expired ? [one.finding] : [])) : [];
  return {
    // A day on which nothing ends changes nothing.
    harness: sha256(JSON.stringify([text, expired])),
    // Lines stay in it, because findings name them.
    bytecode: sha256(
      JSON.stringify([...sourcesOf(root, analysed(root, [file]))].map(([name, text]) => [name, withoutComments(text)])),
    ),
  };
}
