import { child } from '../../../harness/access/syntax.ts';
import { all, type Edit, type Operator, type Place, replace, typeString } from './operator.ts';

const directions: Readonly<Record<string, string>> = { Floor: 'Ceil', Ceil: 'Floor' };

/** Named directions; a quotient is rounded up; one that is rounded up by hand is rounded down. */
export const rounding: Operator = {
  id: 'rounding',
  title: 'rounds the other way',
  edits: (place) => [...named(place), ...quotients(place)],
};

function named(place: Place): readonly Edit[] {
  return all(place, 'MemberAccess').flatMap((node) => {
    const other = directions[String(node['memberName'])];
    if (other === undefined || !/Rounding/u.test(typeString(node))) return [];
    return [replace(place, node, place.source.textOf(node).replace(/\w+$/u, other))];
  });
}

function quotients(place: Place): readonly Edit[] {
  return all(place, 'BinaryOperation').flatMap((node) => {
    const left = child(node, 'leftExpression');
    const right = child(node, 'rightExpression');
    if (left === null || right === null) return [];
    const [a, b] = [place.source.textOf(left), place.source.textOf(right)];
    if (node['operator'] === '/') return [replace(place, node, `((${a}) + (${b}) - 1) / (${b})`)];
    const byHand = /^\(([\s\S]*) - 1\) \/ ([\s\S]*)$/u.exec(a);
    if (node['operator'] !== '+' || b !== '1' || byHand === null) return [];
    return [replace(place, node, `(${byHand[1]}) / ${byHand[2]}`)];
  });
}
