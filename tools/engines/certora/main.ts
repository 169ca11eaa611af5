/** The driver: type-checks a configuration, has it proved where that can be, and writes down what was said. Judges nothing. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealed } from '../../run/sealed.ts';
import { askCloud } from './cloud.ts';
import { inventoryOf } from './inventory.ts';
import { outputFile, resultFile } from './parse.ts';
import { type DriverResult, type Failure, Request } from './schema.ts';
import { makeStage, type Stage } from './stage.ts';
import { answersIn, ask, buildFolder, failureOf, makePath, otherCode } from './tool.ts';

/** Before the core would end the job. */
const MARGIN_SECONDS = 15;

const request = Request.parse(JSON.parse(process.argv[2] ?? 'null'));
const started = performance.now();
const left = (): number => request.seconds - MARGIN_SECONDS - (performance.now() - started) / 1000;
const say = (text: string): void => {
  process.stdout.write(`${text.replace(/(anonymousKey=)[\w-]+/gu, '$1***').trimEnd()}\n`);
};

type Told = Omit<DriverResult, 'schema' | 'mode'>;
const blank: Told = {
  state: 'failed',
  failure: null,
  options: {},
  rules: [],
  outputSha256: null,
  job: null,
  waitedSeconds: 0,
};

function failed(failure: Failure): Told {
  return { ...blank, failure };
}

/** The answers lie beside the result, and are those that it names. */
function finished(checked: Told, output: string): Told {
  writeFileSync(join(request.job, outputFile), output);
  return { ...checked, state: 'finished', outputSha256: createHash('sha256').update(output).digest('hex') };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

async function drive(folder: string): Promise<Told> {
  let stage: Stage;
  try {
    stage = makeStage(request.root, folder, request.conf, request.spec);
  } catch (error) {
    return failed({ code: 'stage', detail: messageOf(error) });
  }
  const path = makePath(request, join(request.job, 'bin'));
  const checked = await typecheck(stage, path);
  if (checked.state === 'failed' || request.mode === 'typecheck') return checked;
  return request.mode === 'local' ? proveHere(checked, stage, path) : proveThere(checked, stage, path);
}

function argvFor(stage: Stage): string[] {
  return [request.conf, '--verify', `${stage.scene[0].name}:${request.spec}`, '--solc', 'solc'];
}

async function typecheck(stage: Stage, path: string): Promise<Told> {
  const argv = [request.bin.certoraRun, ...argvFor(stage), '--compilation_steps_only', '--dump_cvl_ast', 'ast.json'];
  const said = await ask(argv, { cwd: stage.folder, path, seconds: Math.max(1, left()) });
  say(said.text);
  if (said.exitCode !== 0) return failed(failureOf(said));
  try {
    const build = buildFolder(stage);
    const other = otherCode(build, stage.scene);
    if (other !== null) return failed(other);
    const ast: unknown = JSON.parse(readFileSync(join(stage.folder, 'ast.json'), 'utf8'));
    const options = JSON.parse(readFileSync(join(build, 'run.conf'), 'utf8')) as Record<string, unknown>;
    return { ...blank, state: 'typechecked', options, rules: inventoryOf({ ast, scene: stage.scene }) };
  } catch (error) {
    return failed({ code: 'crash', detail: `what it wrote cannot be read: ${messageOf(error)}` });
  }
}

async function proveHere(checked: Told, stage: Stage, path: string): Promise<Told> {
  const { jar } = request.bin;
  const argv = [
    request.bin.certoraRun,
    ...argvFor(stage),
    ...['--jar', jar ?? '', '--java_args', `-Xmx${Math.round(request.memoryMb * 0.6)}m`],
    ...['--smt_timeout', String(Math.ceil(request.querySeconds))],
    ...['--global_timeout', String(Math.max(1, Math.floor(left() - MARGIN_SECONDS)))],
  ];
  const said = await ask(argv, { cwd: stage.folder, path, seconds: Math.max(1, left()) });
  say(said.text);
  const answers = answersIn(stage);
  const [only] = answers;
  if (only === undefined || answers.length > 1)
    return failed({
      code: 'crash',
      detail: `${answers.length} results where one was expected: ${failureOf(said).detail}`,
    });
  return finished(checked, readFileSync(only, 'utf8'));
}

async function proveThere(checked: Told, stage: Stage, path: string): Promise<Told> {
  const argv = [...argvFor(stage), '--disable_auto_cache_key_gen'];
  const fetched = await askCloud({ request, stage, path, argv, left, say });
  switch (fetched.state) {
    case 'failed':
      return failed(fetched.failure);
    case 'pending':
      return { ...checked, state: 'pending', job: fetched.job, waitedSeconds: fetched.waitedSeconds };
    case 'finished':
      return { ...finished(checked, fetched.output), job: fetched.job };
  }
}

const folder = join(request.job, 'stage');
let told: Told;
try {
  told = await drive(folder);
} catch (error) {
  told = failed({ code: 'crash', detail: messageOf(error) });
}
// The tool's own notes hold answers of the server that let anyone read the job.
rmSync(folder, { recursive: true, force: true });
const result: DriverResult = { schema: 1, mode: request.mode, ...told };
writeFileSync(join(request.job, resultFile), sealed(result));
