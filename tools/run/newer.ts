/** Programs that are taken from PATH only when they say that they are new enough, whatever else is called as they are. */
import { spawnSync } from 'node:child_process';

export interface Wanted {
  /** What it is called there: one of them is another one of some version at least. */
  readonly program: string;
  readonly says: RegExp;
  readonly least: readonly [number, number];
}

/** By the names used in `Workspace.bin`. */
const newer: Readonly<Record<string, Wanted>> = {
  echidna: { program: 'echidna', says: /^Echidna (\d+)\.(\d+)/mu, least: [2, 2] },
  'forge-symbolic': { program: 'forge', says: /Version: (\d+)\.(\d+)\./u, least: [1, 8] },
};

export function wantedNewer(name: string): Wanted | null {
  return Object.hasOwn(newer, name) ? (newer[name] ?? null) : null;
}

/** Others of its name are not taken for it, so each has to be asked. */
export function isNewer(path: string, { says, least: [major, minor] }: Wanted): boolean {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' });
  const found = status === 0 ? says.exec(stdout) : null;
  if (found === null) return false;
  const [has, more] = [Number(found[1]), Number(found[2])];
  return has > major || (has === major && more >= minor);
}
