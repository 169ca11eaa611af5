/**
 * What Echidna prints → its tests and what became of them. Two forms are known: that of 2.0.2, and that of 2.2 and newer,
 * which prints a log first. Anything else anywhere is no transcript: a line that is not understood could be a result.
 */

export interface Transcript {
  /** `file:contract`, as it says what it analysed. */
  readonly contract: string;
  readonly tests: ReadonlyMap<string, Outcome>;
  readonly seed: string;
  /** Calls made and asked for, where it says so: newer versions do, once for all tests. */
  readonly calls: { readonly made: number; readonly asked: number } | null;
  /** It says that it ended before its limit. */
  readonly cut: boolean;
}

export type Outcome =
  | { readonly state: 'passed' }
  | { readonly state: 'fuzzing'; readonly tries: string }
  | { readonly state: 'failed'; readonly calls: readonly string[] }
  | { readonly state: 'broke'; readonly detail: string };

const header = /^([A-Za-z_$][\w$]*)(\([^() ]*\))?: (.*)$/u;
const statusLine = /^\[[\d.: -]+\] \[status\] tests: \d+\/\d+, fuzzing: (\d+)\/(\d+), /u;
const logLine = /^\[[\d.: -]+\] /u;
const analysed = /^(?:\[[\d.: -]+\] )?Analyzing contract: (\S+)$/u;
const preamble = [/^Loaded total of \d+ transactions from /u, analysed, /^$/u];
const stopped = /\[Worker [^\]]*\] (?:Time limit reached|A test was falsified|Killed \(|Crashed:)/u;

/** Null when it is neither form, or says a thing twice. */
export function readTranscript(stdout: string): Transcript | null {
  const lines = stdout.split('\n');
  const start = reportOf(lines);
  const [, made, asked] = statusLine.exec(lines[start] ?? '') ?? [];
  const newer = made !== undefined && asked !== undefined;
  const report = newer ? lines.slice(start + 1) : afterPreamble(lines);
  const read = report === null ? null : new Report(report, newer).read();
  const [contract, ...more] = contractsOf(newer ? lines.slice(0, start) : lines);
  if (read === null || contract === undefined || more.length > 0) return null;
  return {
    contract,
    tests: read.tests,
    seed: read.seed,
    calls: newer ? { made: Number(made), asked: Number(asked) } : null,
    cut: read.timedOut || (newer && lines.slice(0, start).some((line) => stopped.test(line))),
  };
}

/** One, unless code under test says so too. */
function contractsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => analysed.exec(line)?.[1] ?? []);
}

/** The status that the report follows: the first one, since code under test has a part in the report only. */
function reportOf(lines: readonly string[]): number {
  return lines.findIndex((line, i) => statusLine.test(line) && header.test(lines[i + 1] ?? ''));
}

function afterPreamble(lines: readonly string[]): readonly string[] | null {
  const start = lines.findIndex((line) => header.test(line) && !line.startsWith('Analyzing contract: '));
  return start === -1 || lines.slice(0, start).some((line) => !preamble.some((known) => known.test(line)))
    ? null
    : lines.slice(start);
}

interface Read {
  readonly tests: ReadonlyMap<string, Outcome>;
  readonly seed: string;
  readonly timedOut: boolean;
}

class Report {
  readonly #lines: readonly string[];
  readonly #newer: boolean;
  #at = 0;

  constructor(lines: readonly string[], newer: boolean) {
    this.#lines = lines;
    this.#newer = newer;
  }

  read(): Read | null {
    const tests = new Map<string, Outcome>();
    while (this.#at < this.#lines.length && !this.#isTail()) {
      const line = this.#next();
      if (line === '') continue;
      const [, name = '', , verdict] =
        header.exec(line === 'AssertionFailed(..):  passed! 🎉' ? 'AssertionFailed:  passed! 🎉' : line) ?? [];
      const outcome = verdict === undefined || tests.has(name) ? null : this.#outcome(verdict);
      if (outcome === null) return null;
      tests.set(name, outcome);
    }
    const tail = this.#tail();
    return tail === null || tests.size === 0 ? null : { tests, ...tail };
  }

  #next(): string {
    return this.#lines[this.#at++] ?? '';
  }

  #isTail(): boolean {
    return /^(?:Unique instructions|Unique codehashes|Corpus size|Seed): /u.test(this.#lines[this.#at] ?? '');
  }

  #outcome(verdict: string): Outcome | null {
    if (verdict === ' passed! 🎉' || (this.#newer && verdict === 'passing')) return { state: 'passed' };
    const tries = /^ fuzzing \((\d+\/\d+)\)$/u.exec(verdict)?.[1];
    if (tries !== undefined) return { state: 'fuzzing', tries };
    if (/^failed with no transactions made ⁉️ +$/u.test(verdict)) return { state: 'failed', calls: [] };
    if (verdict === 'could not evaluate ☣') return { state: 'broke', detail: this.#next().trim() };
    return /^failed!💥 *$/u.test(verdict) ? this.#failure() : null;
  }

  #failure(): Outcome | null {
    if (this.#newer && (this.#lines[this.#at] ?? '').startsWith('  Reason: ')) this.#at++;
    const said = this.#next();
    if (this.#newer && said === '  No transactions were needed to reach the failure.')
      return { state: 'failed', calls: [] };
    if (!/^ {2}Call sequence(?:, shrinking \(?\d+\/\d+\)?)?:$/u.test(said)) return null;
    const calls: string[] = [];
    while ((this.#lines[this.#at] ?? '').startsWith('    ')) calls.push(this.#next().slice(4));
    if (calls.length === 0 || this.#next() !== '') return null;
    return this.#skipEvidence() ? { state: 'failed', calls } : null;
  }

  /** Events, or traces: text that code under test has a part in. It may not hide a test: each is asked for by name. */
  #skipEvidence(): boolean {
    if (!this.#newer) {
      const line = this.#next();
      return line === '' || line.startsWith('Event sequence: ');
    }
    if (!/^Traces: ?$/u.test(this.#next())) return false;
    while (this.#at < this.#lines.length && !this.#isTail() && !header.test(this.#lines[this.#at] ?? '')) this.#at++;
    return true;
  }

  #tail(): Omit<Read, 'tests'> | null {
    let seed: string | null = null;
    let timedOut = false;
    for (const line of this.#lines.slice(this.#at)) {
      const found = /^Seed: (-?\d+)$/u.exec(line)?.[1];
      if (found !== undefined && seed !== null) return null;
      if (found !== undefined) seed = found;
      else if (line === 'TIMEOUT!') timedOut = true;
      else if (!isFigure(line) && !(this.#newer && logLine.test(line))) return null;
    }
    return seed === null ? null : { seed, timedOut };
  }
}

function isFigure(line: string): boolean {
  return line === '' || /^(?:Unique instructions|Unique codehashes|Corpus size|Total calls): \d+$/u.test(line);
}
