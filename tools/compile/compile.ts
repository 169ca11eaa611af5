/**
 * Compiles with the native forge, by settings that start no program of the project's. Nothing goes on from here unless
 * everything that was asked for compiled now.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { errors, sanitise } from '../errors.ts';
import { refuseLinksOut } from '../ledger/inside.ts';
import { execute } from '../run/execute.ts';
import { makeJobFolder } from '../run/job-folder.ts';
import { locate } from '../run/locate.ts';
import { refuseCommands, refuseCommandsIn } from './annotations.ts';
import { forgeEnvironment } from './forge-environment.ts';
import { startFolder, writeSettings } from './settings.ts';
import { dropCampaignTrees } from './trees.ts';

export interface CompileOptions {
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Folder of this Assay, where forge is looked for. */
  readonly home: string;
  /** Sources to compile; all that foundry.toml names unless told. Relative to the root. */
  readonly paths?: readonly string[] | undefined;
  /** Further arguments of `forge build`. */
  readonly args?: readonly string[] | undefined;
  readonly seconds?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Compiled {
  readonly seconds: number;
  readonly warnings: readonly string[];
}

export async function compile(options: CompileOptions): Promise<Compiled> {
  const { root, home, paths = [], args = [], seconds = 900, signal } = options;
  if (!existsSync(join(root, 'foundry.toml'))) throw errors.noProject(root);
  refuseCommands(root);
  for (const name of ['out', 'cache', '.assay']) refuseLinksOut(root, join(root, name), 3);
  const forge = locate('forge', { home, env: process.env });
  if (forge === null) throw errors.toolMissing('forge', 'npm start installs it');
  const job = makeJobFolder(join(root, '.assay', 'compile'), 'forge');
  const limits = { seconds, memoryMb: 16_000, querySeconds: seconds, runs: 0, depth: 0, seed: '0' };
  writeSettings(root, home);
  const argv = [forge.path, 'build', '--root', root, '--out', 'out', '--cache-path', 'cache', ...args, ...paths];
  const { run, startError } = await execute(
    { argv, cwd: startFolder(job.work), env: forgeEnvironment(root), outputs: [], display: 'forge build' },
    { job, limits, signal },
  );
  const log = relative(process.cwd(), job.stderr) || job.stderr;
  if (run.interrupted) throw errors.compilerBroke('it was interrupted', log);
  if (run.timedOut) throw errors.compilerBroke(`not done after ${seconds} s`, log);
  const text = `${run.stdout}\n${run.stderr}`;
  const settings = /failed to extract foundry config:?\s*([\s\S]{0,600})/u.exec(sanitise(text));
  if (settings !== null) throw errors.badSettings((settings[1] ?? '').replace(/[\s|^]+/gu, ' ').trim());
  const found = messagesOf(text, 'Error');
  if (found.length > 0) throw errors.compileFailed(found);
  if (run.exitCode !== 0) throw errors.compilerBroke(startError ?? lastLine(text), log);
  scanArtifacts(root);
  dropCampaignTrees(root);
  rmSync(job.folder, { recursive: true, force: true });
  return { seconds: run.seconds, warnings: messagesOf(text, 'Warning') };
}

function lastLine(text: string): string {
  return (
    sanitise(text)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .at(-1) ?? 'no output'
  );
}

/** `Error (7576): Undeclared identifier.` and, on the next line, `--> src/A.sol:3:9:`, as `src/A.sol:3: Undeclared identifier.` */
export function messagesOf(text: string, kind: 'Error' | 'Warning'): readonly string[] {
  const lines = sanitise(text).split('\n');
  const messages: string[] = [];
  for (const [index, line] of lines.entries()) {
    const start = new RegExp(`^(?:\\w*${kind})(?: \\(\\d+\\))?: (.*)$`, 'u').exec(line.trim());
    const message = start?.[1];
    if (message === undefined || message === 'Compiler run failed:') continue;
    const place = lines
      .slice(index + 1, index + 6)
      .map((next) => /^\s*--> (.+?):(\d+):\d+:?\s*$/u.exec(next))
      .find((found) => found !== null);
    messages.push(place ? `${place[1]}:${place[2]}: ${message}` : message);
  }
  return [...new Set(messages)];
}

function scanArtifacts(root: string): void {
  const out = join(root, 'out');
  if (!existsSync(out)) return;
  for (const entry of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.json') && !entry.startsWith('build-info'))
      refuseCommandsIn(join('out', entry), readFileSync(join(out, entry), 'utf8'));
  }
}
