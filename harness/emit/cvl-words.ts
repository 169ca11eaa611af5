/** Expressions of the catalogue, which are Solidity in the names of a world, as CVL over the integers. */

/** The expression says something that this has no words for. */
export class NotInCvl extends Error {
  override readonly name = 'NotInCvl';
}

export interface Scope {
  /** Contracts by their names in the world. */
  readonly contracts: Readonly<Record<string, string>>;
  /** Variables, under their own names. */
  readonly variables: ReadonlySet<string>;
}

/** Words of `specs/cvl/Claims.spec`. */
const claimWords = new Set(['both', 'either', 'implies', 'minus', 'plus', 'M', 'D', 'wad']);
const constants = new Set(['RISE_SUPPLY', 'FLAT_SUPPLY']);
const keywords = new Set(['true', 'false']);
const operators = new Set([
  '+',
  '-',
  '*',
  '/',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  '&&',
  '||',
  '!',
  '?',
  ':',
  '(',
  ')',
  ',',
]);

const lexeme = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\d[\d_]*(?:e\d+)?|\*\*|>>|[<>=!]=|&&|\|\||\S/gu;

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\btype\(uint256\)\.max\b/gu, 'max_uint256'],
  [/\buint256\((\w+)\)/gu, '($1)'],
  [/\b(\w+) >> (\d+) == 0\b/gu, '$1 < 2 ** $2'],
];
const accounts = /\baddress\((\w+)\)(\.balance\b)?/gu;

/** @throws NotInCvl */
export function toCvl(expression: string, scope: Scope): string {
  const plain = phrases.reduce((text, [pattern, by]) => text.replace(pattern, by), expression);
  const named = plain.replace(accounts, (whole, name: string, balance?: string) => {
    if (name === '0' && balance === undefined) return '0';
    const contract = scope.contracts[name];
    if (contract === undefined) throw new NotInCvl(`${whole} is no contract of the specification`);
    return balance === undefined ? `@${contract}` : `@nativeBalances[${contract}]`;
  });
  return named
    .split(/(@[\w[\]]+)/u)
    .map((part) => (part.startsWith('@') ? part.slice(1) : words(part, scope)))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

function words(text: string, scope: Scope): string {
  return text.replace(lexeme, (word, ...rest) => word1(word, String(rest.at(-1)).slice(Number(rest.at(-2))), scope));
}

function word1(word: string, tail: string, scope: Scope): string {
  if (/^\d/u.test(word)) return number(word);
  if (word === '**') return '^';
  if (operators.has(word)) return word;
  if (word === 'block.timestamp' || word === 'block.number') return `e.${word}`;
  const called = tail.slice(word.length).startsWith('(');
  const [first = '', fn, ...deeper] = word.split('.');
  const contract = scope.contracts[first];
  if (fn !== undefined && contract !== undefined && deeper.length === 0 && called) return `${contract}.${fn}`;
  if (fn === undefined && called && claimWords.has(word)) return word;
  if (fn === undefined && !called) {
    if (constants.has(word)) return `${word}()`;
    if (scope.variables.has(word) || keywords.has(word) || word === 'max_uint256') return word;
  }
  throw new NotInCvl(`"${word}" has no word in CVL`);
}

/** `17e17` is `17 * 10 ^ 17`. */
function number(text: string): string {
  const [digits = '', power] = text.replaceAll('_', '').split('e');
  if (power === undefined) return digits;
  return digits === '1' ? `10 ^ ${power}` : `(${digits} * 10 ^ ${power})`;
}

/** A variable of a rule: numbers keep their width, since they are arguments too. */
export function parameterOf(name: string, type: string): string {
  if (!/^(address|bool|bytes32|u?int\d+)$/u.test(type)) throw new NotInCvl(`no parameter of type ${type}`);
  return `${type} ${name}`;
}

/** What is read or computed is a number of any size, so that nothing is cut off. */
export function valueType(type: string): string {
  if (type === 'address' || type === 'bool') return type;
  if (/^uint\d+$/u.test(type)) return 'mathint';
  throw new NotInCvl(`no value of type ${type}`);
}

/** As text of an assertion or a reason. */
export function quoted(text: string): string {
  return `"${text
    .replaceAll('’', "'")
    .replace(/[−–—]/gu, '-')
    .replace(/"/gu, "'")
    .replace(/[^\x20-\x7e]/gu, '?')}"`;
}
