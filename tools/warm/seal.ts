/**
 * What a run said, kept with the state of everything that it read and wrote. While none of that changes, the same question
 * has the same answer, and nothing has to be compiled, read or rendered to say it again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { writeWhole } from '../ledger/files.ts';
import { today } from '../triage.ts';
import { type Area, digestOf, folderLine, instant } from './snapshot.ts';

const schema = 1;

/** Folder of this Assay, which is the project, too: of another project nothing is kept. */
type Home = string;
type Environment = Readonly<Record<string, string | undefined>>;

export interface Seal {
  /** What was asked, in which environment, on which day. */
  readonly request: string;
  /** Absolute. */
  readonly out: string;
  /** Programs that do not lie in the project, absolute. */
  readonly outside: readonly string[];
  /** Nanoseconds, as text. */
  readonly since: string;
  readonly inputs: string;
  readonly made: string;
  /** With whether anything differs from it. */
  readonly commit: string;
  readonly stdout: string;
  readonly exitCode: number;
}

const nameOfSeal = 'warm.json';
const pathIn = (home: Home): string => join(home, '.assay', nameOfSeal);

export function writeSeal(home: Home, seal: Seal): void {
  writeWhole(pathIn(home), `${JSON.stringify({ schema, ...seal })}\n`);
}

/** Anything that is not as we write it is none. */
export function readSeal(home: Home): Seal | null {
  try {
    const { schema: found, ...seal } = JSON.parse(readFileSync(pathIn(home), 'utf8')) as Seal & { schema: unknown };
    const texts = [seal.request, seal.out, seal.since, seal.inputs, seal.made, seal.commit, seal.stdout];
    const areTexts = [...texts, ...seal.outside].every((one) => typeof one === 'string');
    return found === schema && areTexts && Number.isInteger(seal.exitCode) && /^\d+$/u.test(seal.since) ? seal : null;
  } catch {
    return null;
  }
}

/** Of these only whether they are there decides anything, and they are written nowhere. */
const secret = new Set(['CERTORAKEY', 'ASSAY_CACHE_TOKEN']);
const looked = /^(?:ASSAY_|CERTORA|JAVA_HOME$|PATH$|HOME$|LANG$|NO_COLOR$|FORCE_COLOR$|TERM$|CI$|NODE_)/u;

type ScreenSize = Pick<Partial<NodeJS.WriteStream>, 'isTTY' | 'columns'>;

/** What is asked: words as typed, variables that are looked at, the screen that is written for, the Node, and the day. */
export function requestOf(words: readonly string[], env: Environment, screen: ScreenSize): string {
  const variables = Object.entries(env)
    .filter(([name]) => looked.test(name))
    .map(([name, value = '']) => [name, secret.has(name) ? value.length : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const width = screen.isTTY ? (screen.columns ?? 0) : null;
  const asked = [words, variables, width, today(), process.version, process.execPath, process.cwd()];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/** Where Java is looked for besides. */
const javas = ['/usr/lib/jvm', '/usr/java', '/usr/local/java', '/opt', '/opt/java', '/usr/local/opt'];

/** Everything that a run reads and does not make: the project, what is installed in it, and what is found on PATH. */
export function inputsDigest(home: Home, { out }: Pick<Seal, 'out'>, since: bigint, env: Environment): string {
  const without = new Set([...['.git', '.assay', 'out', 'cache'].map((name) => join(home, name)), out]);
  const venvs = foldersOf(home).map((path): Area => ({ path }));
  const searched = [...(env['PATH'] ?? '').split(delimiter).filter((one) => isAbsolute(one)), ...javas];
  return createHash('sha256')
    .update(`${digestOf([{ path: home, without }, ...venvs], since)}\n`)
    .update(searched.map(folderLine).join('\n'))
    .digest('hex');
}

function foldersOf(home: Home): readonly string[] {
  const names = readdirSync(join(home, '.assay')).filter((name) => name.startsWith('venv-'));
  return names.sort().map((name) => join(home, '.assay', name));
}

/** What was compiled, and the programs that it is handed to. */
export function compiledDigest(home: Home, { outside }: Pick<Seal, 'outside'>, since: bigint): string {
  return digestOf(
    [join(home, 'out'), join(home, 'cache'), ...outside].map((path) => ({ path })),
    since,
  );
}

/** What was compiled and written, and what is known between runs. */
export function madeDigest(home: Home, about: Pick<Seal, 'out' | 'outside'>, since: bigint): string {
  const assay = join(home, '.assay');
  const known = readdirSync(assay, { withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== nameOfSeal && /\.(?:json|ndjson)$/u.test(one.name))
    .map(({ name }): Area => ({ path: join(assay, name) }));
  return `${compiledDigest(home, about, since)} ${digestOf([{ path: about.out }, ...known.toSorted(byPath)], since)}`;
}

function byPath(a: Area, b: Area): number {
  return a.path < b.path ? -1 : 1;
}

/** A run that may be sealed, from its start. */
export class Observation {
  readonly #home: Home;
  readonly #about: Pick<Seal, 'request' | 'out'>;
  readonly #env: Environment;
  readonly #since = instant();
  readonly #inputs: string;
  #outside: readonly string[] = [];
  #compiled: string | null = null;
  #answered = false;

  /** Before anything is read. */
  constructor(home: Home, about: Pick<Seal, 'request' | 'out'>, env: Environment) {
    this.#home = home;
    this.#about = about;
    this.#env = env;
    this.#inputs = inputsDigest(home, about, this.#since, env);
  }

  /** When everything is compiled, with the programs of other places that are used. */
  compiled(outside: readonly string[]): void {
    this.#outside = [...outside].sort();
    this.#compiled = compiledDigest(this.#home, { outside: this.#outside }, this.#since);
  }

  /** When nothing compiled is read any more for an answer; what is measured besides may compile more. */
  answered(): void {
    const about = { outside: this.#outside };
    this.#answered = compiledDigest(this.#home, about, this.#since) === this.#compiled;
  }

  /** At its end. Nothing is kept when anything that it read is another one than when it began. */
  seal(said: Pick<Seal, 'commit' | 'stdout' | 'exitCode'>): boolean {
    const since = this.#since;
    const about = { ...this.#about, outside: this.#outside };
    if (inputsDigest(this.#home, about, since, this.#env) !== this.#inputs) return false;
    if (!this.#answered) return false;
    const made = madeDigest(this.#home, about, since);
    writeSeal(this.#home, { ...about, ...said, since: String(since), inputs: this.#inputs, made });
    return true;
  }
}
