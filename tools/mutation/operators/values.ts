import { child, type Node } from '../../../harness/access/syntax.ts';
import { all, argumentsOf, type Edit, isNumber, type Operator, type Place, replace, typeString } from './operator.ts';

/** A constant that limits something: twice as wide, half as wide, one more. */
export const widenCap: Operator = {
  id: 'widen-cap',
  title: 'a limit is another one',
  edits: (place) => {
    const value = child(place.node, 'value');
    if (place.node.nodeType !== 'VariableDeclaration' || value === null || !/^u?int/u.test(typeString(place.node)))
      return [];
    const text = place.source.textOf(value);
    return [`2 * (${text})`, `(${text}) / 2`, `(${text}) + 1`].map((other) => replace(place, value, other));
  },
};

/** A number in a function is one more, or nothing. */
export const otherNumber: Operator = {
  id: 'other-number',
  title: 'a number is one more, or nothing',
  edits: (place) =>
    place.node.nodeType === 'VariableDeclaration'
      ? []
      : all(place, 'Literal')
          .filter(isNumber)
          .flatMap((node) => {
            const text = place.source.textOf(node);
            return [`(${text} + 1)`, ...(text === '0' ? [] : ['0'])].map((other) => replace(place, node, other));
          }),
};

const operations: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

export const arithmetic: Operator = {
  id: 'arithmetic',
  title: 'an operation is another one',
  edits: (place) =>
    all(place, 'BinaryOperation').flatMap((node) => {
      const [left, right] = [child(node, 'leftExpression'), child(node, 'rightExpression')];
      if (left === null || right === null) return [];
      return (operations[String(node['operator'])] ?? []).map((other) =>
        replace(place, node, `${place.source.textOf(left)} ${other} ${place.source.textOf(right)}`),
      );
    }),
};

/** Two neighbours of one type: payer and payee, amount and limit. */
export const swapArguments: Operator = {
  id: 'swap-arguments',
  title: 'two arguments change places',
  edits: (place) =>
    [...all(place, 'FunctionCall')].flatMap((call) => {
      const given = argumentsOf(call);
      return given.slice(1).flatMap((second, at) => exchanged(place, given[at], second));
    }),
};

function exchanged(place: Place, first: Node | undefined, second: Node): readonly Edit[] {
  if (first === undefined || typeString(first) !== typeString(second)) return [];
  const { source } = place;
  const [a, b] = [source.spanOf(first), source.spanOf(second)];
  const text = source.textOf(second) + source.slice(a.end, b.start) + source.textOf(first);
  return [{ start: a.start, end: b.end, text }];
}

/** Who calls becomes the contract itself, and the other way round. */
export const otherAccount: Operator = {
  id: 'other-account',
  title: 'the caller and the contract itself change roles',
  edits: (place) => [
    ...all(place, 'MemberAccess')
      .filter((node) => place.source.textOf(node) === 'msg.sender')
      .map((node) => replace(place, node, 'address(this)')),
    ...all(place, 'FunctionCall')
      .filter((node) => place.source.textOf(node) === 'address(this)')
      .map((node) => replace(place, node, 'msg.sender')),
  ],
};
