/**
 * Who can call a function, by the shape of its code. Whatever is not one of the few shapes known here lets anyone call:
 * a table that says "anyone" too often is read again, one that says it too seldom is believed.
 */
import { effectsIn, effectsOf, hasEffects } from './effects.ts';
import { calleeOf, isNonReentrant, modifiersOf, type Place } from './resolve.ts';
import { child, descendants, type Node, nodesOf } from './syntax.ts';

export type Callers =
  | { readonly who: 'anyone' }
  /** The sender or the origin is looked at in a way that is not known here. */
  | { readonly who: 'not analysed' }
  /** It reverts on every path. */
  | { readonly who: 'nobody' }
  /** All of these variables must hold the sender. */
  | { readonly who: 'only'; readonly variables: readonly Node[] };

export function callersOf(place: Place, definition: Node): Callers {
  if (alwaysReverts(place, definition, [])) return { who: 'nobody' };
  const variables = guardsOf(place, definition, []);
  if (variables.length > 0) return { who: 'only', variables: [...new Set(variables)] };
  return asksWho(place, definition, new Set()) ? { who: 'not analysed' } : { who: 'anyone' };
}

interface Prefix {
  readonly guards: readonly Node[];
  /** Whether what follows is still reached on every path, with nothing done before. */
  readonly goesOn: boolean;
}

function guardsOf(place: Place, definition: Node, above: readonly number[]): readonly Node[] {
  return prefixOf(place, definition, above).guards;
}

/** Checks that every way through the function passes before it has done anything. */
function prefixOf(place: Place, definition: Node, above: readonly number[]): Prefix {
  if (above.includes(definition.id)) return { guards: [], goesOn: false };
  const inside = [...above, definition.id];
  const guards: Node[] = [];
  const bodies = [
    ...modifiersOf(place, definition).filter((one) => !isNonReentrant(place, one)),
    ...(child(definition, 'body') === null ? [] : [definition]),
  ];
  // What a modifier is given is computed before it runs.
  if (nodesOf(definition['modifiers']).some((one) => hasEffects(effectsIn(place, one))))
    return { guards, goesOn: false };
  for (const body of bodies) {
    const found = ofStatements(place, nodesOf(child(body, 'body')?.['statements']), inside);
    guards.push(...found.guards);
    if (!found.goesOn) return { guards, goesOn: false };
  }
  return { guards, goesOn: true };
}

function ofStatements(place: Place, statements: readonly Node[], above: readonly number[]): Prefix {
  const guards: Node[] = [];
  for (const statement of statements) {
    if (statement.nodeType === 'PlaceholderStatement') return { guards, goesOn: true };
    const found = ofStatement(place, statement, above);
    guards.push(...found.guards);
    if (!found.goesOn) return { guards, goesOn: false };
  }
  return { guards, goesOn: true };
}

function ofStatement(place: Place, statement: Node, above: readonly number[]): Prefix {
  const condition = conditionOf(place, statement);
  if (condition !== null && !hasEffects(effectsIn(place, statement)))
    return { guards: sendersIn(place, condition.expression, condition.must), goesOn: true };
  const called = directCall(place, statement);
  if (called !== null) return prefixOf(place, called, above);
  // After a return the caller goes on without what would have been checked behind it.
  const leaves = descendants(statement).some(({ nodeType }) => /^(?:Return|PlaceholderStatement)$/u.test(nodeType));
  return { guards: [], goesOn: !leaves && !hasEffects(effectsIn(place, statement)) };
}

interface Condition {
  readonly expression: Node;
  /** What it must be for the function to go on. */
  readonly must: boolean;
}

/** `if (…) revert` without an else, or `require(…)`. */
function conditionOf(place: Place, statement: Node): Condition | null {
  if (statement.nodeType === 'IfStatement') {
    const body = child(statement, 'trueBody');
    const expression = child(statement, 'condition');
    const isRevert = body !== null && child(statement, 'falseBody') === null && reverts(place, body);
    return isRevert && expression !== null ? { expression, must: false } : null;
  }
  const call = statement.nodeType === 'ExpressionStatement' ? child(statement, 'expression') : null;
  const [expression] = nodesOf(call?.['arguments']);
  return isBuiltIn(call, 'require') && expression !== undefined ? { expression, must: true } : null;
}

function reverts(place: Place, body: Node): boolean {
  if (body.nodeType === 'Block') {
    const [first] = nodesOf(body['statements']);
    return first !== undefined && reverts(place, first);
  }
  if (body.nodeType === 'RevertStatement') return true;
  return body.nodeType === 'ExpressionStatement' && isBuiltIn(child(body, 'expression'), 'revert');
}

/** The compiler gives what it brings along a number beyond every node's. */
function isBuiltIn(call: Node | null, name: string): boolean {
  const called = call?.nodeType === 'FunctionCall' ? child(call, 'expression') : null;
  return (
    called?.nodeType === 'Identifier' && called['name'] === name && Number(called['referencedDeclaration']) > 2 ** 31
  );
}

/** The variables that the sender must equal for the condition to come out as it must. */
function sendersIn(place: Place, expression: Node, must: boolean): readonly Node[] {
  if (expression.nodeType === 'TupleExpression') {
    const [inner, ...others] = nodesOf(expression['components']);
    return inner === undefined || others.length > 0 ? [] : sendersIn(place, inner, must);
  }
  if (expression.nodeType === 'UnaryOperation' && expression['operator'] === '!') {
    const inner = child(expression, 'subExpression');
    return inner === null ? [] : sendersIn(place, inner, !must);
  }
  const left = child(expression, 'leftExpression');
  const right = child(expression, 'rightExpression');
  if (expression.nodeType !== 'BinaryOperation' || left === null || right === null) return [];
  const operator = String(expression['operator']);
  if (operator === (must ? '&&' : '||')) return [...sendersIn(place, left, must), ...sendersIn(place, right, must)];
  if (operator !== (must ? '==' : '!=')) return [];
  const other = isSender(place, left) ? right : isSender(place, right) ? left : null;
  const variable = other === null ? null : variableOf(place, other);
  return variable === null ? [] : [variable];
}

function isSender(place: Place, expression: Node): boolean {
  if (isOf(expression, 'sender', 'msg')) return true;
  const returned = getter(place, expression);
  return returned !== null && isOf(returned, 'sender', 'msg');
}

function isOf(expression: Node, member: string, of: string): boolean {
  const before = expression.nodeType === 'MemberAccess' ? child(expression, 'expression') : null;
  return (
    expression['memberName'] === member &&
    before?.nodeType === 'Identifier' &&
    before['name'] === of &&
    Number(before['referencedDeclaration']) > 2 ** 31
  );
}

/** A state variable that the expression is, through conversions and getters. */
function variableOf(place: Place, expression: Node): Node | null {
  if (expression.nodeType === 'FunctionCall' && expression['kind'] === 'typeConversion') {
    const [inner] = nodesOf(expression['arguments']);
    return inner === undefined ? null : variableOf(place, inner);
  }
  const named = getter(place, expression) ?? expression;
  const declared = named.nodeType === 'Identifier' ? place.syntax.node(named['referencedDeclaration']) : null;
  return declared?.nodeType === 'VariableDeclaration' && declared['stateVariable'] === true ? declared : null;
}

/** What an internal function without parameters returns, when that is all it does. */
function getter(place: Place, expression: Node): Node | null {
  if (expression.nodeType !== 'FunctionCall' || nodesOf(expression['arguments']).length > 0) return null;
  const callee = calleeOf(place, expression);
  if (callee.kind !== 'internal' || nodesOf(callee.definition['modifiers']).length > 0) return null;
  const [only, ...more] = nodesOf(child(callee.definition, 'body')?.['statements']);
  return only?.nodeType === 'Return' && more.length === 0 ? child(only, 'expression') : null;
}

/** The function that a statement calls and does nothing else. */
function directCall(place: Place, statement: Node): Node | null {
  const call = statement.nodeType === 'ExpressionStatement' ? child(statement, 'expression') : null;
  if (call?.nodeType !== 'FunctionCall') return null;
  const callee = calleeOf(place, call);
  const isPlain = nodesOf(call['arguments']).every((one) => !hasEffects(effectsIn(place, one)));
  return callee.kind === 'internal' && isPlain ? callee.definition : null;
}

/** Modifiers may leave the body out, so a function with any is not looked at, but for OpenZeppelin's guard. */
function alwaysReverts(place: Place, definition: Node, above: readonly number[]): boolean {
  if (above.includes(definition.id) || modifiersOf(place, definition).some((one) => !isNonReentrant(place, one)))
    return false;
  for (const statement of nodesOf(child(definition, 'body')?.['statements'])) {
    if (reverts(place, statement) && statement.nodeType !== 'Block') return true;
    const called = directCall(place, statement);
    if (called !== null && alwaysReverts(place, called, [...above, definition.id])) return true;
    const leaves = descendants(statement).some(({ nodeType }) => /^(?:Return|InlineAssembly)$/u.test(nodeType));
    if (leaves || (called !== null && effectsOf(place, called).unknown.size > 0)) return false;
    if (effectsIn(place, statement).unknown.size > 0) return false;
  }
  return false;
}

/** Whether the sender stands in a comparison or a condition, or the origin anywhere, in the function or what it calls. */
function asksWho(place: Place, root: Node, seen: Set<number>): boolean {
  if (seen.has(root.id)) return false;
  seen.add(root.id);
  const inner = root.nodeType === 'FunctionDefinition' ? modifiersOf(place, root) : [];
  return (
    inner.filter((one) => !isNonReentrant(place, one)).some((one) => asksWho(place, one, seen)) ||
    descendants(root).some((node) => {
      if (isOf(node, 'origin', 'tx')) return true;
      if (node.nodeType === 'FunctionCall') {
        const callee = calleeOf(place, node);
        if (callee.kind === 'internal' && asksWho(place, callee.definition, seen)) return true;
      }
      return conditionsIn(node).some((condition) => descendants(condition).some((one) => isSender(place, one)));
    })
  );
}

function conditionsIn(node: Node): readonly Node[] {
  if (['IfStatement', 'Conditional', 'WhileStatement', 'ForStatement', 'DoWhileStatement'].includes(node.nodeType))
    return [child(node, 'condition')].filter((one) => one !== null);
  if (isBuiltIn(node, 'require') || isBuiltIn(node, 'assert')) return nodesOf(node['arguments']).slice(0, 1);
  const isComparison =
    node.nodeType === 'BinaryOperation' && ['==', '!=', '<', '>', '<=', '>='].includes(String(node['operator']));
  return isComparison ? [node] : [];
}
