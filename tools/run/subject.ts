/** What an obligation is about, as digests: the text it stands in, and all code that its harness can execute. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { readContract } from '../compile/artifacts.ts';
import { plain } from '../compile/plain.ts';
import { cvlFiles } from '../engines/certora/stage.ts';
import { sourceSubject } from '../engines/slither/subject.ts';
import { sha256 } from '../ledger/key.ts';
import { today } from '../triage.ts';
import { linkedCode } from './linked.ts';

export interface Subject {
  readonly harness: string;
  readonly bytecode: string;
}

/** Remembers: many obligations stand in one file. */
export function subjectsOf(root: string): (obligation: Obligation) => Subject {
  const known = new Map<string, Subject>();
  const codeOf = linkedCode(root);
  return ({ entry, engine }) => {
    const isSource = entry.in === 'solidity' && engine === 'smtchecker';
    const key = JSON.stringify([whereOf(entry), isSource]);
    const found = known.get(key) ?? (isSource ? withSources(root, entry, codeOf) : read(root, entry, codeOf));
    known.set(key, found);
    return found;
  };
}

/** What is judged in source can change without its code: every file that it is made from, without its comments. */
function withSources(root: string, entry: Extract<Obligation['entry'], { in: 'solidity' }>, codeOf: CodeOf): Subject {
  const { harness, bytecode } = read(root, entry, codeOf);
  const { metadata } = readContract({ root }, `${entry.file}:${entry.contract}`);
  return { harness, bytecode: sha256(`${bytecode} ${sourcesDigest(root, metadata.sources)}`) };
}

/** `sources`: by name, as the compiler recorded them; that they still are as recorded was found when they were read. */
function sourcesDigest(root: string, sources: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(sources).sort();
  return sha256(JSON.stringify(names.map((name) => [name, sha256(plain(readFileSync(join(root, name), 'utf8')))])));
}

/** What obligations must share to be about the same text and code. */
function whereOf(entry: Obligation['entry']): unknown {
  if (entry.in === 'solidity') return [entry.file, entry.contract];
  return entry.in === 'cvl' ? [entry.conf, entry.spec] : entry;
}

type CodeOf = ReturnType<typeof linkedCode>;

function read(root: string, entry: Obligation['entry'], codeOf: CodeOf): Subject {
  switch (entry.in) {
    case 'smt':
      return { harness: sha256(readFileSync(join(root, entry.file))), bytecode: '' };
    case 'cvl':
      return ofCvl(root, entry);
    case 'source':
      return sourceSubject(root, entry.file, today());
    case 'bytecode': {
      const contract = readContract({ root }, entry.contract);
      const { abi, storageLayout } = contract;
      // Numbers of syntax nodes depend on what else was compiled.
      const layout = JSON.stringify(storageLayout)
        .replace(/"astId":\d+/gu, '')
        .replace(/\)\d+/gu, ')');
      return {
        harness: JSON.stringify(entry.rule),
        bytecode: sha256(`${codeOf(contract)}\n${JSON.stringify(abi)}\n${layout}`),
      };
    }
    case 'solidity': {
      // A harness makes everything it runs itself, so its creation code holds all other code.
      const contract = readContract({ root }, `${entry.file}:${entry.contract}`);
      return {
        harness: sha256(readFileSync(join(root, entry.file))),
        bytecode: sha256(codeOf(contract)),
      };
    }
  }
}

/** What cannot be read is said by the engine; here it is only unlike everything that can. */
function ofCvl(root: string, { conf, spec }: Extract<Obligation['entry'], { in: 'cvl' }>): Subject {
  try {
    const { files, contracts } = cvlFiles(root, conf, spec);
    const texts = files.map((path) => `${path}\0${readFileSync(join(root, path), 'utf8')}`);
    const sources = contracts.map((name) => sourcesDigest(root, readContract({ root }, name).metadata.sources));
    return { harness: sha256(texts.join('\0')), bytecode: sha256(JSON.stringify(sources)) };
  } catch (error) {
    return { harness: `not read: ${error instanceof Error ? error.message : String(error)}`, bytecode: '' };
  }
}

/** Artifact of a harness, relative to the root. */
export function harnessArtifact(entry: Extract<Obligation['entry'], { in: 'solidity' }>): string {
  return join('out', basename(entry.file), `${entry.contract}.json`);
}
