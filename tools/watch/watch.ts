/** After each edit, a run of what it touched. One that a further edit overtakes is ended; its answers are kept. */
import type { Edits } from './changes.ts';
import { type Ended, Standby } from './standby.ts';

export interface WatchOptions {
  /** Of one run, which waits with `untilStarted`. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly edits: Edits;
  readonly say: (text: string) => void;
  /** What became of it, in a few lines. */
  readonly tell: (ended: Ended) => readonly string[];
  readonly signal: AbortSignal;
}

const mostNamed = 3;

/** Until the signal comes. Leaves no process behind. */
export async function watchRuns({ argv, cwd, edits, say, tell, signal }: WatchOptions): Promise<void> {
  let standby = new Standby(argv, cwd);
  try {
    for (let paths: readonly string[] = []; !signal.aborted; paths = await edits.next(signal)) {
      if (paths.length > 0) {
        say(`changed: ${named(paths)}`);
        // It may have loaded them as they were.
        if (paths.some(isLoaded)) {
          await standby.end();
          standby = new Standby(argv, cwd);
        }
      }
      const ended = await runOnce(standby, edits, signal);
      if (signal.aborted) break;
      standby = new Standby(argv, cwd);
      if (ended === null) continue;
      for (const line of tell(ended)) say(line);
      say('waiting for an edit; Ctrl-C ends');
    }
  } finally {
    await standby.end();
  }
}

/** Null when it was overtaken. */
async function runOnce(standby: Standby, edits: Edits, signal: AbortSignal): Promise<Ended | null> {
  const over = new AbortController();
  standby.start();
  const overtaken = edits.peek(AbortSignal.any([signal, over.signal]));
  const ended = await Promise.race([standby.ended, overtaken.then(() => null)]);
  over.abort();
  if (ended === null) await standby.end();
  return ended;
}

function isLoaded(path: string): boolean {
  return /\.[cm]?[jt]sx?$/u.test(path);
}

function named(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return `${paths.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
