/** Every function that can change state, of every contract that can be deployed, and what each role alone can do. */
import { effectsOf } from './effects.ts';
import { type Callers, callersOf } from './guards.ts';
import { isNonReentrant, modifiersOf, type Place } from './resolve.ts';
import { child, type Node, type SourceUnit, Syntax } from './syntax.ts';

export interface Row {
  readonly contract: string;
  /** `deposit(uint256 assets, address receiver)`, `receive()`. */
  readonly signature: string;
  readonly callers: Callers;
  readonly payable: boolean;
  readonly nonReentrant: boolean;
  readonly calls: readonly string[];
  readonly writes: readonly string[];
  readonly unknown: readonly string[];
}

export interface Role {
  readonly contract: string;
  readonly variable: string;
  readonly mutability: 'immutable' | 'constant' | 'mutable';
  /** Of a mutable one: the functions that can write it. */
  readonly setBy: readonly string[];
  readonly functions: readonly string[];
  /** Variables that these functions write and no other function of the contract. */
  readonly alone: readonly string[];
  /** Variables that these functions write and others too. */
  readonly shared: readonly string[];
  /** Whether these functions do what could not be followed. */
  readonly unknown: boolean;
}

/** In the order of names; functions as the source has them, inherited ones last. */
export function accessOf(units: readonly SourceUnit[], folder: string): readonly Row[] {
  const syntax = new Syntax(units);
  return syntax.contracts
    .filter((one) => one['contractKind'] === 'contract' && one['abstract'] !== true)
    .filter((one) => syntax.pathOf(one).startsWith(`${folder}/`))
    .toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1))
    .flatMap((contract) => entriesOf(syntax, contract).map((entry) => rowOf({ syntax, contract }, entry)));
}

function rowOf(place: Place, entry: Node): Row {
  const { writes, calls, unknown } = effectsOf(place, entry);
  const callers = callersOf(place, entry);
  const isDead = callers.who === 'nobody';
  const sorted = (set: ReadonlySet<string>): readonly string[] => (isDead ? [] : [...set].sort());
  return {
    contract: String(place.contract['name']),
    signature: signatureOf(entry),
    callers,
    payable: entry['stateMutability'] === 'payable',
    nonReentrant: modifiersOf(place, entry).some((one) => isNonReentrant(place, one)),
    calls: sorted(calls),
    writes: sorted(writes),
    unknown: sorted(unknown),
  };
}

/**
 * What a transaction can enter and is not bound to leave the state alone by its declaration. An override may be stricter
 * than what it overrides, as one that only reverts: it is listed for what its base could do.
 */
function entriesOf(syntax: Syntax, contract: Node): readonly Node[] {
  const last = new Map<string, Node>();
  const changing = new Set<string>();
  for (const member of syntax.membersOf(contract)) {
    const selector = selectorOf(member);
    if (selector === null) continue;
    if (!last.has(selector)) last.set(selector, member);
    if (['nonpayable', 'payable'].includes(String(member['stateMutability']))) changing.add(selector);
  }
  return [...last].flatMap(([selector, member]) =>
    changing.has(selector) && member.nodeType === 'FunctionDefinition' ? [member] : [],
  );
}

function selectorOf(member: Node): string | null {
  if (member['kind'] === 'receive' || member['kind'] === 'fallback') return String(member['kind']);
  return typeof member['functionSelector'] === 'string' ? member['functionSelector'] : null;
}

function signatureOf(entry: Node): string {
  const parameters = ((child(entry, 'parameters')?.['parameters'] ?? []) as Node[]).map((one) => {
    const type = String((one['typeDescriptions'] as { typeString?: unknown }).typeString).replace(
      / (?:memory|calldata)$/u,
      '',
    );
    return one['name'] === '' ? type : `${type} ${String(one['name'])}`;
  });
  return `${entry['kind'] === 'function' ? String(entry['name']) : String(entry['kind'])}(${parameters.join(', ')})`;
}

/** Roles of each contract: a variable that a check of the sender names. */
export function rolesOf(rows: readonly Row[]): readonly Role[] {
  const roles = new Map<string, { readonly contract: string; readonly variable: Node }>();
  for (const { contract, callers } of rows) {
    if (callers.who !== 'only') continue;
    for (const variable of callers.variables)
      roles.set(`${contract}.${String(variable['name'])}`, { contract, variable });
  }
  return [...roles.values()].map(({ contract, variable }) => {
    const all = rows.filter((row) => row.contract === contract);
    const own = all.filter(({ callers }) => callers.who === 'only' && callers.variables.includes(variable));
    const others = all.filter((row) => !own.includes(row));
    // What could not be followed may write anything.
    const canWrite = (name: string, { writes, unknown }: Row): boolean => writes.includes(name) || unknown.length > 0;
    const elsewhere = (name: string): boolean => others.some((row) => canWrite(name, row));
    const written = [...new Set(own.flatMap(({ writes }) => writes))].sort();
    return {
      contract,
      variable: String(variable['name']),
      mutability: variable['mutability'] as Role['mutability'],
      setBy:
        variable['mutability'] === 'mutable'
          ? all.filter((row) => canWrite(String(variable['name']), row)).map(({ signature }) => signature)
          : [],
      functions: own.map(({ signature }) => signature),
      alone: written.filter((name) => !elsewhere(name)),
      shared: written.filter(elsewhere),
      unknown: own.some(({ unknown }) => unknown.length > 0),
    };
  });
}
