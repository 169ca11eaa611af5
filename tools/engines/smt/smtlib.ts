/** Reads just enough of SMT-LIB 2 to know what a file asks: its top-level commands, and how many answers it is owed. */

export interface Script {
  /** Offset just behind each `(check-sat)`, in order. */
  readonly checks: readonly number[];
  /** Offset of the last assertion before each that no earlier one asks about; null where there is none. */
  readonly conclusions: readonly (number | null)[];
  /** Offset of each `(check-sat)`. */
  readonly starts: readonly number[];
}

export type Reading = { readonly ok: true; readonly script: Script } | { readonly ok: false; readonly why: string };

interface Command {
  readonly name: string;
  readonly atoms: number;
  readonly start: number;
  readonly end: number;
}

/**
 * `echo` could print an answer, `set-option` and `set-info` could change one, `exit` and `reset` could drop one; two
 * solvers disagree about what many others mean. A theorem needs none of them.
 */
const allowed = new Set([
  'set-logic',
  'declare-const',
  'declare-fun',
  'define-fun',
  'assert',
  'check-sat',
  'push',
  'pop',
]);

export function readScript(text: string): Reading {
  const commands: Command[] = [];
  let depth = 0;
  let name: string | null = null;
  let atoms = 0;
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === ';') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
    } else if (char === ' ' || char === '\n' || char === '\t') {
      at += 1;
    } else if (char === '(') {
      if (depth === 1 && name === null) return { ok: false, why: `a command without a name at offset ${at}` };
      if (depth === 1) atoms += 1;
      if (depth === 0) [name, atoms, start] = [null, 0, at];
      depth += 1;
      at += 1;
    } else if (char === ')') {
      depth -= 1;
      at += 1;
      if (depth < 0) return { ok: false, why: `an unmatched ")" at offset ${at - 1}` };
      if (depth === 0) commands.push({ name: name ?? '', atoms, start, end: at });
    } else {
      const end = atomEnd(text, at);
      if (end < 0) return { ok: false, why: `an unreadable character at offset ${at}` };
      if (depth === 0) return { ok: false, why: `an atom outside a command at offset ${at}` };
      if (depth === 1 && name === null) name = text.slice(at, end);
      else if (depth === 1) atoms += 1;
      at = end;
    }
  }
  return depth > 0 ? { ok: false, why: 'the file ends inside a command' } : inspect(commands);
}

/** Where the atom that starts at `at` ends, or -1. Strings and quoted symbols have no place in a theorem. */
function atomEnd(text: string, at: number): number {
  const atom = /[A-Za-z0-9+\-*/=<>.!?_:]+/y;
  atom.lastIndex = at;
  return atom.test(text) ? atom.lastIndex : -1;
}

function inspect(commands: readonly Command[]): Reading {
  let scopes = 0;
  for (const { name, atoms } of commands) {
    if (!allowed.has(name)) return { ok: false, why: `the command "${name}" is not allowed` };
    if (name === 'check-sat' && atoms > 0) return { ok: false, why: 'check-sat takes no arguments' };
    if (name === 'push') scopes += 1;
    if (name === 'pop') scopes -= 1;
    if ((name === 'push' || name === 'pop') && atoms !== 1) return { ok: false, why: `${name} takes one argument` };
  }
  if (scopes !== 0) return { ok: false, why: 'push and pop are not balanced' };
  const asked = commands.filter((command) => command.name === 'check-sat');
  if (asked.length === 0) return { ok: false, why: 'the file has no (check-sat)' };
  const script = {
    checks: asked.map(({ end }) => end),
    starts: asked.map(({ start }) => start),
    conclusions: conclusionsIn(commands),
  };
  return { ok: true, script };
}

function conclusionsIn(commands: readonly Command[]): readonly (number | null)[] {
  const found: (number | null)[] = [];
  let last: number | null = null;
  for (const { name, start } of commands) {
    if (name === 'assert') last = start;
    if (name !== 'check-sat') continue;
    found.push(last);
    last = null;
  }
  return found;
}

/** The same script with each question put before its conclusion is asserted: it must have a model, or nothing is claimed. */
export function askPremises(text: string, { checks, starts, conclusions }: Script): string {
  let out = '';
  let from = 0;
  for (const [index, end] of checks.entries()) {
    const check = starts[index] ?? end;
    const conclusion = conclusions[index] ?? check;
    out += `${text.slice(from, conclusion)}(check-sat)\n${text.slice(conclusion, check)}`;
    from = end;
  }
  return out + text.slice(from);
}

/** The same script with a `(get-model)` behind the named checks. */
export function askModels(text: string, script: Script, wanted: readonly number[]): string {
  let out = '';
  let from = 0;
  for (const [index, end] of script.checks.entries()) {
    out += text.slice(from, end) + (wanted.includes(index) ? '\n(get-model)' : '');
    from = end;
  }
  return out + text.slice(from);
}
