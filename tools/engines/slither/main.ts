/** The engine's process: reads the sources, hands Slither the compiler's trees, and writes what is known without it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { frontOf } from '../../compile/frontend.ts';
import { remappingsOf, sourcesOf } from '../../compile/sources.ts';
import { renderError } from '../../errors.ts';
import { sealed } from '../../run/sealed.ts';
import { today } from '../../triage.ts';
import { archiveOf } from './archive.ts';
import { contextOf } from './context.ts';
import { archiveFile, type Driven, outputFile, Request, resultFile, sarifFile, triageFile } from './schema.ts';
import { analysed } from './subject.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));

const options = [
  // It would rather be a Foundry project, whose folder it looks for upwards, and start the forge it finds.
  ...['--compile-force-framework', 'archive'],
  ...['--json', outputFile],
  ...['--sarif', sarifFile],
  ...['--json-types', 'detectors,list-detectors'],
  // Comments in the sources and files beside them may silence findings; this shows all the same.
  '--show-ignored-findings',
  // What cannot be parsed ends the run instead of being left out.
  '--disallow-partial',
  '--disable-color',
  '--fail-none',
];

async function drive({ root, job, slither, files }: Request): Promise<number> {
  const sources = sourcesOf(root, analysed(root, files));
  const { trees, contracts } = await frontOf({ home, sources, remappings: remappingsOf(root) });
  const compiled = new Map([...trees].map(([file, ast]) => [file, { ast, contracts: contracts[file] ?? {} }]));
  const { version } = createRequire(import.meta.url)('solc/package.json') as { version: string };
  writeFileSync(join(job, archiveFile), JSON.stringify(archiveOf({ sources, compiled, compiler: version })));
  const context = contextOf({
    units: [...trees.values()],
    sources,
    asOf: today(),
    triage: textOf(join(root, triageFile)),
  });
  const done = await execa(slither, [archiveFile, ...options], {
    cwd: job,
    env: { PYTHONHASHSEED: '0', HOME: job },
    reject: false,
    stripFinalNewline: false,
    stdio: ['ignore', ['pipe', 'inherit'], ['pipe', 'inherit']],
  });
  const result: Driven = {
    schema: 1,
    context,
    exitCode: done.exitCode ?? null,
    stdout: done.stdout,
    stderr: done.stderr,
    output: textOf(join(job, outputFile)),
  };
  writeFileSync(join(job, resultFile), sealed(result));
  return done.exitCode ?? 1;
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

try {
  process.exitCode = await drive(Request.parse(JSON.parse(process.argv[2] ?? 'null')));
} catch (error) {
  process.stderr.write(`${renderError(error).text}\n`);
  process.exitCode = 2;
}
