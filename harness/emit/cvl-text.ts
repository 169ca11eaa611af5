/** What a CVL specification says of itself: its rules and invariants, and why it may assume what it assumes. */

/** `Safe: proved in ID`, `Safe: because …` or `Assumes A-ID`. */
export type CvlReason = { readonly provedIn: string } | { readonly because: string } | { readonly assumes: string };

export interface CvlItem {
  readonly kind: 'rule' | 'invariant' | 'other';
  readonly name: string;
  /** Of an invariant: names of its parameters. */
  readonly params: readonly string[];
  readonly reasons: readonly CvlReason[];
}

export interface CvlText {
  /** As written. */
  readonly imports: readonly string[];
  readonly items: readonly CvlItem[];
  /** Lines at which something is assumed without a reason. */
  readonly unreasoned: readonly number[];
}

interface Token {
  readonly kind: 'word' | 'mark' | 'string' | 'comment';
  readonly text: string;
  readonly line: number;
}

const lexeme = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"[^"\n]*"|[A-Za-z_$][\w$@]*|\d[\w]*|=>|\S/gu;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  for (const match of source.matchAll(lexeme)) {
    line += newlines(source.slice(at, match.index));
    at = match.index;
    const [text] = match;
    const kind = /^\/[/*]/u.test(text)
      ? 'comment'
      : text.startsWith('"')
        ? 'string'
        : /^\w/u.test(text)
          ? 'word'
          : 'mark';
    tokens.push({ kind, text, line });
  }
  return tokens;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

const starts = new Set([
  ...['import', 'using', 'methods', 'definition', 'ghost', 'hook', 'rule', 'invariant', 'function', 'use', 'sort'],
  ...['persistent', 'strong', 'weak', 'override', 'builtin'],
]);
const prefixes = new Set(['persistent', 'strong', 'weak', 'override', 'builtin', 'use']);

/** Items begin at words that the language reserves for it. */
function split(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [];
  let depth = 0;
  let prefixed = false;
  for (const token of tokens) {
    if (depth === 0 && token.kind === 'word' && starts.has(token.text) && !prefixed) items.push([]);
    if (token.kind !== 'comment') prefixed = depth === 0 && prefixes.has(token.text);
    if ('{('.includes(token.text)) depth++;
    if ('})'.includes(token.text)) depth--;
    items.at(-1)?.push(token);
  }
  return items;
}

export function readCvl(source: string): CvlText {
  const items = split(tokensOf(source));
  const assumed = items.map(assumptionsIn);
  return {
    imports: items.flatMap(([first, path]) => (first?.text === 'import' && path ? [path.text.slice(1, -1)] : [])),
    items: items.map((tokens, index) => ({
      ...headOf(tokens),
      reasons: (assumed[index] ?? []).flatMap(({ reason }) => reason ?? []),
    })),
    unreasoned: assumed.flat().flatMap(({ line, reason }) => (reason === null ? [line] : [])),
  };
}

function headOf(tokens: readonly Token[]): Pick<CvlItem, 'kind' | 'name' | 'params'> {
  const words = tokens.filter(({ kind }) => kind !== 'comment');
  const at = words[0]?.text === 'strong' || words[0]?.text === 'weak' ? 1 : 0;
  const kind = words[at]?.text;
  const name = words[at + 1]?.text ?? '';
  if (kind !== 'rule' && kind !== 'invariant') return { kind: 'other', name: '', params: [] };
  const open = words.findIndex(({ text }) => text === '(');
  const close = words.findIndex(({ text }) => text === ')');
  const params = words
    .slice(open + 1, close)
    .flatMap(({ text }, index, all) => (text === ',' ? [] : all[index + 1]?.text === ',' ? [text] : []));
  const last = words[close - 1];
  return { kind, name, params: last === undefined || close === open + 1 ? [] : [...params, last.text] };
}

interface Assumed {
  /** Of the token that assumes it. */
  readonly at: number;
  readonly line: number;
  readonly reason: CvlReason | null;
}

/** Everything that narrows what is checked: requirements, invariants, axioms, havoc's conditions and summaries. */
function assumptionsIn(tokens: readonly Token[]): Assumed[] {
  const inMethods = tokens[0]?.text === 'methods';
  return tokens.flatMap(({ kind, text, line }, index) => {
    if (kind === 'word' && text === 'require')
      return [{ at: index, line, reason: messageOf(tokens, index) ?? above(tokens, index) }];
    if (kind === 'word' && ['requireInvariant', 'axiom', 'assuming'].includes(text))
      return [{ at: index, line, reason: above(tokens, index) }];
    if (inMethods && text === '=>' && isSummary(tokens, index))
      return [{ at: index, line, reason: above(tokens, index) }];
    return [];
  });
}

/** A list that dispatches has arrows of its own only inside of brackets. */
function isSummary(tokens: readonly Token[], index: number): boolean {
  return !tokens.slice(statementStart(tokens, index), index).some(({ text }) => text === '=>');
}

function statementStart(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at > 0 && !';{}'.includes(tokens[at - 1]?.text ?? ';')) at--;
  while (tokens[at]?.kind === 'comment') at++;
  return at;
}

function messageOf(tokens: readonly Token[], index: number): CvlReason | null {
  const end = tokens.findIndex(({ text }, at) => at > index && text === ';');
  const last = tokens[end - 1];
  return last?.kind === 'string' && tokens[end - 2]?.text === ',' ? parseReason(last.text.slice(1, -1)) : null;
}

function above(tokens: readonly Token[], index: number): CvlReason | null {
  const comment = tokens[statementStart(tokens, index) - 1];
  return comment?.kind === 'comment' ? parseReason(comment.text.replace(/^\/\/\/?|^\/\*+|\*\/$/gu, '')) : null;
}

/** What one item assumes, and in which words. */
export interface CvlAssumption {
  /** Of the rule or invariant; empty for what belongs to none. */
  readonly item: string;
  readonly line: number;
  readonly text: string;
  readonly reason: CvlReason | null;
}

/** Everything that narrows what is checked, filters of functions included. */
export function cvlAssumptions(source: string): readonly CvlAssumption[] {
  return split(tokensOf(source)).flatMap((tokens) => {
    const { name } = headOf(tokens);
    const assumed = assumptionsIn(tokens).map(({ at, line, reason }) => ({
      ...{ item: name, line, reason },
      text: joined(tokens.slice(statementStart(tokens, at), endOf(tokens, at))),
    }));
    return [...assumed, ...filtersIn(tokens).map((filter) => ({ item: name, ...filter }))];
  });
}

function endOf(tokens: readonly Token[], index: number): number {
  const end = tokens.findIndex(({ text }, at) => at > index && text === ';');
  return end < 0 ? tokens.length : end;
}

function joined(tokens: readonly Token[]): string {
  return tokens.flatMap(({ kind, text }) => (kind === 'comment' ? [] : [text])).join(' ');
}

const viewsLeftOut = /^! \w+ \. isView$/u;
const contractsNamed = /^\(? ?\w+ \. contract = = \w+(?: \| \| \w+ \. contract = = \w+)* ?\)?$/u;

/** A view stores nothing, and the contract that is called is what a claim about its calls names: both need no words. */
function filtersIn(tokens: readonly Token[]): readonly Omit<CvlAssumption, 'item'>[] {
  return tokens.flatMap(({ kind, text, line }, index) => {
    if (kind !== 'word' || text !== 'filtered') return [];
    const close = tokens.findIndex((token, at) => at > index && token.text === '}');
    const inside = tokens.slice(index + 2, close);
    const said = joined(inside);
    const comment = inside.find((token) => token.kind === 'comment')?.text.replace(/^\/\/|^\/\*+|\*\/$/gu, '');
    const parts = said.replace(/^\w+ - > /u, '').split(' & & ');
    const plain = parts.every((part) => viewsLeftOut.test(part) || contractsNamed.test(part));
    const shape: CvlReason = { because: 'views store nothing, and the claim is about calls of the contract named' };
    return [
      {
        line,
        text: `filtered { ${said} }`,
        reason: comment === undefined ? (plain ? shape : null) : parseReason(comment),
      },
    ];
  });
}

export function parseReason(text: string): CvlReason | null {
  const said = text.trim();
  const provedIn = /^Safe: proved in ([A-Z0-9]+-[A-Z0-9]+-\d{3})$/u.exec(said)?.[1];
  if (provedIn !== undefined) return { provedIn };
  const because = /^Safe: because (\S.*)$/su.exec(said)?.[1];
  if (because !== undefined) return { because };
  const assumes = /^Assumes (A-[A-Z0-9-]+)$/u.exec(said)?.[1];
  return assumes === undefined ? null : { assumes };
}
