/** Compiled contracts as forge writes them, reduced to what a replay needs. */
import { readFile } from 'node:fs/promises';
import type { Abi, Hex } from 'viem';

export interface Artifact {
  readonly abi: Abi;
  readonly bytecode: { readonly object: string };
  readonly deployedBytecode?: {
    readonly object: string;
    readonly immutableReferences?: Readonly<
      Record<string, readonly { readonly start: number; readonly length: number }[]>
    >;
  };
  readonly storageLayout?: unknown;
  readonly metadata?: { readonly settings?: { readonly evmVersion?: string } };
}

/** The replay cannot start: something is wrong with what it was given, not with the counterexample. */
export class ReplayInputError extends Error {
  override readonly name = 'ReplayInputError';
}

export async function readArtifact(path: string): Promise<Artifact> {
  const parsed = JSON.parse(await readFile(path, 'utf8')) as Partial<Artifact>;
  if (!Array.isArray(parsed.abi) || typeof parsed.bytecode?.object !== 'string') {
    throw new ReplayInputError(`${path} is not a contract artifact: it has no abi or no bytecode.object`);
  }
  return parsed as Artifact;
}

/** Creation bytecode, refused when it is empty or still carries library placeholders. */
export function creationCode(artifact: Artifact, contract: string): Hex {
  const code = artifact.bytecode.object.replace(/^0x/, '');
  if (code === '') throw new ReplayInputError(`${contract} has no bytecode: it is abstract or an interface`);
  const placeholder = /__\$[0-9a-zA-Z]*\$?_*/.exec(code);
  if (placeholder !== null) {
    throw new ReplayInputError(
      `${contract} is not linked: its bytecode holds the library placeholder ${placeholder[0]}`,
    );
  }
  if (!/^([0-9a-fA-F]{2})+$/.test(code)) throw new ReplayInputError(`${contract} has bytecode that is not hexadecimal`);
  return `0x${code}`;
}

/**
 * The hard fork to run under. Forge executes with the one it compiled for, so the artifact's own setting is followed;
 * code without that setting runs under Cancun, which executes everything older compilers emit.
 */
export function hardforkOf(artifact: Artifact): string {
  const known = ['london', 'paris', 'shanghai', 'cancun', 'prague', 'osaka'];
  const wanted = artifact.metadata?.settings?.evmVersion?.toLowerCase() ?? '';
  if (wanted === 'london') return 'paris';
  return known.includes(wanted) ? wanted : 'cancun';
}
