/** The driver: has the compiler's model checker look at one contract, and writes down what it said. Judges nothing. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Node, nodesOf, type SourceUnit, Syntax } from '../../../harness/access/syntax.ts';
import { remappingsOf, sourcesOf } from '../../compile/sources.ts';
import { sealed } from '../../run/sealed.ts';
import { type Fragment, fragmentOf, isDeployable, type Outside } from './fragment.ts';
import { placeOf, rewriteReverts, sameButReverts } from './rewrite.ts';
import { type AbiEntry, type DriverResult, type Message, Request, resultFile } from './schema.ts';

interface Output {
  readonly errors?: readonly {
    readonly errorCode?: string;
    readonly severity: string;
    readonly message: string;
    readonly sourceLocation?: { readonly file: string; readonly start: number; readonly end: number };
  }[];
  readonly sources?: Readonly<Record<string, { readonly ast: SourceUnit }>>;
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, { readonly abi: AbiEntry[] }>>>>;
}

const solc = createRequire(import.meta.url)('solc') as {
  version(): string;
  compile(input: string): string;
};

/** Something that stops the driver before the checker was asked. */
class Stopped extends Error {}

interface Parsed {
  readonly units: Readonly<Record<string, SourceUnit>>;
  readonly bytes: Readonly<Record<string, Buffer>>;
  readonly abi: AbiEntry[];
  readonly fragment: Fragment;
}

/** Of the bytecode that is judged beside it; an older one knows less. */
const evmVersion = 'paris';

/** Nothing is read while it runs: everything that is imported must be among the sources. */
function compile(
  root: string,
  sources: Readonly<Record<string, { readonly content: string }>>,
  settings: Readonly<Record<string, unknown>>,
): Output {
  const common = { remappings: remappingsOf(root), evmVersion };
  const input = { language: 'Solidity', sources, settings: { ...common, ...settings } };
  return JSON.parse(solc.compile(JSON.stringify(input))) as Output;
}

function refuseErrors({ errors = [] }: Output, when: string): void {
  const failed = errors.find(({ severity }) => severity === 'error');
  if (failed !== undefined) throw new Stopped(`${when}: ${failed.message}`);
}

/** Reads the contract and everything it is made from. */
function parseSources({ root, file, contract }: Request): Parsed {
  const texts = [...sourcesOf(root, [file])];
  const bytes = Object.fromEntries(texts.map(([name, text]) => [name, Buffer.from(text)]));
  const outputSelection = { '*': { '': ['ast'] }, [file]: { '': ['ast'], [contract]: ['abi'] } };
  const output = compile(root, Object.fromEntries(texts.map(([name, content]) => [name, { content }])), {
    outputSelection,
  });
  refuseErrors(output, 'the sources do not compile');
  const units = Object.fromEntries(Object.entries(output.sources ?? {}).map(([name, { ast }]) => [name, ast]));
  const syntax = new Syntax(Object.values(units));
  const found = syntax.contracts.find((one) => one['name'] === contract && syntax.pathOf(one) === file);
  if (found === undefined) throw new Stopped(`${file} has no contract ${contract}`);
  refuseNeighbours(units[file], found);
  return {
    units,
    bytes,
    abi: output.contracts?.[file]?.[contract]?.abi ?? [],
    fragment: fragmentOf(syntax, found),
  };
}

/** The checker picks sources, not contracts: it would look at every other one of the file too. */
function refuseNeighbours(unit: SourceUnit | undefined, contract: Node): void {
  if (!isDeployable(contract)) throw new Stopped(`${String(contract['name'])} cannot be deployed by itself`);
  const others = nodesOf(unit?.['nodes']).filter((one) => one !== contract && isDeployable(one));
  if (others.length > 0) throw new Stopped(`${String(others[0]?.['name'])} stands in the same file`);
}

function ask({ root, file, contract }: Request, parsed: Parsed): { output: Output; rewritten: number } {
  let rewritten = 0;
  const sources: Record<string, { content: string }> = {};
  for (const [name, unit] of Object.entries(parsed.units)) {
    const { bytes, count } = rewriteReverts(parsed.bytes[name] ?? Buffer.alloc(0), unit);
    sources[name] = { content: bytes.toString('utf8') };
    rewritten += count;
  }
  const modelChecker = {
    contracts: { [file]: [contract] },
    engine: 'chc',
    extCalls: 'untrusted',
    showProvedSafe: true,
    showUnproved: true,
    showUnsupported: true,
    solvers: ['z3'],
    targets: ['assert'],
  };
  const output = compile(root, sources, { outputSelection: { '*': { '': ['ast'] } }, modelChecker });
  refuseErrors(output, 'the sources do not compile with revert() for their errors');
  for (const [name, unit] of Object.entries(parsed.units)) {
    const after = output.sources?.[name]?.ast;
    if (after === undefined || !sameButReverts(unit, after))
      throw new Stopped(`${name} was changed beyond its reverts`);
  }
  return { output, rewritten };
}

function messagesOf({ errors = [] }: Output): Message[] {
  return errors.map(({ errorCode = '', severity, message, sourceLocation }) => ({
    code: errorCode,
    severity,
    text: message,
    file: sourceLocation?.file ?? null,
    start: sourceLocation?.start ?? null,
    end: sourceLocation?.end ?? null,
  }));
}

/** `file:line` of a node. */
function whereOf({ units, bytes }: Parsed, { what, node }: Outside): { what: string; where: string } {
  const { start, file } = placeOf(node);
  const name = Object.keys(units).find((one) => placeOf(units[one] as Node).file === file) ?? '';
  const line = (bytes[name] ?? Buffer.alloc(0)).subarray(0, Math.max(0, start)).toString('latin1').split('\n').length;
  return { what, where: `${name}:${line}` };
}

/** In a comment, and yet it has the checker believe anything of a function. */
function annotated({ bytes }: Parsed): { what: string; where: string }[] {
  return Object.entries(bytes)
    .filter(([, text]) => text.includes('custom:smtchecker'))
    .map(([where]) => ({ what: 'an annotation for the checker', where }));
}

function drive(request: Request): DriverResult {
  const started = performance.now();
  const result: DriverResult = {
    schema: 1,
    compiler: solc.version(),
    file: request.file,
    contract: request.contract,
    abi: [],
    assertions: [],
    outside: [],
    messages: [],
    sources: 0,
    rewritten: 0,
    seconds: 0,
    failure: null,
  };
  try {
    const parsed = parseSources(request);
    result.abi = parsed.abi;
    result.assertions = [...parsed.fragment.assertions];
    result.outside = [...annotated(parsed), ...parsed.fragment.outside.map((one) => whereOf(parsed, one))];
    result.sources = Object.keys(parsed.units).length;
    const { output, rewritten } = ask(request, parsed);
    result.rewritten = rewritten;
    result.messages = messagesOf(output);
  } catch (error) {
    result.failure = error instanceof Error ? error.message : String(error);
  }
  return { ...result, seconds: Math.round(performance.now() - started) / 1000 };
}

if (process.argv[2] === '--version') console.log(`solc ${solc.version()}`);
else {
  const request = Request.parse(JSON.parse(process.argv[2] ?? 'null'));
  writeFileSync(join(request.job, resultFile), sealed(drive(request)));
}
