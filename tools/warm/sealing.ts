/** Which runs are kept to be said again: those that would start nothing if they were asked again. */
import { engines } from '../engines/registry.ts';
import { isLastWord } from '../run/attempts.ts';
import type { Bin } from '../run/locate.ts';
import type { Ledger, Verdict } from '../schema.ts';
import { asText, mayBeKnown } from './again.ts';
import { Observation, requestOf } from './seal.ts';

export interface Sealing {
  readonly onPrepared: (bin: Bin) => void;
  onAnswered(): void;
  keep(
    done: { readonly ledger: Ledger; readonly jobs: number },
    said: { readonly stdout: string; readonly exitCode: number },
  ): void;
}

export interface SealOptions {
  readonly home: string;
  readonly root: string;
  /** Absolute. */
  readonly out: string;
  /** As typed. */
  readonly words: readonly string[];
}

const nothing: Sealing = { onPrepared: () => {}, onAnswered: () => {}, keep: () => {} };

/** Begins to watch. Of a project that is not this Assay's own, nothing is kept. */
export function sealing({ home, root, out, words }: SealOptions): Sealing {
  if (root !== home || !mayBeKnown(words)) return nothing;
  const request = requestOf(words, process.env, process.stdout);
  const observation = new Observation(home, { request, out }, process.env);
  return {
    onPrepared(bin) {
      const others = Object.values(bin).filter(({ origin }) => origin === 'path' || origin === 'override');
      observation.compiled(others.map(({ path }) => path));
    },
    onAnswered: () => observation.answered(),
    keep({ ledger, jobs }, said) {
      const isOpen = jobs > 0 && !ledger.verdicts.every(isSettled);
      if (!isOpen) observation.seal({ ...said, commit: asText(ledger) });
    },
  };
}

/** Whether asking again, with everything as it is, would start no job for it. */
function isSettled({ claim, cause, engine: id, run }: Verdict): boolean {
  if (run.endedBy !== undefined) return false;
  if (claim === 'holds' || claim === 'violated') return true;
  if (claim === 'not-run') return cause?.code === 'tool-missing';
  const engine = engines.find((one) => one.id === id);
  return cause?.code === 'pending' && engine !== undefined && isLastWord(engine, run.version);
}
