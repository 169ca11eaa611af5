/** Contracts that were compiled with a harness: its helpers and stand-ins, which no catalogue names. Read only for people. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Artifact } from './artifact.ts';
import type { NamedArtifact } from './names.ts';

/** Bytes of artifacts that are read at the most. */
const mostBytes = 96_000_000;

/** By the compiler's own list of the harness' sources. What cannot be read is left out: the trace is then less readable. */
export function companionsOf(artifactPath: string): readonly NamedArtifact[] {
  const out = dirname(dirname(artifactPath));
  const found = new Map<string, NamedArtifact>();
  let room = mostBytes;
  for (const folder of sourcesOf(artifactPath)) {
    for (const file of listing(join(out, folder))) {
      const name = basename(file, '.json');
      const text = found.has(name) || room <= 0 ? null : textOf(join(out, folder, file));
      if (text === null) continue;
      room -= text.length;
      const artifact = parsed(text);
      if (artifact !== null) found.set(name, { name, artifact });
    }
  }
  return [...found.values()];
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
