/** Names for the addresses of a replay, so that a person can read its calls. */
import type { Hex } from 'viem';
import type { Artifact } from './artifact.ts';
import { lower, toBytes } from './bytes.ts';

export interface NamedArtifact {
  readonly name: string;
  readonly artifact: Artifact;
}

/** The name of what lives at an address, or an empty string. */
export type Namer = (address: Hex, code: Uint8Array) => string;

/** Given names win; otherwise code is compared with compiled runtime code, whatever its immutables hold. */
export function createNamer(given: Readonly<Record<string, string>>, artifacts: readonly NamedArtifact[]): Namer {
  const names = new Map(Object.entries(given).map(([address, name]) => [lower(address), name]));
  const candidates = [...artifacts].sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(candidate);
  return (address, code) => names.get(address) ?? candidates.find((c) => sameCode(c, code))?.name ?? '';
}

interface Candidate {
  readonly name: string;
  readonly code: Uint8Array;
  /** Positions whose bytes differ between deployments. */
  readonly open: ReadonlySet<number>;
}

function candidate({ name, artifact }: NamedArtifact): Candidate[] {
  const runtime = artifact.deployedBytecode;
  const hex = runtime?.object.replace(/^0x/, '') ?? '';
  if (runtime === undefined || hex === '' || !/^([0-9a-fA-F]{2})+$/.test(hex)) return [];
  const open = new Set<number>();
  for (const places of Object.values(runtime.immutableReferences ?? {})) {
    for (const { start, length } of places) for (let i = start; i < start + length; i += 1) open.add(i);
  }
  return [{ name, code: toBytes(`0x${hex}`), open }];
}

function sameCode({ code, open }: Candidate, actual: Uint8Array): boolean {
  return code.length === actual.length && code.every((byte, i) => byte === actual[i] || open.has(i));
}
