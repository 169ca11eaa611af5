/** What an obligation is about, as digests: the text it stands in, and all code that its harness can execute. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { readContract } from '../compile/artifacts.ts';
import { sha256 } from '../ledger/key.ts';

export interface Subject {
  readonly harness: string;
  readonly bytecode: string;
}

/** Remembers: many obligations stand in one file. */
export function subjectsOf(root: string): (obligation: Obligation) => Subject {
  const known = new Map<string, Subject>();
  return ({ entry, engine }) => {
    const isSource = entry.in === 'solidity' && engine === 'smtchecker';
    const key = JSON.stringify(entry.in === 'solidity' ? [entry.file, entry.contract, isSource] : entry);
    const found = known.get(key) ?? (isSource ? withSources(root, entry) : read(root, entry));
    known.set(key, found);
    return found;
  };
}

/** What is judged in source can change without its code: every file that it is made from, by the compiler's own digests. */
function withSources(root: string, entry: Extract<Obligation['entry'], { in: 'solidity' }>): Subject {
  const { harness, bytecode } = read(root, entry);
  const { metadata } = readContract({ root }, `${entry.file}:${entry.contract}`);
  return { harness, bytecode: sha256(`${bytecode} ${JSON.stringify(metadata.sources)}`) };
}

function read(root: string, entry: Obligation['entry']): Subject {
  switch (entry.in) {
    case 'smt':
      return { harness: sha256(readFileSync(join(root, entry.file))), bytecode: '' };
    case 'cvl':
      return {
        harness: sha256([entry.conf, entry.spec].map((path) => readFileSync(join(root, path), 'utf8')).join('\0')),
        bytecode: '',
      };
    case 'source': {
      // The compiler's own digests of everything that the contract was made from.
      const { metadata } = readContract({ root }, `${entry.file}:${entry.contract}`);
      return { harness: '', bytecode: sha256(JSON.stringify(metadata.sources)) };
    }
    case 'bytecode': {
      const { abi, deployedBytecode, storageLayout } = readContract({ root }, entry.contract);
      // Numbers of syntax nodes depend on what else was compiled.
      const layout = JSON.stringify(storageLayout)
        .replace(/"astId":\d+/gu, '')
        .replace(/\)\d+/gu, ')');
      return {
        harness: JSON.stringify(entry.rule),
        bytecode: sha256(`${deployedBytecode.object}\n${JSON.stringify(abi)}\n${layout}`),
      };
    }
    case 'solidity': {
      // A harness makes everything it runs itself, so its creation code holds all other code.
      const { bytecode, deployedBytecode } = readContract({ root }, `${entry.file}:${entry.contract}`);
      return {
        harness: sha256(readFileSync(join(root, entry.file))),
        bytecode: sha256(`${bytecode.object} ${deployedBytecode.object}`),
      };
    }
  }
}

/** Artifact of a harness, relative to the root. */
export function harnessArtifact(entry: Extract<Obligation['entry'], { in: 'solidity' }>): string {
  return join('out', basename(entry.file), `${entry.contract}.json`);
}
