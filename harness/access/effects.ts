/** What a function can do besides answering: variables it writes and other code it runs, through everything it calls. */
import { type Callee, calleeOf, isOpenZeppelin, modifiersOf, type Place } from './resolve.ts';
import { child, descendants, type Node, nodesOf, typeOf } from './syntax.ts';

export interface Effects {
  /** State variables by name, but for the flag of `nonReentrant`. */
  readonly writes: ReadonlySet<string>;
  /** Calls that can change state, as they are written. */
  readonly calls: ReadonlySet<string>;
  /** Whether other code is asked without being able to change state. */
  readonly asks: boolean;
  /** What could not be followed; then anything may be written and called. */
  readonly unknown: ReadonlySet<string>;
}

interface Found {
  readonly writes: Set<string>;
  readonly calls: Set<string>;
  asks: boolean;
  readonly unknown: Set<string>;
  readonly seen: Set<number>;
}

const nothing = (): Found => ({
  writes: new Set(),
  calls: new Set(),
  asks: false,
  unknown: new Set(),
  seen: new Set(),
});

/** Of a function with its modifiers. */
export function effectsOf(place: Place, definition: Node): Effects {
  const found = nothing();
  enter(place, definition, found);
  return found;
}

/** Of a statement or an expression. */
export function effectsIn(place: Place, node: Node): Effects {
  const found = nothing();
  collect(place, node, found);
  return found;
}

export function hasEffects({ writes, calls, asks, unknown }: Effects): boolean {
  return asks || writes.size > 0 || calls.size > 0 || unknown.size > 0;
}

function enter(place: Place, definition: Node, found: Found): void {
  if (found.seen.has(definition.id)) return;
  found.seen.add(definition.id);
  for (const invocation of nodesOf(definition['modifiers'])) collect(place, invocation, found);
  for (const modifier of modifiersOf(place, definition)) enter(place, modifier, found);
  const body = child(definition, 'body');
  if (body === null) found.unknown.add(String(definition['name']));
  else collect(place, body, found);
}

function collect(place: Place, root: Node, found: Found): void {
  for (const node of descendants(root)) {
    if (node.nodeType === 'FunctionCall') call(place, node, calleeOf(place, node), found);
    else if (node.nodeType === 'Assignment') write(place, child(node, 'leftHandSide'), found);
    else if (node.nodeType === 'UnaryOperation' && ['++', '--', 'delete'].includes(String(node['operator'])))
      write(place, child(node, 'subExpression'), found);
    else if (node.nodeType === 'InlineAssembly') assembly(node, found);
  }
}

function call(place: Place, node: Node, callee: Callee, found: Found): void {
  if (callee.kind === 'internal') enter(place, callee.definition, found);
  if (callee.kind === 'unknown') found.unknown.add(callee.name);
  if (callee.kind === 'external' && callee.isStatic) found.asks = true;
  if (callee.kind === 'external' && !callee.isStatic) found.calls.add(callee.name);
  const called = child(node, 'expression');
  if (called !== null && /^t_function_array(?:push|pop)_/u.test(typeOf(called)))
    write(place, child(called, 'expression'), found);
}

/** The variable that a written place belongs to. */
function write(place: Place, target: Node | null, found: Found): void {
  if (target?.nodeType === 'Identifier') writeNamed(place, target, found);
  else if (target?.nodeType === 'IndexAccess') write(place, child(target, 'baseExpression'), found);
  else if (target?.nodeType === 'MemberAccess') write(place, child(target, 'expression'), found);
  else if (target?.nodeType === 'TupleExpression')
    for (const component of nodesOf(target['components'])) write(place, component, found);
  // A function that returns a reference, and whatever else there may be.
  else found.unknown.add('a reference');
}

function writeNamed({ syntax }: Place, target: Node, found: Found): void {
  const variable = syntax.node(target['referencedDeclaration']);
  if (variable?.nodeType !== 'VariableDeclaration') found.unknown.add(String(target['name']));
  else if (isOpenZeppelin(syntax, variable, 'ReentrancyGuard')) return;
  else if (variable['stateVariable'] === true) found.writes.add(String(variable['name']));
  // What a local reference points to is not followed.
  else if (variable['storageLocation'] === 'storage') found.unknown.add(`a reference, ${String(variable['name'])}`);
}

/** A call in assembly is shown as one that was not followed, since only numbers say whom it calls. */
const changing = /^(?:[st]store|call|callcode|delegatecall|create2?|selfdestruct|return|stop)$/u;

function assembly(node: Node, found: Found): void {
  for (const { nodeType, functionName } of descendants(node)) {
    const name = String((functionName as { name?: unknown } | undefined)?.name ?? '');
    if (nodeType === 'YulFunctionCall' && changing.test(name)) found.unknown.add(`assembly: ${name}`);
    if (nodeType === 'YulFunctionCall' && name === 'staticcall') found.asks = true;
  }
}
