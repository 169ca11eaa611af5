/** `assay trace`. */
import { sanitise } from '../errors.ts';
import type { Traced } from '../trace/schema.ts';
import { save } from '../trace/store.ts';
import { trace } from '../trace/trace.ts';
import { traceText } from '../trace/words.ts';
import { today } from '../triage.ts';
import type { Answer, OnNode } from './genesis.ts';

export interface TraceFlags {
  readonly write?: boolean;
}

/** @throws UserError when there is nothing to trace. */
export async function traceAll({ root, home, signal }: OnNode, { write = false }: TraceFlags): Promise<Answer<Traced>> {
  const found = await trace({ root, home, write, asOf: today(), signal });
  save(root, found);
  return answerOf(found);
}

/** 1 with any finding that is not waived. */
export function answerOf(found: Traced): Answer<Traced> {
  return { found, text: sanitise(traceText(found)), exitCode: found.findings.length === 0 ? 0 : 1 };
}
