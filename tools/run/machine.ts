/** What the machine did to a job, which the job itself cannot tell: no room on the disk, no memory left. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyNot } from '../machine-errors.ts';
import type { Cause } from '../schema.ts';

/** How often the kernel has ended a process for lack of memory since it started; 0 where it does not say. */
export function outOfMemoryKills(path = '/proc/vmstat'): number {
  try {
    return Number(/^oom_kill (\d+)$/mu.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const machineMemory = 'the machine had no memory left';

/** A further go may end otherwise: it did not run out of what it was given. */
export function isOfMachine({ code, detail }: Cause): boolean {
  return code === 'memory' && detail.startsWith(machineMemory);
}

interface Died {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** A program that the kernel ended dies like one that anybody killed; a shell around it ends with 137. */
function memoryOf({ exitCode, signal }: Died, killsBefore: number): Cause | null {
  if ((signal !== 'SIGKILL' && exitCode !== 137) || outOfMemoryKills() <= killsBefore) return null;
  return { code: 'memory', detail: `${machineMemory}, and the kernel ended what needed most` };
}

/** Tried, because what a file system says of its free space is not what it lets somebody write. */
export function isFull(folder: string): boolean {
  const probe = join(folder, 'room');
  try {
    writeFileSync(probe, Buffer.alloc(65_536), { flush: true });
    return false;
  } catch (error) {
    return whyNot(error) !== null;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Null when nothing kept the job from ending as it would. `killsBefore` is of when it began. */
export function machineCause(died: Died, folder: string, killsBefore: number): Cause | null {
  const memory = memoryOf(died, killsBefore);
  if (memory !== null) return memory;
  return isFull(folder) ? { code: 'tool-error', detail: 'the disk is full: what it wrote may not be whole' } : null;
}
