/** What the warnings and errors of a run mean for one of its tests. */
import type { Logged, Test } from './schema.ts';
import type { Message, Transcript } from './transcript.ts';

const SEE = String.raw`(?: \(see \S+\))?$`;
const LOOP = new RegExp(
  String.raw`^(\S+): paths have not been fully explored due to the loop unrolling bound: (\d+)${SEE}`,
  'u',
);
const LIMIT = /^(\S+): incomplete execution due to the specified limit: --(width|depth) (\d+)$/u;
const REVERTS = /^(\S+): all paths have been reverted; /u;
const STUCK = /^Encountered (.*)$/u;
const INVALID = /^Counterexample \(potentially invalid\): /u;
/** Of queries that were under way when `--early-exit` ended a test. */
const SHUTDOWN = /^solver_output\.error='executor has been shutdown' /u;

type Meaning =
  | { readonly kind: 'bound'; readonly of: string; readonly bound: string }
  /** Told by the exit code of a test as well. */
  | { readonly kind: 'told' }
  | { readonly kind: 'unexplained'; readonly text: string };

/** Results in the order in which they were printed. */
export function meaningOf({ level, text, after }: Message, tests: readonly Test[]): Meaning {
  const [, loopOf, loop] = LOOP.exec(text) ?? [];
  if (loopOf !== undefined) return { kind: 'bound', of: loopOf, bound: `loops cut at ${loop}` };
  const [, limitOf, limit, size] = LIMIT.exec(text) ?? [];
  if (limitOf !== undefined)
    return {
      kind: 'bound',
      of: limitOf,
      bound: limit === 'width' ? `paths cut at ${size}` : `steps of a path cut at ${size}`,
    };
  const before = tests[after - 1];
  const next = tests[after];
  const told =
    level === 'ERROR'
      ? [before, next].some((test) => test?.exitcode === 5) || (SHUTDOWN.test(text) && next?.exitcode === 1)
      : (INVALID.test(text) && next?.exitcode === 1) ||
        (STUCK.test(text) && stuck(before) > 0) ||
        (next?.exitcode === 4 && REVERTS.exec(text)?.[1] === next.name);
  return told ? { kind: 'told' } : { kind: 'unexplained', text };
}

function stuck(test: Test | undefined): number {
  return test?.num_paths?.[2] ?? 0;
}

/** Bounds of this test: its own, and those of what is no test and so comes before all of them. */
export function boundsOf(name: string, { messages }: Transcript, tests: readonly Test[]): readonly string[] {
  const bounds = messages.flatMap((message) => {
    const meaning = meaningOf(message, tests);
    if (meaning.kind !== 'bound') return [];
    if (meaning.of === name) return [meaning.bound];
    return tests.some((test) => test.name === meaning.of) ? [] : [`${meaning.of}: ${meaning.bound}`];
  });
  return [...new Set(bounds)];
}

/** The first thing said that nothing accounts for. It may be about any test of the run. */
export function firstUnexplained({ messages, strange }: Transcript, tests: readonly Test[]): string | null {
  for (const message of messages) {
    const meaning = meaningOf(message, tests);
    if (meaning.kind === 'unexplained') return meaning.text;
  }
  return strange[0] ?? null;
}

/**
 * Whether what was printed tells every message that was logged, and no other. A line that is lost from the middle of
 * the one would leave no trace there; that it is lost from both in the same way is not to be feared.
 */
export function toldTwice(logged: readonly Logged[], { messages }: Transcript): boolean {
  // Long texts are broken into lines when they are printed.
  const plain = ({ level, text }: Pick<Logged, 'level' | 'text'>): string =>
    `${level === 'WARNING' ? level : 'ERROR'} ${text.replace(/\s+/gu, '')}`;
  return JSON.stringify(logged.map(plain).sort()) === JSON.stringify(messages.map(plain).sort());
}

/** Why paths of the test could not be explored. */
export function reasonsOf(index: number, { messages }: Transcript): readonly string[] {
  return messages.flatMap(({ text, after }) => {
    const reason = STUCK.exec(text)?.[1];
    return after === index + 1 && reason !== undefined ? [withoutLink(reason)] : [];
  });
}

export function errorsNear(index: number, { messages }: Transcript): readonly string[] {
  return messages.flatMap(({ level, text, after }) =>
    level === 'ERROR' && (after === index || after === index + 1) ? [text] : [],
  );
}

export function withoutLink(text: string): string {
  return text.replace(/ \(see \S+\)$/u, '');
}
