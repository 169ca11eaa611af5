/** The Prover's answers, joined with what it was asked: the worst of everything that a rule is made of. Pure. */
import { type ExpectedRule, type Status, statuses } from './schema.ts';

export type Word = Status | 'missing' | 'unreadable';

export interface Answer {
  /** The worst. `missing`: it was asked and not answered. `unreadable`: it is answered in no known form. */
  readonly status: Word;
  /** Methods and parts by what is said of them; only words that are said of some. */
  readonly by: Readonly<Partial<Record<Word, readonly string[]>>>;
}

/** Worst first. What is answered wrongly or not at all is worse than any doubt, and a counterexample worse than both. */
const ranks: readonly Word[] = ['FAIL', 'unreadable', 'missing', 'SANITY_FAIL', 'UNKNOWN', 'TIMEOUT', 'SUCCESS'];

interface Leaf {
  readonly name: string;
  readonly status: Word;
}

const known = new Set<string>(statuses);

/** @param answered value of the rule's name in `output.json`; undefined when it is not there */
export function answerOf(expected: ExpectedRule, answered: unknown): Answer {
  const leaves = leavesOf(expected, answered);
  const by: Partial<Record<Word, readonly string[]>> = {};
  for (const rank of ranks) {
    const names = leaves.filter(({ status }) => status === rank).map(({ name }) => name);
    if (names.length > 0) by[rank] = [...new Set(names)].sort();
  }
  return { status: ranks.find((rank) => by[rank] !== undefined) ?? 'missing', by };
}

function leavesOf(expected: ExpectedRule, answered: unknown): Leaf[] {
  const { name, parts, methods, unclear } = expected;
  if (answered === undefined) return [{ name, status: 'missing' }];
  if (unclear !== null) return [...found(name, answered), { name: unclear, status: 'unreadable' }];
  if (parts.length > 0) return ofParts(parts, isObject(answered) ? answered : { [name]: answered });
  if (methods === null) return typeof answered === 'string' ? found(name, answered) : [{ name, status: 'unreadable' }];
  const leaves = found(name, answered);
  return [...leaves, ...absent(methods, leaves)];
}

/** A part is answered under its own name, or listed under what it came to. */
function ofParts(parts: readonly ExpectedRule[], answered: Readonly<Record<string, unknown>>): Leaf[] {
  const named = parts.filter(({ name }) => Object.hasOwn(answered, name));
  const rest = Object.entries(answered).filter(([key]) => !named.some(({ name }) => name === key));
  const others = found('', Object.fromEntries(rest));
  const unnamed = parts.filter((part) => !named.includes(part));
  const simple = unnamed.filter((part) => part.parts.length === 0 && part.methods === null && part.unclear === null);
  const complex = unnamed.filter((part) => !simple.includes(part));
  return [
    ...named.flatMap((part) => leavesOf(part, answered[part.name])),
    ...others,
    ...absent(
      simple.map(({ name }) => name),
      others,
    ),
    ...complex.map(({ name }): Leaf => ({ name, status: 'missing' })),
  ];
}

function absent(names: readonly string[], leaves: readonly Leaf[]): Leaf[] {
  const there = new Set(leaves.map(({ name }) => name));
  return names.filter((name) => !there.has(name)).map((name) => ({ name, status: 'missing' }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every status below a node: `"SUCCESS"`, `{"SUCCESS": ["f()"]}`, or either under names of their own. */
function found(name: string, value: unknown): Leaf[] {
  if (typeof value === 'string') return [{ name, status: known.has(value) ? (value as Status) : 'unreadable' }];
  if (!isObject(value)) return [{ name, status: 'unreadable' }];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!known.has(key)) return found(key, inner);
    if (!Array.isArray(inner) || inner.length === 0 || inner.some((one) => typeof one !== 'string'))
      return [{ name: key, status: 'unreadable' as const }];
    return inner.map((one) => ({ name: one as string, status: key as Status }));
  });
}
