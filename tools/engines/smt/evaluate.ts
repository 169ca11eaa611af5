/** Evaluates a script at the values of a model by exact arithmetic: a second look that trusts no solver. */
import { less, minus, negated, over, parseRational, plus, type Rational, rational, same, times } from './rational.ts';

type Value = Rational | boolean;
type Term = string | readonly Term[];
type Scope = ReadonlyMap<string, Definition>;

interface Definition {
  readonly parameters: readonly string[];
  readonly body: Term | { readonly value: Value };
}

class Unreadable extends Error {}

/** Whether, at one of its `(check-sat)`, everything asserted holds for these values. Never throws. */
export function satisfiesSome(text: string, values: Readonly<Record<string, string>>): boolean {
  try {
    return play(read(text), values);
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

function play(commands: readonly Term[], values: Readonly<Record<string, string>>): boolean {
  const layers: { scope: Map<string, Definition>; holds: boolean }[] = [{ scope: new Map(), holds: true }];
  for (const command of commands) {
    const [name, ...rest] = listOf(command);
    const top = layers.at(-1);
    if (top === undefined) throw new Unreadable('more pops than pushes');
    const symbol = (index: number): string => atomOf(rest[index]);
    switch (name) {
      case 'set-logic':
        break;
      case 'push':
        layers.push({ scope: new Map(top.scope), holds: top.holds });
        break;
      case 'pop':
        layers.pop();
        break;
      case 'declare-const':
        top.scope.set(symbol(0), { parameters: [], body: { value: parseRational(values[symbol(0)] ?? '0') } });
        break;
      case 'define-fun':
        top.scope.set(symbol(0), {
          parameters: listOf(rest[1]).map((one) => atomOf(listOf(one)[0])),
          body: rest[3] ?? '',
        });
        break;
      case 'assert':
        top.holds = top.holds && evaluate(rest[0] ?? '', top.scope) === true;
        break;
      case 'check-sat':
        if (top.holds) return true;
        break;
      default:
        throw new Unreadable(`command ${String(name)}`);
    }
  }
  return false;
}

function evaluate(term: Term, scope: Scope): Value {
  if (typeof term === 'string') {
    if (/^\d+(?:\.\d+)?$/u.test(term)) return parseRational(term);
    if (term === 'true' || term === 'false') return term === 'true';
    return call(term, [], scope);
  }
  const [head, ...rest] = term;
  const name = atomOf(head);
  if (name === 'ite')
    return truth(evaluate(rest[0] ?? '', scope)) ? evaluate(rest[1] ?? '', scope) : evaluate(rest[2] ?? '', scope);
  const given = rest.map((one) => evaluate(one, scope));
  return operators[name]?.(given) ?? call(name, given, scope);
}

function call(name: string, given: readonly Value[], scope: Scope): Value {
  const definition = scope.get(name);
  if (definition === undefined || definition.parameters.length !== given.length)
    throw new Unreadable(`unknown ${name}`);
  const { body, parameters } = definition;
  if (typeof body === 'object' && 'value' in body) return body.value;
  const inner = new Map(scope);
  for (const [index, parameter] of parameters.entries())
    inner.set(parameter, { parameters: [], body: { value: given[index] ?? rational(0n) } });
  return evaluate(body, inner);
}

const operators: Readonly<Record<string, (given: readonly Value[]) => Value>> = {
  '+': (given) => numbers(given).reduce(plus),
  '*': (given) => numbers(given).reduce(times),
  '-': (given) => (given.length === 1 ? negated(number(given[0])) : numbers(given).reduce(minus)),
  '/': (given) => numbers(given).reduce(over),
  div: ([n, d]) => rational(quotient(whole(n), whole(d))),
  mod: ([n, d]) => rational(whole(n) - quotient(whole(n), whole(d)) * whole(d)),
  '<': (given) => chain(given, less),
  '<=': (given) => chain(given, (a, b) => !less(b, a)),
  '>': (given) => chain(given, (a, b) => less(b, a)),
  '>=': (given) => chain(given, (a, b) => !less(a, b)),
  '=': (given) => given.every((one) => equal(one, given[0])),
  distinct: (given) => given.every((one, index) => !given.slice(0, index).some((other) => equal(one, other))),
  not: ([one]) => !truth(one),
  and: (given) => given.map(truth).every(Boolean),
  or: (given) => given.map(truth).some(Boolean),
  '=>': (given) =>
    given
      .slice(0, -1)
      .map(truth)
      .some((one) => !one) || truth(given.at(-1)),
};

function equal(a: Value, b: Value | undefined): boolean {
  return typeof a === 'boolean' ? a === truth(b) : same(a, number(b));
}

/** As SMT-LIB has it: the remainder is never negative. Division by zero may be anything there, so it shows nothing here. */
function quotient(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new Unreadable('division by zero');
  const size = d < 0n ? -d : d;
  const remainder = ((n % size) + size) % size;
  return (n - remainder) / d;
}

function chain(given: readonly Value[], holds: (a: Rational, b: Rational) => boolean): boolean {
  const all = numbers(given);
  return all.slice(1).every((one, index) => holds(all[index] ?? one, one));
}

function numbers(given: readonly Value[]): Rational[] {
  return given.map(number);
}

function number(value: Value | undefined): Rational {
  if (typeof value !== 'object') throw new Unreadable('not a number');
  return value;
}

function whole(value: Value | undefined): bigint {
  const { above, below } = number(value);
  if (below !== 1n) throw new Unreadable('not an integer');
  return above;
}

function truth(value: Value | undefined): boolean {
  if (typeof value !== 'boolean') throw new Unreadable('not a truth value');
  return value;
}

function read(text: string): readonly Term[] {
  const tokens = text.replace(/;[^\n]*/gu, ' ').match(/[()]|[^\s()]+/gu) ?? [];
  const stack: Term[][] = [[]];
  for (const token of tokens) {
    if (token === '(') stack.push([]);
    else if (token === ')') {
      const closed = stack.pop();
      const outer = stack.at(-1);
      if (closed === undefined || outer === undefined) throw new Unreadable('unbalanced');
      outer.push(closed);
    } else stack.at(-1)?.push(token);
  }
  if (stack.length !== 1) throw new Unreadable('unbalanced');
  return stack[0] ?? [];
}

function listOf(term: Term | undefined): readonly Term[] {
  if (term === undefined || typeof term === 'string') throw new Unreadable('not a list');
  return term;
}

function atomOf(term: Term | undefined): string {
  if (typeof term !== 'string') throw new Unreadable('not a name');
  return term;
}
