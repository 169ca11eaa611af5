import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Abi } from 'viem';
import type { Artifact } from '../artifact.ts';

const solc = createRequire(import.meta.url)('solc') as { compile(input: string, callbacks: { import(path: string): { contents: string } }): string };

export interface Settings {
  readonly optimizer?: { readonly enabled: boolean; readonly runs?: number };
  readonly viaIR?: boolean;
  readonly evmVersion?: string;
}

interface Compiled {
  readonly abi: Abi;
  readonly storageLayout: unknown;
  readonly evm: { readonly bytecode: { readonly object: string }; readonly deployedBytecode: NonNullable<Artifact['deployedBytecode']> };
}

const compiled = new Map<string, Record<string, Artifact>>();

/** Compiles one fixture with npm's solc and gives its contracts in the shape of forge artifacts. */
export function compileFixture(file: string, settings?: Settings): Record<string, Artifact> {
  const key = JSON.stringify([file, settings]);
  const known = compiled.get(key) ?? compileSource(file, readFixture(file), settings);
  compiled.set(key, known);
  return known;
}

/** The source may import fixtures by `./Name.sol`. */
export function compileSource(file: string, content: string, settings: Settings = { optimizer: { enabled: true } }): Record<string, Artifact> {
  const evmVersion = settings.evmVersion ?? 'paris';
  const output = JSON.parse(solc.compile(JSON.stringify({
    language: 'Solidity',
    sources: { [file]: { content } },
    settings: { ...settings, evmVersion, outputSelection: { '*': { '*': ['abi', 'storageLayout', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.deployedBytecode.immutableReferences'] } } },
  }), { import: (path) => ({ contents: readFixture(path) }) })) as { errors?: { severity: string; formattedMessage: string }[]; contracts: Record<string, Record<string, Compiled>> };
  const errors = (output.errors ?? []).filter((error) => error.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  return Object.fromEntries(Object.values(output.contracts).flatMap((contracts) => Object.entries(contracts)).map(([name, { abi, evm, storageLayout }]) => [
    name,
    { abi, storageLayout, bytecode: { object: `0x${evm.bytecode.object}` }, deployedBytecode: evm.deployedBytecode, metadata: { settings: { evmVersion } } },
  ]));
}

export function readFixture(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

export function pick(artifacts: Record<string, Artifact>, name: string): Artifact {
  const artifact = artifacts[name];
  if (artifact === undefined) throw new Error(`the fixture has no contract ${name}`);
  return artifact;
}
