/** Finds a Java that is new enough: JAVA_HOME, PATH, then where Java is usually installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

/** What Certora's tools need. */
export const OLDEST_JAVA = 19;

export interface FoundJava {
  readonly path: string;
  readonly shown: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Folders of Java homes, or of folders of them. Absolute. */
function usualFolders(env: Environment): readonly string[] {
  const home = env['HOME'] ?? '';
  const own = isAbsolute(home) ? [join(home, '.sdkman/candidates/java'), join(home, '.jdks')] : [];
  return [
    ...['/usr/lib/jvm', '/usr/java', '/usr/local/java', '/opt', '/opt/java', '/usr/local/opt', '/opt/homebrew/opt'],
    '/Library/Java/JavaVirtualMachines',
    ...own,
  ];
}

/** Below each entry: a home, a macOS bundle, a Homebrew keg. */
const inside = ['', 'Contents/Home', 'libexec/openjdk.jdk/Contents/Home'];

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** `25.0.3`, by the note beside it, else by asking; null when it is no Java. */
export function javaVersion(path: string): string | null {
  try {
    const home = dirname(dirname(realpathSync(path)));
    const noted = /^JAVA_VERSION="([\d.]+)/mu.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1];
    if (noted !== undefined) return noted;
  } catch {
    // No note: it is asked.
  }
  const { stderr, stdout } = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });
  return /version "([\d.]+)/u.exec(`${stderr ?? ''}\n${stdout ?? ''}`)?.[1] ?? null;
}

/** 8 of `1.8.0`, 25 of `25.0.3`. */
function majorOf(version: string): number {
  const [first = '0', second = '0'] = version.split('.');
  return Number(first === '1' ? second : first);
}

export function isNewEnough(path: string): boolean {
  const version = isProgram(path) ? javaVersion(path) : null;
  return version !== null && majorOf(version) >= OLDEST_JAVA;
}

export function locateJava(env: Environment, folders: readonly string[] = usualFolders(env)): FoundJava | null {
  const home = env['JAVA_HOME'] ?? '';
  if (isAbsolute(home) && isNewEnough(join(home, 'bin', 'java')))
    return { path: join(home, 'bin', 'java'), shown: 'of JAVA_HOME' };
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((one) => isAbsolute(one)))
    if (isNewEnough(join(folder, 'java'))) return { path: join(folder, 'java'), shown: 'on PATH' };
  const installed = folders
    .flatMap((folder) => entriesOf(folder).flatMap((entry) => inside.map((part) => join(folder, entry, part))))
    .map((one) => join(one, 'bin', 'java'))
    .filter(isProgram)
    .flatMap((path) => {
      const version = javaVersion(path);
      return version === null || majorOf(version) < OLDEST_JAVA ? [] : [{ path, version }];
    })
    .sort((a, b) => majorOf(b.version) - majorOf(a.version) || (a.path < b.path ? -1 : 1));
  const [newest] = installed;
  return newest === undefined ? null : { path: newest.path, shown: `Java ${newest.version} where it was installed` };
}
