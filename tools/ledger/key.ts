/** What a verdict depends on. Two obligations with the same key have the same answer, so one need not be run. */
import { createHash } from 'node:crypto';
import type { Obligation } from '../../harness/schema.ts';
import type { Limits } from '../engines/types.ts';
import { stableJson } from './files.ts';

export interface KeyParts {
  readonly obligation: Obligation;
  /** sha-256 of the harness, SMT or source file that the obligation stands in. */
  readonly harness: string;
  /** sha-256 over the linked runtime code of everything that the harness can execute. */
  readonly bytecode: string;
  readonly engineVersion: string;
  /** Whatever else decides the answer: versions of solvers, digest of the adapter. */
  readonly adapter: string;
  readonly limits: Limits;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function verdictKey(parts: KeyParts): string {
  return sha256(stableJson({ schema: 1, ...parts }));
}
