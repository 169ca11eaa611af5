/** Whether something assumed is nothing but instances of theorems, and which properties prove them. */
import { theorems } from '../../properties/theorems.ts';
import { child, descendants, type Node, nodesOf, type Syntax } from '../access/syntax.ts';

/** The contract that states the theorems. */
const stating = 'Theorems';

/** Of the function that it stands in: its local variables are followed to everything that is assigned to them. */
export function isTheoremOnly(syntax: Syntax, definition: Node, expression: Node): boolean {
  return follow(syntax, definition, expression, new Set()) !== null;
}

export function theoremsIn(syntax: Syntax, definition: Node, expression: Node): ReadonlySet<string> {
  return new Set(follow(syntax, definition, expression, new Set()) ?? []);
}

/** IDs of the properties; null when anything else is part of it. */
function follow(syntax: Syntax, definition: Node, expression: Node, seen: Set<number>): string[] | null {
  switch (expression.nodeType) {
    case 'Literal':
      return expression['value'] === 'true' ? [] : null;
    case 'TupleExpression': {
      const [only, ...more] = nodesOf(expression['components']);
      return only === undefined || more.length > 0 ? null : follow(syntax, definition, only, seen);
    }
    case 'Identifier':
      return followVariable(syntax, definition, expression, seen);
    case 'FunctionCall':
      return followCall(syntax, definition, expression, seen);
    default:
      return null;
  }
}

function followVariable(syntax: Syntax, definition: Node, named: Node, seen: Set<number>): string[] | null {
  const variable = syntax.node(named['referencedDeclaration']);
  if (variable?.nodeType !== 'VariableDeclaration' || variable['stateVariable'] === true) return null;
  if (seen.has(variable.id)) return [];
  const values = valuesOf(definition, variable);
  return values.length === 0
    ? null
    : all(values.map((one) => follow(syntax, definition, one, new Set([...seen, variable.id]))));
}

/** Everything that a function writes to a local variable. */
function valuesOf(definition: Node, variable: Node): readonly Node[] {
  return descendants(definition).flatMap((node) => {
    if (node.nodeType === 'VariableDeclarationStatement') {
      const [declared, ...more] = nodesOf(node['declarations']);
      const value = child(node, 'initialValue');
      if (declared?.id !== variable.id && !more.some(({ id }) => id === variable.id)) return [];
      return [value !== null && more.length === 0 ? value : node];
    }
    if (node.nodeType === 'InlineAssembly') return isNamedIn(node, variable) ? [node] : [];
    const left = node.nodeType === 'Assignment' ? child(node, 'leftHandSide') : null;
    if (left === null || !descendants(left).some((one) => one['referencedDeclaration'] === variable.id)) return [];
    const value = child(node, 'rightHandSide');
    return [left.nodeType === 'Identifier' && node['operator'] === '=' && value !== null ? value : node];
  });
}

/** Assembly can write whatever it names. */
function isNamedIn({ externalReferences }: Node, variable: Node): boolean {
  const named = Array.isArray(externalReferences) ? (externalReferences as { readonly declaration?: unknown }[]) : [];
  return named.some(({ declaration }) => declaration === variable.id);
}

function followCall(syntax: Syntax, definition: Node, call: Node, seen: Set<number>): string[] | null {
  const called = syntax.node(child(call, 'expression')?.['referencedDeclaration']);
  if (called?.nodeType !== 'FunctionDefinition') return null;
  const name = String(called['name']);
  const isStated = syntax.homeOf(called)?.['name'] === stating;
  const proved = isStated && Object.hasOwn(theorems, name) ? theorems[name] : undefined;
  if (proved !== undefined) return [proved];
  if (isStated && name === 'both')
    return all(nodesOf(call['arguments']).map((one) => follow(syntax, definition, one, seen)));
  // A virtual function can mean anything in a contract that inherits it.
  if (isStated || called['virtual'] === true || seen.has(called.id)) return null;
  const inner = nodesOf(child(called, 'body')?.['statements']).filter(({ nodeType }) => nodeType === 'Return');
  const returns = descendants(called).filter(({ nodeType }) => nodeType === 'Return');
  if (inner.length !== 1 || returns.length !== 1) return null;
  const answer = child(inner[0] as Node, 'expression');
  return answer === null ? null : follow(syntax, called, answer, new Set([...seen, called.id]));
}

function all(parts: readonly (string[] | null)[]): string[] | null {
  const found: string[] = [];
  for (const part of parts) {
    if (part === null) return null;
    found.push(...part);
  }
  return found;
}
