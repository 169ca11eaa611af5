/** A local node of its own, for as long as it is needed: anvil from npm, on a free port, seen by this machine only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { errors, sanitise } from '../errors.ts';
import { marksFor } from '../run/family.ts';
import { locate } from '../run/locate.ts';

export interface LocalNode {
  /** HTTP endpoint. */
  readonly url: string;
  stop(): void;
}

/** Accounts and clock do not depend on the day: the same genesis comes out each time. */
const options = [
  ['--port', '0'],
  ['--host', '127.0.0.1'],
  ['--timestamp', '1750000000'],
  ['--mnemonic', 'test test test test test test test test test test test junk'],
  ['--gas-limit', '10000000000'],
  ['--balance', '1000000'],
].flat();

/**
 * @throws UserError when anvil is missing or does not start.
 */
export async function startNode(home: string, seconds = 30): Promise<LocalNode> {
  const anvil = locate('anvil', { home, env: process.env });
  if (anvil === null) throw errors.toolMissing('anvil', 'npm start installs it');
  const child = spawn(anvil.path, [...options, '--disable-code-size-limit'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...marksFor('node') },
  });
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    return { url: await listening(child, seconds), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function listening(child: ChildProcess, seconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(errors.nodeBroke(why));
    };
    const timer = setTimeout(() => fail(`it was not ready after ${seconds} s`), seconds * 1000);
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /Listening on (127\.0\.0\.1:\d+)/u.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(`http://${address}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code) => fail(`it ended with ${code}: ${sanitise(said).trim().split('\n').at(-1) ?? ''}`));
  });
}
