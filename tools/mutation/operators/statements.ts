import { child, descendants, type Node, nodesOf } from '../../../harness/access/syntax.ts';
import { all, type Edit, type Operator, type Place, remove, replace } from './operator.ts';

function statements(place: Place): readonly (readonly Node[])[] {
  return all(place, 'Block').map((block) => nodesOf(block['statements']));
}

function inner(statement: Node): Node | null {
  return statement.nodeType === 'ExpressionStatement' ? child(statement, 'expression') : null;
}

/** A burn, a transfer, a count: anything that is called for what it does. */
export const skipCall: Operator = {
  id: 'skip-call',
  title: 'a call is left out',
  edits: (place) =>
    statements(place)
      .flat()
      .filter((one) => inner(one)?.nodeType === 'FunctionCall')
      .map((one) => remove(place, one)),
};

export const skipEffect: Operator = {
  id: 'skip-effect',
  title: 'a value is not stored',
  edits: (place) =>
    statements(place)
      .flat()
      .filter((one) => ['Assignment', 'UnaryOperation'].includes(inner(one)?.nodeType ?? ''))
      .map((one) => remove(place, one)),
};

/** Whether another account may run. */
function leaves(statement: Node): boolean {
  return descendants(statement).some((node) =>
    /^t_function_(?:external|barecall|baredelegatecall|barestaticcall)/u.test(
      String((node['typeDescriptions'] as { typeIdentifier?: unknown } | undefined)?.typeIdentifier ?? ''),
    ),
  );
}

/** An effect behind the interaction that it stood before, or the other way round. */
export const reorder: Operator = {
  id: 'reorder',
  title: 'an effect and an interaction change places',
  edits: (place) =>
    statements(place).flatMap((block) => block.slice(1).flatMap((one, at) => swapped(place, block[at], one))),
};

function swapped(place: Place, first: Node | undefined, second: Node): readonly Edit[] {
  if (first === undefined || leaves(first) === leaves(second)) return [];
  if ([first, second].some(({ nodeType }) => nodeType === 'Return')) return [];
  const a = remove(place, first);
  const b = remove(place, second);
  const { source } = place;
  const between = source.slice(a.end, b.start);
  return [{ start: a.start, end: b.end, text: source.slice(b.start, b.end) + between + source.slice(a.start, a.end) }];
}

/** A guard in the head of a function: `nonReentrant`. */
export const dropModifier: Operator = {
  id: 'drop-modifier',
  title: 'a modifier is left out',
  edits: (place) =>
    place.node['kind'] === 'constructor'
      ? []
      : nodesOf(place.node['modifiers']).map((node) => replace(place, node, '')),
};
