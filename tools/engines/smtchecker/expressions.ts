/** Which expressions the checker reads as the compiled code does them. */
import { child, descendants, type Node, nodesOf, type Syntax, typeOf } from '../../../harness/access/syntax.ts';

/** What is wrong with a node by itself, or null. */
export function expressionRule(syntax: Syntax, node: Node): string | null {
  switch (node.nodeType) {
    case 'BinaryOperation':
      return binaryRule(node);
    case 'UnaryOperation':
      return unaryRule(node);
    case 'Assignment':
      return assignmentRule(node);
    case 'FunctionCall':
      return callRule(syntax, node);
    case 'MemberAccess':
      return isBlock(child(node, 'expression')) && /^(?:prevrandao|difficulty)$/u.test(String(node['memberName']))
        ? 'block.prevrandao'
        : null;
    default:
      return null;
  }
}

function isBlock(node: Node | null): boolean {
  return node !== null && typeOf(node) === 't_magic_block';
}

/** Unchecked, the least number by minus one wraps, and the checker believes that it does not. */
const signed = 'arithmetic of signed integers';

/** Of what comes out: comparisons are not meant, nor are numbers that the compiler works out. */
function isSigned(node: Node): boolean {
  return /^t_int\d/u.test(typeOf(node));
}

/** The compiled code does the right operand first, the checker the left. */
function binaryRule(node: Node): string | null {
  if (typeof node['function'] === 'number') return 'an operator of a user’s own type';
  if (node['operator'] === '&&' || node['operator'] === '||') return null;
  if (isSigned(node)) return signed;
  return ['leftExpression', 'rightExpression'].some((side) => hasEffect(child(node, side)))
    ? 'an operand that changes something'
    : null;
}

function unaryRule(node: Node): string | null {
  if (typeof node['function'] === 'number') return 'an operator of a user’s own type';
  if (isSigned(node)) return signed;
  if (!changes(node)) return null;
  return containsCall(child(node, 'subExpression')) ? 'a change of what a call or a conversion returns' : null;
}

function assignmentRule(node: Node): string | null {
  const [left, right] = [child(node, 'leftHandSide'), child(node, 'rightHandSide')];
  if (containsCall(left)) return 'a change of what a call or a conversion returns';
  if (hasEffect(left)) return 'a place to be written that changes something';
  if (node['operator'] !== '=' && isSigned(node)) return signed;
  if (node['operator'] !== '=' && hasEffect(right)) return 'an operand that changes something';
  return left?.nodeType === 'TupleExpression' ? tupleRule(left) : null;
}

/** Written from right to left by the compiled code, from left to right by the checker; structs in storage one over another. */
function tupleRule(tuple: Node): string | null {
  const places = nodesOf(tuple['components']);
  const plain = places.every((place) => place.nodeType === 'Identifier' && !typeOf(place).includes('_storage'));
  const distinct = new Set(places.map((place) => place['referencedDeclaration'])).size === places.length;
  return plain && distinct ? null : 'an assignment to places that may be one';
}

const builtIn =
  /^t_function_(?:abi\w+|assert|require|revert|keccak256|ecrecover|addmod|mulmod|error|event|metatype|arraypush|arraypop|barecall|barestaticcall|send|transfer)_/u;

function callRule(syntax: Syntax, call: Node): string | null {
  const called = withoutOptions(child(call, 'expression'));
  const names = (call['names'] ?? []) as unknown[];
  if (call['kind'] !== 'functionCall')
    return names.length > 0 && nodesOf(call['arguments']).some(hasEffect)
      ? 'a named argument that changes something'
      : null;
  const type = called === null ? '' : typeOf(called);
  if (names.length > 0 && !/^t_function_(?:event|error)_/u.test(type)) return 'named arguments';
  if (/^t_function_array(?:push|pop)_/u.test(type) && containsCall(called))
    return 'a change of what a call or a conversion returns';
  if (builtIn.test(type)) return null;
  const named = called?.nodeType === 'Identifier' || called?.nodeType === 'MemberAccess' ? called : null;
  const declared = named === null ? null : syntax.node(named['referencedDeclaration']);
  if (type.startsWith('t_function_internal_'))
    return declared?.nodeType === 'FunctionDefinition' ? null : 'a call of whatever a variable holds';
  if (type.startsWith('t_function_external_')) {
    const isGetter = declared?.nodeType === 'VariableDeclaration' && declared['stateVariable'] === true;
    const isGlobal = named?.nodeType === 'MemberAccess' && (declared?.nodeType === 'FunctionDefinition' || isGetter);
    return isGlobal ? null : 'a call of whatever a variable holds';
  }
  return `a call of the kind ${/^t_function_([a-z0-9]+)/u.exec(type)?.[1] ?? 'unknown'}`;
}

function withoutOptions(node: Node | null): Node | null {
  return node?.nodeType === 'FunctionCallOptions' ? child(node, 'expression') : node;
}

function containsCall(node: Node | null): boolean {
  return node !== null && descendants(node).some(({ nodeType }) => nodeType === 'FunctionCall');
}

function changes(node: Node): boolean {
  return node.nodeType === 'UnaryOperation' && ['++', '--', 'delete'].includes(String(node['operator']));
}

function hasEffect(node: Node | null): boolean {
  if (node === null) return false;
  return descendants(node).some((one) => {
    if (one.nodeType === 'Assignment' || changes(one)) return true;
    if (one.nodeType !== 'FunctionCall' || one['kind'] !== 'functionCall') return false;
    const called = child(one, 'expression');
    return called === null || !/^t_function_[a-z0-9]+_(?:view|pure)\$/u.test(typeOf(called));
  });
}
