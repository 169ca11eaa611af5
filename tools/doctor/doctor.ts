/** What is here, as which version, and the command that mends what is not. */
import type { Engine } from '../engines/types.ts';
import { sanitise } from '../errors.ts';
import { jsonText } from '../json-text.ts';
import { environmentFolder, hasNodeScriptForge, locate, locateAll, type Where } from '../run/locate.ts';
import { hasProc } from '../run/processes.mjs';
import { askTool, neededNames, readiness, recordOf } from '../run/versions.ts';
import type { EngineRecord } from '../schema.ts';

export interface ToolReport {
  readonly name: string;
  readonly version: string | null;
  /** Where it was found, without machine paths; the mending command when it was not. */
  readonly note: string;
  readonly required: boolean;
}

export interface Diagnosis {
  readonly tools: readonly ToolReport[];
  readonly solvers: readonly ToolReport[];
  readonly engines: readonly EngineRecord[];
  /** Remarks on this machine that weaken a run. */
  readonly remarks: readonly string[];
  /** 0 when all that is required is here, else 2. */
  readonly exitCode: 0 | 2;
}

interface Asked {
  readonly name: string;
  readonly args: readonly string[];
  readonly pattern: RegExp;
  readonly required: boolean;
}

const mend = 'npm start installs it';

const asked: readonly Asked[] = [
  { name: 'python', args: ['--version'], pattern: /Python (\S+)/u, required: true },
  { name: 'forge', args: ['--version'], pattern: /forge Version: (\S+)/iu, required: true },
  { name: 'solc', args: ['--version'], pattern: /Version: (\S+)/u, required: true },
];

const solverBinaries: readonly Asked[] = [
  { name: 'z3', args: ['--version'], pattern: /Z3 version (\S+)/u, required: true },
  { name: 'yices-smt2', args: ['--version'], pattern: /Yices (\S+)/u, required: true },
];

/** PyPI's bitwuzla and cvc5 have no command line; the environment's Python is asked for them. */
const solverModules = ['bitwuzla', 'cvc5'] as const;

export interface DoctorOptions extends Where {
  readonly engines: readonly Engine[];
  /** Engines without which the answer is 2; all that are not dispensable unless told. */
  readonly required?: readonly string[];
}

export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const { engines, required = engines.filter((one) => !one.dispensable).map(({ id }) => id) } = options;
  const bin = locateAll(neededNames(engines), options);
  const [tools, binaries, modules, records] = await Promise.all([
    Promise.all(asked.map((tool) => report(tool, options))),
    Promise.all(solverBinaries.map((tool) => report(tool, options))),
    moduleReports(options),
    Promise.all(engines.map(async (engine) => recordOf(engine, await readiness(engine, bin)))),
  ]);
  const node: ToolReport = {
    name: 'node',
    version: process.versions.node,
    note: 'the Node that runs Assay',
    required: true,
  };
  const solvers = [...binaries, ...modules].sort((a, b) => (a.name < b.name ? -1 : 1));
  const whole = [...tools, ...solvers].every((tool) => !tool.required || tool.version !== null);
  const enginesHere = records.every((record) => record.available || !required.includes(record.id));
  return {
    tools: [node, ...tools],
    solvers,
    engines: records,
    remarks: remarksOn(options),
    exitCode: whole && enginesHere ? 0 : 2,
  };
}

async function report({ name, args, pattern, required }: Asked, where: Where): Promise<ToolReport> {
  const found = locate(name, where);
  if (found === null) return { name, version: null, note: mend, required };
  const { text } = await askTool([found.path, ...args]);
  const version = pattern.exec(text)?.[1] ?? null;
  return {
    name,
    version,
    note: version === null ? `${found.shown} does not tell its version; ${mend}` : found.shown,
    required,
  };
}

async function moduleReports(where: Where): Promise<readonly ToolReport[]> {
  const python = locate('python', where);
  const script = `from importlib.metadata import version\nfor name in ${JSON.stringify(solverModules)}:\n  __import__(name); print(name, version(name))`;
  const text = python === null ? '' : (await askTool([python.path, '-c', script])).text;
  return solverModules.map((name) => {
    const version = new RegExp(`^${name} (\\S+)$`, 'mu').exec(text)?.[1] ?? null;
    return { name, version, note: version === null ? mend : 'in the Python environment', required: true };
  });
}

function remarksOn(where: Where): readonly string[] {
  const remarks: string[] = [];
  if (!hasProc)
    remarks.push('no /proc here: memory limits are not enforced, and processes that leave their group are not found');
  if (environmentFolder(where.home) === null)
    remarks.push('the Python environment is not made from the present requirements; npm start makes it');
  if (hasNodeScriptForge(where))
    remarks.push('the forge on PATH is the npm script, which hides failures; it is not used');
  return remarks;
}

function line(name: string, version: string | null, rest: string): string {
  return `  ${name.padEnd(14)} ${(version ?? 'missing').padEnd(26)} ${rest}`.trimEnd();
}

/** Versions of several programs, and what mends a missing one, are long: they have a line of their own. */
function engineLines({ id, version, ceiling, basis, note }: EngineRecord): readonly string[] {
  return [
    line(id, version === null ? 'missing' : 'here', `at most ${ceiling}, of ${basis}`),
    `  ${''.padEnd(14)} ${[version, note].filter((part) => part !== null && part !== '').join('; ')}`,
  ];
}

export function diagnosisText({ tools, solvers, engines, remarks, exitCode }: Diagnosis): string {
  const lines = [
    'tools',
    ...tools.map((tool) => line(tool.name, tool.version, tool.note)),
    'solvers',
    ...solvers.map((tool) => line(tool.name, tool.version, tool.note)),
    'engines',
    ...engines.flatMap(engineLines),
    ...remarks.map((remark) => `note: ${remark}`),
    exitCode === 0 ? 'everything required is here' : 'something required is missing',
  ];
  return lines.map(sanitise).join('\n');
}

export function diagnosisJson(diagnosis: Diagnosis): string {
  return jsonText({ schema: 1, ...diagnosis });
}
