import { child, type Node, nodesOf } from '../../../harness/access/syntax.ts';
import { all, type Edit, type Operator, type Place, remove, replace } from './operator.ts';

/** Whether a statement refuses: it reverts, or leaves with nothing more than a constant. */
function refuses(statement: Node | null): boolean {
  if (statement === null) return false;
  if (statement.nodeType === 'Block') return refuses(nodesOf(statement['statements'])[0] ?? null);
  return statement.nodeType === 'RevertStatement' || statement.nodeType === 'Return';
}

/** The whole check: a bound, an age, a sender. */
export const dropCheck: Operator = {
  id: 'drop-check',
  title: 'a check is left out',
  edits: (place) =>
    all(place, 'IfStatement')
      .filter((node) => child(node, 'falseBody') === null && refuses(child(node, 'trueBody')))
      .map((node) => remove(place, node)),
};

/** One part of a check that has several. */
export const dropPart: Operator = {
  id: 'drop-part',
  title: 'one part of a condition is not asked',
  edits: (place) =>
    all(place, 'BinaryOperation')
      .filter(({ operator }) => operator === '||' || operator === '&&')
      .flatMap((node) => sidesOf(place, node).map((side) => replace(place, node, side))),
};

function sidesOf(place: Place, node: Node): readonly string[] {
  const sides = [child(node, 'leftExpression'), child(node, 'rightExpression')];
  return sides.flatMap((side) => (side === null ? [] : [place.source.textOf(side)]));
}

const neighbours: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '==': ['!='],
  '!=': ['=='],
};

/** At the boundary, and the other way round. */
export const comparison: Operator = {
  id: 'comparison',
  title: 'a comparison is another one',
  edits: (place) => all(place, 'BinaryOperation').flatMap((node) => compared(place, node)),
};

function compared(place: Place, node: Node): readonly Edit[] {
  const sides = sidesOf(place, node);
  const others = neighbours[String(node['operator'])] ?? [];
  return others.map((other) => replace(place, node, sides.join(` ${other} `)));
}

export const otherBranch: Operator = {
  id: 'other-branch',
  title: 'the other branch is taken',
  edits: (place) => [
    ...all(place, 'Conditional').flatMap((node) => {
      const branches = [child(node, 'falseExpression'), child(node, 'trueExpression')];
      const asked = child(node, 'condition');
      if (asked === null || branches.includes(null)) return [];
      const [no, yes] = branches.map((branch) => place.source.textOf(branch as Node));
      return [replace(place, node, `${place.source.textOf(asked)} ? ${no} : ${yes}`)];
    }),
    ...all(place, 'IfStatement').flatMap((node) => {
      const asked = child(node, 'condition');
      return asked === null ? [] : [replace(place, asked, `!(${place.source.textOf(asked)})`)];
    }),
  ],
};
