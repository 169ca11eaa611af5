/** All mutants of one contract: of its own source, and of the suite's sources that it is made with. */
import { createHash } from 'node:crypto';
import { descendants, type Node, nodesOf, type SourceUnit, Syntax } from '../../harness/access/syntax.ts';
import { entriesTo } from './entries.ts';
import { type Edit, type Operator, type Place, placesIn, Source } from './operators/operator.ts';
import type { Mutant } from './schema.ts';

/** A mutant and the whole text of its changed file. */
export interface Candidate {
  readonly mutant: Mutant;
  readonly text: string;
}

/** What is mutated: nothing of others' packages, whose code is not the suite's. */
const own = /^contracts\/flat\/(?:src|libraries)\//u;

export class Suite {
  readonly units: readonly SourceUnit[];
  readonly #syntax: Syntax;
  readonly #units: ReadonlyMap<string, SourceUnit>;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #entries = new Map<string, readonly string[]>();

  /** Trees of one run of the compiler, and the text of each. */
  constructor(units: readonly SourceUnit[], read: (path: string) => string) {
    this.units = units;
    this.#syntax = new Syntax(units);
    this.#units = new Map(units.map((unit) => [unit.absolutePath, unit]));
    const paths = [...this.#units.keys()].filter((path) => own.test(path));
    this.#sources = new Map(paths.map((path) => [path, new Source(path, read(path))]));
  }

  /** Own files whose code is in the contract: what it inherits, and libraries it names. */
  filesOf(contract: string): readonly string[] {
    const found = this.#syntax.contracts.find(
      (one) => one['name'] === contract && own.test(this.#syntax.pathOf(one)) && one['contractKind'] === 'contract',
    );
    if (found === undefined) return [];
    const reached = new Set<Node>(this.#syntax.linearOf(found));
    for (const one of reached)
      for (const node of descendants(one)) {
        const named = this.#syntax.node(node['referencedDeclaration']);
        const home =
          named?.nodeType === 'ContractDefinition' ? named : named === null ? null : this.#syntax.homeOf(named);
        if (home?.['contractKind'] === 'library') reached.add(home);
      }
    return [...new Set([...reached].map((one) => this.#syntax.pathOf(one)))].filter((path) => own.test(path)).sort();
  }

  /** Functions and getters from which a change in this one can be noticed. */
  entriesTo({ contract, function: changed }: Pick<Mutant, 'contract' | 'function'>): readonly string[] {
    const key = `${contract}.${changed}`;
    const known = this.#entries.get(key) ?? entriesTo(changed, contract, this.#syntax);
    this.#entries.set(key, known);
    return known;
  }

  sourceOf(path: string): Source {
    const source = this.#sources.get(path);
    if (source === undefined) throw new Error(`there is no source ${path}`);
    return source;
  }

  placesOf(path: string): readonly Place[] {
    const unit = this.#units.get(path);
    const source = this.sourceOf(path);
    return nodesOf(unit?.['nodes'])
      .filter(({ nodeType }) => nodeType === 'ContractDefinition')
      .flatMap((contract) => placesIn(contract, source));
  }

  /** By our own operators, in the order of places and operators. */
  candidates(contract: string, operators: readonly Operator[]): readonly Candidate[] {
    return this.filesOf(contract).flatMap((path) =>
      this.placesOf(path).flatMap((place) =>
        operators.flatMap(({ id, edits }) =>
          edits(place)
            .toSorted((a, b) => a.start - b.start || a.end - b.end)
            .map((edit) => candidate({ contract, place, operator: id, by: 'assay', edit })),
        ),
      ),
    );
  }

  /** The place that a change found elsewhere is inside of; null for one in no function. */
  placeAt(path: string, { start, end }: Edit): Place | null {
    const inside = (place: Place): boolean => {
      const span = place.source.spanOf(place.node);
      return span.start <= start && end <= span.end;
    };
    return this.placesOf(path).find(inside) ?? null;
  }
}

interface Made {
  readonly contract: string;
  readonly place: Place;
  readonly operator: string;
  readonly by: Mutant['by'];
  readonly edit: Edit;
}

export function candidate({ contract, place, operator, by, edit }: Made): Candidate {
  const { source } = place;
  const line = source.lineAt(edit.start);
  const id = [contract, place.name, `L${line}`, operator, digestOf(place, edit)].join('/');
  const spot = (offset: number) => ({ line: source.lineAt(offset), column: source.columnAt(offset) });
  const mutant: Mutant = {
    id,
    contract,
    file: source.path,
    function: place.name,
    operator,
    by,
    start: spot(edit.start),
    end: spot(edit.end),
    original: source.slice(edit.start, edit.end),
    replacement: edit.text,
  };
  return { mutant, text: source.with(edit) };
}

/** Of the function and the change inside of it: code elsewhere in the file names no mutant anew. */
function digestOf({ source, node }: Place, { start, end, text }: Edit): string {
  const span = source.spanOf(node);
  const parts = [
    source.path,
    source.slice(span.start, span.end),
    String(start - span.start),
    String(end - start),
    text,
  ];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}

/** Of several with the same text the first stays. */
export function withoutSameText(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ mutant, text }) => {
    const key = `${mutant.file}\0${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
