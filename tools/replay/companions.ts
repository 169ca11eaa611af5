/** Contracts that were compiled with a harness: its helpers and stand-ins, which no catalogue names. Read only for people. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Artifact } from './artifact.ts';
import type { NamedArtifact } from './names.ts';

/** Bytes of artifacts that are read at the most. */
const mostBytes = 96_000_000;

/** Artifacts read before, by path: the same few contracts stand beside every harness. */
export type Shelf = Map<string, { readonly stamp: string; readonly bytes: number; readonly artifact: Artifact | null }>;

/** By the compiler's own list of the harness' sources. What cannot be read is left out: the trace is then less readable. */
export function companionsOf(artifactPath: string, shelf: Shelf = new Map()): readonly NamedArtifact[] {
  const out = dirname(dirname(artifactPath));
  const found = new Map<string, NamedArtifact>();
  let room = mostBytes;
  for (const folder of sourcesOf(artifactPath)) {
    for (const file of listing(join(out, folder))) {
      const name = basename(file, '.json');
      const read = found.has(name) || room <= 0 ? null : readOnce(join(out, folder, file), shelf);
      if (read === null) continue;
      room -= read.bytes;
      if (read.artifact !== null) found.set(name, { name, artifact: read.artifact });
    }
  }
  return [...found.values()];
}

/** A file that is another one by now is read again. */
function readOnce(path: string, shelf: Shelf): { readonly bytes: number; readonly artifact: Artifact | null } | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  const stamp = `${stat?.mtimeNs} ${stat?.ctimeNs} ${stat?.size}`;
  const known = shelf.get(path);
  if (known?.stamp === stamp) return known;
  const text = textOf(path);
  if (text === null) return null;
  if ([...shelf.values()].reduce((sum, { bytes }) => sum + bytes, text.length) > mostBytes) shelf.clear();
  const read = { stamp, bytes: text.length, artifact: parsed(text) };
  shelf.set(path, read);
  return read;
}

function sourcesOf(artifactPath: string): readonly string[] {
  const { metadata } = (parsed(textOf(artifactPath) ?? '') ?? {}) as {
    metadata?: { sources?: Record<string, unknown> };
  };
  return [...new Set(Object.keys(metadata?.sources ?? {}).map((path) => basename(path)))].sort();
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parsed(text: string): Artifact | null {
  try {
    const { abi, bytecode, deployedBytecode, storageLayout, metadata } = JSON.parse(text) as Artifact;
    if (!Array.isArray(abi) || typeof bytecode?.object !== 'string') return null;
    return {
      abi,
      bytecode,
      ...(deployedBytecode === undefined ? {} : { deployedBytecode }),
      ...(storageLayout === undefined ? {} : { storageLayout }),
      ...(metadata === undefined ? {} : { metadata }),
    };
  } catch {
    return null;
  }
}
