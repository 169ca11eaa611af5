/**
 * Sources and the compiler's trees as an archive that Slither reads instead of compiling. Its detectors look at trees: no
 * bytecode is needed, which is what takes a compiler its minute. Pure.
 */
import { isDependency } from './finding.ts';

export interface CompiledSource {
  readonly ast: unknown;
  /** By name. */
  readonly contracts: Readonly<Record<string, CompiledContract>>;
}

export interface CompiledContract {
  readonly abi?: unknown;
  readonly userdoc?: unknown;
  readonly devdoc?: unknown;
}

export interface ArchiveInput {
  readonly sources: ReadonlyMap<string, string>;
  readonly compiled: ReadonlyMap<string, CompiledSource>;
  /** `0.8.28`. */
  readonly compiler: string;
}

/** Type of platform that crytic-compile takes an archive's content for: plain solc. */
const plainSolc = 1;

export function archiveOf({ sources, compiled, compiler }: ArchiveInput): unknown {
  const files = [...compiled.keys()].sort();
  const units = files.map((file) => [file, unitOf(file, compiled.get(file))] as const);
  return {
    compilation_units: {
      suite: {
        compiler: { compiler: 'solc', version: compiler, optimized: true },
        source_units: Object.fromEntries(units),
        filenames: files.map(namesOf),
      },
    },
    package: null,
    working_dir: '.',
    type: plainSolc,
    unit_tests: [],
    crytic_version: '0.0.2',
    source_content: Object.fromEntries(sources),
  };
}

/** Relative in every form, so that no machine's path is in what Slither writes. */
function namesOf(file: string): Record<string, string> {
  return { absolute: file, used: file, short: file, relative: file };
}

function unitOf(file: string, source: CompiledSource | undefined): unknown {
  const contracts = Object.entries(source?.contracts ?? {}).map(([name, { abi, userdoc, devdoc }]) => [
    name,
    {
      abi: abi ?? [],
      bin: '',
      'bin-runtime': '',
      srcmap: '',
      'srcmap-runtime': '',
      filenames: namesOf(file),
      libraries: {},
      is_dependency: isDependency(file),
      userdoc: userdoc ?? {},
      devdoc: devdoc ?? {},
    },
  ]);
  return { ast: source?.ast, contracts: Object.fromEntries(contracts) };
}
