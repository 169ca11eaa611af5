/** Which proofs can notice a change: those whose code is made from the changed file, the nearest first. */
import type { Obligation } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import type { Called } from './called.ts';
import type { Hunt } from './hunt.ts';
import type { Mutant } from './schema.ts';
import type { Shelf } from './workshop.ts';

/** A harness and the claims that stand in it. */
export interface Proof {
  readonly file: string;
  readonly contract: string;
  readonly claims: readonly Obligation[];
}

export interface Reach {
  /** Campaigns: those that watch most of the contract's own properties first. */
  readonly hunts: readonly Hunt[];
  readonly proofs: readonly Proof[];
  /** Those of the contract's own properties whose harness calls what comes to the change. */
  readonly near: readonly Proof[];
  readonly rules: readonly Obligation[];
}

export interface Reachable {
  readonly obligations: readonly Obligation[];
  readonly hunts: readonly Hunt[];
  readonly properties: ReadonlyMap<string, Property>;
  readonly shelf: Shelf;
  /** Functions of a mutant's contract from which its change can be noticed. */
  readonly entriesTo: (mutant: Mutant) => readonly string[];
  readonly called: Called;
}

/** Pure but for the shelf. A harness that is not made from the changed file has the original's code. */
export function reachOf(mutant: Mutant, all: Reachable): Reach {
  const isOwn = ({ property }: Pick<Obligation, 'property'>): boolean =>
    all.properties.get(property)?.contract === mutant.contract;
  const made = ({ file, contract }: Pick<Proof, 'file' | 'contract'>): boolean =>
    all.shelf.reads(file, contract, mutant.file);
  const hunts = all.hunts.filter(({ path, contracts }) => made({ file: path, contract: contracts[0] ?? '' }));
  const own = ({ claims }: Hunt): number => claims.filter(isOwn).length;
  const proofs = proofsOf(all.obligations).filter(made);
  const entries = all.entriesTo(mutant).map((name) => `${mutant.contract}.${name}`);
  const rank = new Map(proofs.map((one) => [one, distance(one, mutant, isOwn, entries, all)]));
  const ordered = proofs.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || (a.file < b.file ? -1 : 1));
  return {
    hunts: hunts.toSorted((a, b) => own(b) - own(a)),
    proofs: ordered,
    near: ordered.filter((one) => (rank.get(one) ?? far) < far),
    rules: all.obligations.filter(
      ({ engine, entry }) =>
        engine === 'static' && entry.in === 'bytecode' && entry.contract.endsWith(`:${mutant.contract}`),
    ),
  };
}

function proofsOf(obligations: readonly Obligation[]): readonly Proof[] {
  const proofs = new Map<string, Obligation[]>();
  for (const one of obligations) {
    if (one.engine !== 'halmos' || one.entry.in !== 'solidity') continue;
    const key = `${one.entry.file}\0${one.entry.contract}`;
    proofs.set(key, [...(proofs.get(key) ?? []), one]);
  }
  return [...proofs].map(([key, claims]) => {
    const [file = '', contract = ''] = key.split('\0');
    return { file, contract, claims };
  });
}

/**
 * The nearest, and those besides that come to the change and say that a call succeeds: where everything reverts, all
 * other claims hold of nothing.
 */
export function nearestOf(
  { proofs, near }: Pick<Reach, 'proofs' | 'near'>,
  most: number,
  properties: Reachable['properties'],
): readonly Proof[] {
  const first = proofs.slice(0, most);
  const isLive = ({ claims }: Proof): boolean =>
    claims.some(({ property }) => {
      const check = properties.get(property)?.check;
      return check?.form === 'scenario' && check.steps.some(({ expect }) => expect === 'success');
    });
  return [...first, ...near.filter((one) => !first.includes(one) && isLive(one))];
}

/** Forms of claims that are asked of a contract as it was just made. */
const fromStart: ReadonlySet<string> = new Set(['construction', 'invariant']);

/** Forms of claims about whatever anyone calls. */
const anyCall: ReadonlySet<string> = new Set(['transition', 'invariant']);

/** More than any harness calls. */
const far = 1000;

/**
 * A property of another contract is far; one whose harness calls what can come to the changed function is near, and the
 * nearer the less else it calls.
 */
function distance(
  { claims }: Proof,
  mutant: Mutant,
  isOwn: (one: Pick<Obligation, 'property'>) => boolean,
  entries: readonly string[],
  all: Reachable,
): number {
  const called = new Set(claims.flatMap(({ property }) => [...(all.called.get(property) ?? [])]));
  const formsOf = new Set(claims.map(({ property }) => all.properties.get(property)?.check.form ?? ''));
  const named = entries.some((name) => called.has(name));
  // What any caller may call comes to every function, and is slower to say so.
  const any = claims.some(isOwn) && [...formsOf].some((form) => anyCall.has(form));
  // Every other harness overwrites what a constructor left.
  const starts = mutant.function === 'constructor' && [...formsOf].some((form) => fromStart.has(form));
  const size = starts ? 0 : any && !named ? far - 1 : Math.min(called.size, far - 2);
  return (claims.some(isOwn) ? 0 : 2 * far) + (named || any ? 0 : far) + size;
}
