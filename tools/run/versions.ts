/** Whether an engine can run here, and as what. Nothing is written down that the tool did not say itself. */
import { rm } from 'node:fs/promises';
import type { Engine } from '../engines/types.ts';
import { makeScratch } from '../ledger/temporary.ts';
import type { Cause, EngineRecord } from '../schema.ts';
import { execute } from './execute.ts';
import { makeJobFolder } from './job-folder.ts';
import type { Bin } from './locate.ts';
import { modeOf } from './secrets.ts';

export type Readiness =
  | { readonly ready: true; readonly version: string; readonly note: string }
  | { readonly ready: false; readonly cause: Cause; readonly mend: string };

export interface Answered {
  readonly exitCode: number | null;
  readonly text: string;
}

/** Runs something short, under the same guards as a job. */
export async function askTool(argv: readonly string[], seconds = 60): Promise<Answered> {
  const folder = makeScratch('ask');
  try {
    const job = makeJobFolder(folder, 'ask');
    const limits = { seconds, memoryMb: 4000, querySeconds: seconds, runs: 0, depth: 0, seed: '0' };
    const { run, startError } = await execute(
      { argv, cwd: job.work, env: {}, outputs: [], display: argv.join(' ') },
      { job, limits },
    );
    return { exitCode: run.exitCode, text: startError ?? `${run.stdout}\n${run.stderr}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function readiness(engine: Engine, bin: Bin): Promise<Readiness> {
  const missing = engine.needs.filter((need) => bin[need.name] === undefined);
  if (missing.length > 0) {
    const names = missing.map((need) => need.name).join(', ');
    const mend = [...new Set(missing.map((need) => need.mend))].join('; ');
    return { ready: false, cause: { code: 'tool-missing', detail: `${names} not found. Fix: ${mend}` }, mend };
  }
  const { bin: name, args, pattern, supported } = engine.version;
  const tool = bin[name];
  const mend = engine.needs.find((need) => need.name === name)?.mend ?? engine.url;
  if (tool === undefined)
    return { ready: false, cause: { code: 'tool-missing', detail: `${name} not found. Fix: ${mend}` }, mend };
  const { exitCode, text } = await askTool([tool.path, ...args]);
  const found = pattern.exec(text);
  const version = found?.[1] ?? found?.[0];
  if (exitCode !== 0 || version === undefined) {
    return {
      ready: false,
      cause: { code: 'tool-error', detail: `${name} does not tell its version (${tool.shown}). Fix: ${mend}` },
      mend,
    };
  }
  const exact = /^\d+(\.\d+)+$/u.test(supported);
  const expected = exact && version !== supported ? `; made for ${supported}` : '';
  const mode = modeOf(engine, bin);
  return {
    ready: true,
    version: mode === undefined ? version : `${version}, ${mode}`,
    note: `${tool.shown}${expected}`,
  };
}

export function recordOf(engine: Engine, state: Readiness): EngineRecord {
  const { id, title, ceiling, basis } = engine;
  return state.ready
    ? { id, title, ceiling, basis, available: true, version: state.version, note: state.note }
    : { id, title, ceiling, basis, available: false, version: null, note: state.mend };
}

export function neededNames(engines: readonly Engine[]): readonly string[] {
  return [
    ...new Set(
      engines.flatMap(({ version, needs, wants = [] }) => [version.bin, ...needs.map((need) => need.name), ...wants]),
    ),
  ].sort();
}
