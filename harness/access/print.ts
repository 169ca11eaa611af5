/** Expressions as a person wrote them, as far as callers and callees are named by them. */
import { child, isNode, type Node, nodesOf } from './syntax.ts';

export function print(node: Node | null): string {
  if (node === null) return '…';
  switch (node.nodeType) {
    case 'Identifier':
      return String(node['name']);
    case 'MemberAccess':
      return `${print(child(node, 'expression'))}.${String(node['memberName'])}`;
    case 'IndexAccess':
      return `${print(child(node, 'baseExpression'))}[${print(child(node, 'indexExpression'))}]`;
    case 'FunctionCall':
      return `${print(child(node, 'expression'))}(${nodesOf(node['arguments']).map(print).join(', ')})`;
    case 'ElementaryTypeNameExpression':
      return elementary(node['typeName']);
    case 'Literal':
      return String(node['value'] ?? '…');
    default:
      return '…';
  }
}

function elementary(type: unknown): string {
  if (!isNode(type)) return '…';
  return type['stateMutability'] === 'payable' ? 'payable' : String(type['name']);
}
