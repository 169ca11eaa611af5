/** Where one job writes: a fresh folder for the engine, and the logs beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerName } from './family.ts';

export interface JobFolder {
  /** Holds the logs. */
  readonly folder: string;
  /** `Workspace.job`: fresh and empty. */
  readonly work: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly tmp: string;
}

/** `Workspace.spare`, kept up to date by the run. */
export function spareFile(runFolder: string): string {
  return join(runFolder, 'spare-cores');
}

/** Names the Assay that runs the job, for as long as it does. */
export function ownerFile(folder: string): string {
  return join(folder, 'owner');
}

export function makeJobFolder(runFolder: string, name: string): JobFolder {
  const safe =
    name
      .replace(/[^A-Za-z0-9._-]+/gu, '-')
      .replace(/^[.-]+/u, '')
      .slice(0, 80) || 'job';
  mkdirSync(join(runFolder, 'jobs'), { recursive: true });
  for (let attempt = 0; ; attempt++) {
    const folder = join(runFolder, 'jobs', attempt === 0 ? safe : `${safe}.${attempt}`);
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    const job = {
      folder,
      work: join(folder, 'work'),
      tmp: join(folder, 'tmp'),
      stdout: join(folder, 'stdout.log'),
      stderr: join(folder, 'stderr.log'),
    };
    // First: whatever comes after it can be cleared by it.
    writeFileSync(ownerFile(folder), ownerName());
    mkdirSync(job.work);
    mkdirSync(job.tmp);
    return job;
  }
}
