/** The driver: runs one script by each solver in turn and writes down what they said. Judges nothing. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { sealed } from '../../run/sealed.ts';
import { readAnswers } from './answers.ts';
import { resultFile, scriptFile } from './parse.ts';
import { type DriverResult, Request, type SolverRun } from './schema.ts';
import { askModels, askPremises, readScript } from './smtlib.ts';

interface Solver {
  readonly argv: readonly string[];
  readonly versionArgv: readonly string[];
  /** Recorded with the result. Limits only; nothing that changes what an answer means. */
  readonly options: readonly string[];
}

const cvc5Cli = fileURLToPath(new URL('./cvc5-cli.py', import.meta.url));

function solversOf(request: Request): { z3: Solver; cvc5: Solver } {
  const milliseconds = Math.ceil(request.querySeconds * 1000);
  const python = [request.python, cvc5Cli];
  return {
    z3: { argv: [request.z3], versionArgv: [request.z3, '--version'], options: [`-t:${milliseconds}`] },
    cvc5: { argv: python, versionArgv: [...python, '--version'], options: [`--tlimit-per=${milliseconds}`] },
  };
}

async function start(argv: readonly string[], seconds: number) {
  const [file = '', ...rest] = argv;
  return execa(file, rest, {
    reject: false,
    timeout: seconds * 1000,
    forceKillAfterDelay: 1000,
    stripFinalNewline: false,
    stdin: 'ignore',
  });
}

async function ask(solver: Solver, path: string, seconds: number): Promise<SolverRun> {
  const version = await start(solver.versionArgv, 60);
  const run = await start([...solver.argv, ...solver.options, path], seconds);
  return {
    version: String(version.stdout).trim(),
    options: [...solver.options],
    exitCode: run.exitCode ?? null,
    timedOut: run.timedOut,
    seconds: Math.round(run.durationMs ?? 0) / 1000,
    raw: String(run.stdout ?? ''),
    errors: (String(run.stderr ?? '') || (run.code ?? '')).slice(0, 10_000),
    models: '',
  };
}

async function solve(solver: Solver, job: string, text: string, querySeconds: number): Promise<SolverRun> {
  const reading = readScript(text);
  const checks = reading.ok ? reading.script.checks : [];
  const seconds = secondsFor(checks.length, querySeconds);
  const record = await ask(solver, join(job, scriptFile), seconds);
  if (!reading.ok) return record;
  const read = readAnswers(record, checks.length);
  const satisfied = read.ok ? read.answers.flatMap((answer, index) => (answer === 'sat' ? [index] : [])) : [];
  if (satisfied.length === 0) return record;
  const withModels = join(job, 'models.smt2');
  const modelOption = solver.argv.length > 1 ? ['--produce-models=true'] : [];
  await writeFile(withModels, askModels(text, reading.script, satisfied));
  const models = await start([...solver.argv, ...solver.options, ...modelOption, withModels], seconds);
  return { ...record, models: String(models.stdout ?? '').slice(0, 1_000_000) };
}

function secondsFor(checks: number, querySeconds: number): number {
  return querySeconds * Math.max(1, checks) + 5;
}

async function premisesOf(request: Request, text: string): Promise<DriverResult['premises']> {
  const reading = readScript(text);
  if (!request.isClaim || !reading.ok) return null;
  const path = join(request.job, 'premises.smt2');
  await writeFile(path, askPremises(text, reading.script));
  const { z3, cvc5 } = solversOf(request);
  const seconds = secondsFor(reading.script.checks.length, request.querySeconds);
  return { z3: await ask(z3, path, seconds), cvc5: await ask(cvc5, path, seconds) };
}

async function drive(request: Request): Promise<void> {
  const text = await readFile(request.script, 'utf8');
  await writeFile(join(request.job, scriptFile), text);
  const { z3, cvc5 } = solversOf(request);
  const result: DriverResult = {
    schema: 1,
    file: request.file,
    sha256: createHash('sha256').update(text).digest('hex'),
    solvers: {
      z3: await solve(z3, request.job, text, request.querySeconds),
      cvc5: await solve(cvc5, request.job, text, request.querySeconds),
    },
    premises: await premisesOf(request, text),
  };
  await writeFile(join(request.job, resultFile), sealed(result));
}

await drive(Request.parse(JSON.parse(process.argv[2] ?? 'null')));
