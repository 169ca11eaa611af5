/**
 * A run that waits for its start. Loading Assay takes seconds, so the process of the next run is there before the edit
 * is. A process of its own, because modules that changed cannot be loaded again, and because it can be ended.
 */
import { type ChildProcess, spawn } from 'node:child_process';

const start = 'start';

/** As a child: resolves when it is its turn. When the watcher is gone it ends as if it was interrupted. */
export async function untilStarted(): Promise<void> {
  if (process.send === undefined) return;
  const orphaned = (): void => void process.kill(process.pid, 'SIGINT');
  process.once('disconnect', orphaned);
  await new Promise<void>((resolve) => {
    process.on('message', function hear(message) {
      if (message !== start) return;
      process.off('message', hear);
      resolve();
    });
  });
  process.channel?.unref();
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export class Standby {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #isOver = false;

  /** `argv`: program and arguments. It says all that it says on stderr. */
  constructor([file = '', ...args]: readonly string[], cwd: string) {
    // In a group of its own: Ctrl-C is for the watcher, which passes it on once.
    this.#child = spawn(file, args, { cwd, detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.ended = new Promise((resolve) => {
      const over = (ended: Ended): void => {
        this.#isOver = true;
        process.off('exit', this.#interrupt);
        resolve(ended);
      };
      this.#child.once('exit', (exitCode, signal) => over({ exitCode, signal }));
      this.#child.once('error', () => over({ exitCode: null, signal: null }));
    });
    // One that dies between two looks is told by its end.
    this.#child.on('error', () => {});
    process.once('exit', this.#interrupt);
  }

  start(): void {
    if (!this.#isOver) this.#child.send(start, () => {});
  }

  /** Its jobs end with it; what is answered is kept. */
  async end(): Promise<void> {
    this.#interrupt();
    await this.ended;
  }

  readonly #interrupt = (): void => {
    if (!this.#isOver) this.#child.kill('SIGINT');
  };
}
