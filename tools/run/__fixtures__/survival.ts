/** Kills a small run outright at random moments, lets it go on, and compares what comes of it with a run that was left alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stableJson } from '../../ledger/files.ts';
import { readJournal } from '../../ledger/journal.ts';
import { readLedger } from '../../ledger/ledger.ts';
import { ownerMarker } from '../family.ts';
import { kill, listProcesses, markers, readProcess } from '../processes.mjs';

const home = join(import.meta.dirname, '..', '..', '..');
const program = join(import.meta.dirname, 'small-run.ts');

export type Victim = 'tool' | 'engine' | 'watchdog' | 'tool and watchdog';

export interface Survived {
  readonly kills: number;
  readonly runs: number;
  readonly victims: Readonly<Record<Victim, number>>;
  /** What was not as it should be, in words; empty when everything survived. */
  readonly losses: readonly string[];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randoms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What may differ between two runs, time and memory, is taken out. */
export function comparable(root: string): string {
  const ledger = readLedger(join(root, 'reports', 'out', 'ledger.json'));
  const verdicts = ledger.verdicts.map(({ run: { peakBytes, ...run }, ...one }) => ({ ...one, run: { ...run, seconds: 0 } }));
  return stableJson({ ...ledger, verdicts }, 1);
}

interface Running {
  readonly child: ChildProcess;
  readonly owner: string;
  readonly begun: Promise<unknown>;
  readonly ended: Promise<unknown>;
  readonly said: () => string;
}

function start(argv: readonly string[]): Running {
  const child = spawn(process.execPath, argv, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const pid = child.pid ?? 0;
  const ended = once(child, 'exit');
  return {
    child,
    owner: `${pid}:${readProcess(pid)?.start ?? ''}`,
    begun: Promise.race([once(child.stdout, 'data'), ended]),
    ended,
    said: () => said,
  };
}

const enginesOf = (owner: string): readonly number[] =>
  markers(ownerMarker).flatMap(({ pid, value }) => (value === owner ? [pid] : []));

const watchdogsOf = ({ child }: Running): readonly number[] =>
  listProcesses().flatMap(({ pid, parent }) => (parent === child.pid && isWatchdog(pid) ? [pid] : []));

function isWatchdog(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('watchdog.mjs');
  } catch {
    return false;
  }
}

async function until(what: () => boolean, seconds = 30): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (!what()) {
    if (performance.now() > end) return false;
    await sleep(10);
  }
  return true;
}

function choose(running: Running, random: () => number): { victim: Victim; pids: readonly number[] } {
  const [chance, which] = [random(), random()];
  const pid = running.child.pid ?? 0;
  const [engines, dogs] = [enginesOf(running.owner), watchdogsOf(running)];
  const engine = engines[Math.floor(which * engines.length)];
  if (chance < 0.4 && engine !== undefined) return { victim: 'engine', pids: [engine] };
  if (chance < 0.5 && dogs.length > 0) return { victim: 'watchdog', pids: dogs };
  if (chance < 0.6 && dogs.length > 0) return { victim: 'tool and watchdog', pids: [...dogs, pid] };
  return { victim: 'tool', pids: [pid] };
}

/** Whatever is only there while something runs. */
function temporaryIn(root: string): readonly string[] {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => /\.tmp$|\.lock$|\.guard$|(^|\/)(tmp\/.*|owner|room)$|\/tmp$/u.test(path));
}

/** The first lines that differ, with the place; null where none does. */
function firstOther(found: string, wanted: string): string | null {
  const [now, then] = [found.split('\n'), wanted.split('\n')];
  const at = now.findIndex((line, index) => line !== then[index]);
  return found === wanted ? null : `line ${at + 1}, ${now[at]?.trim()} instead of ${then[at]?.trim()}`;
}

class Survival {
  readonly losses: string[] = [];
  readonly victims: Record<Victim, number> = { tool: 0, engine: 0, watchdog: 0, 'tool and watchdog': 0 };
  readonly #random: () => number;
  kills = 0;
  runs = 0;

  constructor(seed: number) {
    this.#random = randoms(seed);
  }

  /** One start of the run, killed or not. Whether it came to its end with every answer. */
  async once(root: string, mayKill: boolean): Promise<boolean> {
    const known = finishedIn(root);
    const startedBefore = startsIn(root).length;
    mkdirSync(root, { recursive: true });
    const running = start(['--import', 'tsx', program, root]);
    this.runs++;
    const name = `run ${this.runs}`;
    if (mayKill) await this.#killOne(running, name);
    await running.ended;
    if (running.child.signalCode === null && ![0, 2].includes(running.child.exitCode ?? -1))
      this.losses.push(`${name} ended with ${running.child.exitCode}: ${running.said()}`);
    for (const id of startsIn(root).slice(startedBefore).flat())
      if (known.has(id)) this.losses.push(`${name} asked ${id} again, which was answered`);
    return running.child.exitCode === 0;
  }

  async #killOne(running: Running, name: string): Promise<void> {
    if (this.#random() < 0.9) await running.begun;
    await Promise.race([sleep(this.#random() * 900), running.ended]);
    if (running.child.exitCode !== null) return;
    const { victim, pids } = choose(running, this.#random);
    for (const pid of pids) kill(pid, 'SIGKILL');
    this.kills++;
    this.victims[victim]++;
    await running.ended;
    // Where the watchdog died, too, the next run does it.
    if (victim === 'tool and watchdog') return;
    if (!(await until(() => enginesOf(running.owner).length === 0)))
      this.losses.push(`${name}: ${enginesOf(running.owner).length} processes outlived a killed ${victim}`);
  }

  compare(root: string, wanted: string): void {
    const name = `run ${this.runs}`;
    const other = firstOther(comparable(root), wanted);
    if (other !== null) this.losses.push(`${name}: its ledger is another one: ${other}`);
    const left = temporaryIn(root);
    if (left.length > 0) this.losses.push(`${name} left ${left.slice(0, 5).join(', ')}`);
    const running = processesOf(root);
    if (running.length > 0) this.losses.push(`${name} left ${running.length} processes`);
  }
}

function finishedIn(root: string): ReadonlySet<string> {
  const entries = readJournal(join(root, '.assay', 'journal.ndjson'));
  return new Set(entries.flatMap(({ verdict }) => (verdict.claim === 'holds' ? [verdict.obligation] : [])));
}

/** IDs of each start of a job. */
function startsIn(root: string): readonly (readonly string[])[] {
  const path = join(root, 'starts');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => line.split(' '));
}

/** Whose temporary files, and so whose environment, lie in the project. */
function processesOf(root: string): readonly number[] {
  return markers('TMPDIR').flatMap(({ pid, value }) => (value.startsWith(root) ? [pid] : []));
}

/** Goes on until so many were killed, over as many projects as that takes. */
export async function survive(kills: number, seed: number): Promise<Survived> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-survival-'));
  const test = new Survival(seed);
  try {
    const alone = join(folder, 'alone');
    if (!(await test.once(alone, false))) throw new Error(`a run that nobody killed failed: ${test.losses.join('; ')}`);
    const wanted = comparable(alone);
    for (let project = 0; test.kills < kills; project++) {
      const root = join(folder, String(project));
      // The last one of each project is left alone.
      let done = false;
      for (let attempt = 0; !done && attempt < 100; attempt++) done = await test.once(root, test.kills < kills && attempt < 12);
      if (done) test.compare(root, wanted);
      else test.losses.push(`project ${project} did not come to an end`);
      rmSync(root, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills: test.kills, runs: test.runs, victims: test.victims, losses: test.losses };
}

/** What a verdict says, without time and memory that it took, and without what Halmos draws anew for its names each time. */
function saidIn(out: string): string {
  const { verdicts } = readLedger(join(out, 'ledger.json'));
  const text = stableJson(
    verdicts.map(({ obligation, claim, strength, bounds, cause, witness, run: { peakBytes, ...run } }) => ({
      ...{ obligation, claim, strength, bounds, cause, witness },
      run: { ...run, seconds: 0 },
    })),
    1,
  );
  return text.replace(/_[0-9a-f]{7}_(\d+")/gu, '_$1');
}

/**
 * Kills the command itself with real engines. `words` write to `out`, absolute. A seed of its own makes every key new, so
 * that nothing is known of it before; the rest of the checkout's journal stays as it is.
 */
export async function killCommand(words: readonly string[], kills: number, seed: number, out: string): Promise<Survived> {
  const random = randoms(seed);
  const losses: string[] = [];
  const victims: Record<Victim, number> = { tool: 0, engine: 0, watchdog: 0, 'tool and watchdog': 0 };
  const asked = (n: number): Running => start([join(home, 'bin', 'assay.mjs'), ...words, '--seed', String(seed + n)]);
  const before = performance.now();
  const alone = asked(0);
  await alone.ended;
  if (!existsSync(join(out, 'ledger.json'))) throw new Error(`no ledger: ${alone.said().slice(-1000)}`);
  const wanted = saidIn(out);
  const whole = performance.now() - before;
  let [killed, runs] = [0, 1];
  for (let project = 1; killed < kills; project++) {
    rmSync(join(out, 'ledger.json'), { force: true });
    for (let done = false; !done; runs++) {
      const running = asked(project);
      if (killed < kills) await Promise.race([sleep(random() * whole), running.ended]);
      const killing = killed < kills && running.child.exitCode === null;
      if (killing) {
        const { victim, pids } = choose(running, random);
        for (const pid of pids) kill(pid, 'SIGKILL');
        killed++;
        victims[victim]++;
        if (victim !== 'tool and watchdog' && !(await gone(running)))
          losses.push(`project ${project}: processes outlived a killed ${victim}`);
      }
      await running.ended;
      done = !killing;
      if (done && !existsSync(join(out, 'ledger.json')))
        throw new Error(`project ${project}: no ledger: ${running.said().slice(-1000)}`);
    }
    const other = firstOther(saidIn(out), wanted);
    if (other !== null) losses.push(`project ${project}: its ledger is another one: ${other}`);
  }
  return { kills: killed, runs, victims, losses };
}

/** A killed engine leaves the run to its end; whatever was started for it is gone by then. */
async function gone(running: Running): Promise<boolean> {
  await running.ended;
  return until(() => enginesOf(running.owner).length === 0);
}
