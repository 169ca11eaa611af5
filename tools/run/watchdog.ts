/** Starts the watchdog of this process and tells it what to look after. `watchdog.mjs` is what runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));

/** One that is killed is replaced this often; then the next run ends what this one leaves. */
let spare = 5;
let dog: ChildProcess | null = null;
const watched = new Map<number, string>();

function tell(line: string): void {
  if (dog?.stdin?.writable === true) dog.stdin.write(`${line}\n`);
}

/** Before anything is started that has `variable=owner` in its environment. Does nothing when there is one. */
export function keepWatch(variable: string, owner: string): void {
  if (dog !== null) return;
  // A session of its own: what kills the whole group of this process must not reach it.
  const child = spawn(process.execPath, [program, variable, owner], {
    detached: true,
    env: {},
    cwd: '/',
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  dog = child;
  child.unref();
  (child.stdin as Socket | null)?.unref();
  child.stdin?.on('error', () => {});
  const gone = (): void => {
    if (dog !== child) return;
    dog = null;
    if (watched.size > 0 && spare-- > 0) keepWatch(variable, owner);
  };
  child.once('error', gone);
  child.once('exit', gone);
  for (const [pid, start] of watched) tell(`+${pid} ${start}`);
}

export function watch(pid: number, start: string): void {
  watched.set(pid, start);
  tell(`+${pid} ${start}`);
}

export function unwatch(pid: number): void {
  watched.delete(pid);
  tell(`-${pid}`);
}

// A pipe takes a short line at once, so it is there before we are gone.
process.on('exit', () => tell('bye'));
