/** What an obligation is about, as digests: the text it stands in, and all code that its harness can execute. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { readContract } from '../compile/artifacts.ts';
import { sourceSubject, today } from '../engines/slither/subject.ts';
import { sha256 } from '../ledger/key.ts';

export interface Subject {
  readonly harness: string;
  readonly bytecode: string;
}

/** Remembers: many obligations stand in one file. */
export function subjectsOf(root: string): (obligation: Obligation) => Subject {
  const known = new Map<string, Subject>();
  return ({ entry }) => {
    const key = JSON.stringify(entry.in === 'solidity' ? [entry.file, entry.contract] : entry);
    const found = known.get(key) ?? read(root, entry);
    known.set(key, found);
    return found;
  };
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
    case 'source':
      return sourceSubject(root, entry.file, today());
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
