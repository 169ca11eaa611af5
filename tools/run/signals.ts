/** Ctrl-C: once ends the jobs and keeps what was found, twice leaves at once. Detached jobs do not get it by themselves. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C back its usual meaning. */
  release(): void;
}

export function onInterrupt(say: (text: string) => void): Interruption {
  const controller = new AbortController();
  const handle = (): void => {
    // `exit` handlers still end every running job.
    if (controller.signal.aborted) process.exit(130);
    say('ending the running jobs; what is answered is kept');
    controller.abort();
  };
  for (const name of ending) process.on(name, handle);
  return {
    signal: controller.signal,
    release() {
      for (const name of ending) process.removeListener(name, handle);
    },
  };
}
