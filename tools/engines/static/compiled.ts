/** For tests: small contracts compiled to artifacts as forge writes them. */
import { createRequire } from 'node:module';

interface Output {
  readonly abi: unknown;
  readonly metadata: string;
  readonly storageLayout: unknown;
  readonly evm: {
    readonly bytecode: Record<string, unknown> & { object: string };
    readonly deployedBytecode: Record<string, unknown> & { object: string };
    readonly methodIdentifiers: Record<string, string>;
  };
}

interface Compiled {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts: Readonly<Record<string, Readonly<Record<string, Output>>>>;
}

export interface Settings {
  readonly viaIR?: boolean;
  readonly optimizer?: boolean;
}

export type Artifact = Record<string, unknown> & { deployedBytecode: Record<string, unknown> & { object: string } };

const solc = createRequire(import.meta.url)('solc') as { compile(input: string, callbacks?: unknown): string };
const resolve = createRequire(import.meta.url).resolve;

export function compile(
  source: string,
  name: string,
  { viaIR = false, optimizer = true }: Settings = {},
  read?: (path: string) => string,
): Artifact {
  const sources = {
    'src/Case.sol': { content: `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\n${source}` },
  };
  const outputSelection = {
    '*': { '*': ['abi', 'metadata', 'storageLayout', 'evm.bytecode', 'evm.deployedBytecode', 'evm.methodIdentifiers'] },
  };
  const settings = { viaIR, optimizer: { enabled: optimizer, runs: 200 }, outputSelection };
  const callbacks = {
    import: (path: string) => (read === undefined ? { error: 'no imports' } : { contents: read(resolve(path)) }),
  };
  const output = JSON.parse(
    solc.compile(JSON.stringify({ language: 'Solidity', sources, settings }), callbacks),
  ) as Compiled;
  const failed = output.errors?.find(({ severity }) => severity === 'error');
  const contract = output.contracts['src/Case.sol']?.[name];
  if (failed !== undefined || contract === undefined)
    throw new Error(failed?.formattedMessage ?? `no contract ${name}`);
  const { abi, metadata, storageLayout, evm } = contract;
  const deployedBytecode = { ...evm.deployedBytecode, object: `0x${evm.deployedBytecode.object}` };
  return {
    abi,
    bytecode: { ...evm.bytecode, object: `0x${evm.bytecode.object}` },
    deployedBytecode,
    methodIdentifiers: evm.methodIdentifiers,
    storageLayout,
    metadata: JSON.parse(metadata) as unknown,
  };
}
