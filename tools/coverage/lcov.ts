/**
 * Reads the lcov 2.0 tracefile of `forge coverage`. Total: a record that is not understood refuses the whole file, since
 * a line passed over could be the branch that nothing reached.
 */

export interface LcovFunction {
  readonly name: string;
  readonly line: number;
  readonly end: number;
  readonly hits: number;
}

export interface LcovBranch {
  readonly line: number;
  readonly block: number;
  readonly path: number;
  readonly hits: number;
}

export interface LcovFile {
  readonly file: string;
  readonly functions: readonly LcovFunction[];
  readonly branches: readonly LcovBranch[];
  /** Line → how often it was executed. */
  readonly lines: ReadonlyMap<number, number>;
}

interface Open {
  readonly file: string;
  readonly declared: Map<string, { readonly line: number; readonly end: number }>;
  readonly called: Map<string, number>;
  readonly branches: Map<string, LcovBranch>;
  readonly lines: Map<number, number>;
  readonly said: Map<string, number>;
}

/** Fields of a record, by its name; what is not here is not understood. */
const shapes: Readonly<Record<string, RegExp>> = {
  FN: /^(\d+),(\d+),(.+)$/u,
  FNDA: /^(\d+),(.+)$/u,
  DA: /^(\d+),(\d+)$/u,
  BRDA: /^(\d+),(\d+),(\d+),(\d+|-)$/u,
  FNF: /^(\d+)$/u,
  FNH: /^(\d+)$/u,
  LF: /^(\d+)$/u,
  LH: /^(\d+)$/u,
  BRF: /^(\d+)$/u,
  BRH: /^(\d+)$/u,
};

/** @throws Error that names the line. */
export function parseLcov(text: string): readonly LcovFile[] {
  const files = new Map<string, LcovFile>();
  let open: Open | null = null;
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const refuse = (why: string): never => {
      throw new Error(`line ${at + 1} of the tracefile: ${why}`);
    };
    if (line === '' || line.startsWith('TN:')) continue;
    if (line.startsWith('SF:')) {
      const file = line.slice(3);
      if (open !== null || file === '' || files.has(file)) refuse('a file begins where none can');
      open = { file, declared: new Map(), called: new Map(), branches: new Map(), lines: new Map(), said: new Map() };
    } else if (open === null) refuse('a record outside of a file');
    else if (line === 'end_of_record') {
      files.set(open.file, closed(open, refuse));
      open = null;
    } else read(open, line, refuse);
  }
  if (open !== null) throw new Error(`the tracefile ends within ${open.file}`);
  return [...files.values()];
}

function read(into: Open, line: string, refuse: (why: string) => never): void {
  const [, kind = '', rest = ''] = /^([A-Z]+):(.*)$/u.exec(line) ?? [];
  const fields = shapes[kind]?.exec(rest);
  const [, a = '', b = '', c = '', d = ''] = fields ?? refuse('a record that is not understood');
  // Never executed at all is written as `-`.
  const counted = (text: string): number => (text === '-' ? 0 : Number(text));
  const once = <K, V>(map: Map<K, V>, key: K, value: V): void => {
    if (map.has(key)) refuse('said twice');
    map.set(key, value);
  };
  if (kind === 'FN') once(into.declared, c, { line: Number(a), end: Number(b) });
  else if (kind === 'FNDA') once(into.called, b, Number(a));
  else if (kind === 'DA') once(into.lines, Number(a), Number(b));
  else if (kind === 'BRDA')
    once(into.branches, `${a},${b},${c}`, { line: Number(a), block: Number(b), path: Number(c), hits: counted(d) });
  else once(into.said, kind, Number(a));
}

/** The totals that the file gives of itself must be those of its records: a lost record is found by them. */
function closed(open: Open, refuse: (why: string) => never): LcovFile {
  const functions = [...open.declared].map(([name, place]) => {
    const hits = open.called.get(name);
    return { name, ...place, hits: hits ?? refuse(`nothing is said of the calls of ${name}`) };
  });
  const branches = [...open.branches.values()];
  const totals = { FNF: functions.length, LF: open.lines.size, BRF: branches.length };
  for (const [kind, total] of Object.entries(totals))
    if (open.said.get(kind) !== total) refuse(`${kind} is ${open.said.get(kind)}, and there are ${total}`);
  if (open.called.size !== functions.length) refuse('calls of a function that is not declared');
  return { file: open.file, functions, branches, lines: open.lines };
}
