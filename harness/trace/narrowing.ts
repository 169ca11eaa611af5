/** Everything in a function that can keep an execution from being judged, by the compiler's syntax tree. */
import { child, type Node, nodesOf, type Syntax } from '../access/syntax.ts';
import type { SiteKind } from './schema.ts';

export interface Narrowing {
  readonly kind: SiteKind;
  readonly node: Node;
  /** Innermost last; the statement that holds the node among them. */
  readonly around: readonly Node[];
  /** The helper, error or modifier whose own documentation may give the reason. */
  readonly declaration: Node | null;
}

export interface Within {
  readonly syntax: Syntax;
  readonly contract: Node | null;
  readonly definition: Node;
  /** Whether an `assert` is the claim itself. */
  readonly claims: boolean;
}

const bounds = /^_?(?:bound|clamp|constrain)$|^_?bound[A-Z]/u;
const selections = /^(?:exclude|target)(?:Contract|Sender|Selector|Artifact|Interface)s?$|^skip$/u;
const yulEnds = new Set(['revert', 'return', 'stop', 'invalid', 'selfdestruct']);
/** Selector of `assume(bool)`, as it would be written to call it unseen. */
const assumeSelector = /4c63e562/iu;

export function narrowingsIn(within: Within): readonly Narrowing[] {
  const found: Narrowing[] = [];
  visit(within.definition, [], (node, around) => {
    const one = narrowing(node, around, within);
    if (one !== null) found.push({ ...one, node, around });
  });
  if (within.definition.nodeType === 'ModifierDefinition' && !runsBody(within.definition))
    found.push({ kind: 'skipped-body', node: within.definition, around: [], declaration: within.definition });
  return found;
}

type Found = Pick<Narrowing, 'kind' | 'declaration'>;

function narrowing(node: Node, around: readonly Node[], within: Within): Found | null {
  const plain = (kind: SiteKind): Found => ({ kind, declaration: null });
  switch (node.nodeType) {
    case 'FunctionCall':
      return called(node, around, within);
    case 'RevertStatement':
      return { kind: 'revert', declaration: referenced(within.syntax, child(node, 'errorCall')) };
    case 'Return':
      return drops(node, around, within) ? plain('early-return') : null;
    case 'TryCatchClause':
      return isSilent(node, around) ? plain('catch') : null;
    case 'Continue':
    case 'Break':
      return plain('jump');
    case 'YulFunctionCall':
      return yulEnds.has(String((node['functionName'] as { name?: unknown } | undefined)?.name))
        ? plain('assembly')
        : null;
    case 'Literal':
      return /assume\s*\(/u.test(String(node['value'])) || assumeSelector.test(hexOf(node)) ? plain('hidden') : null;
    case 'YulLiteral':
      return assumeSelector.test(hexOf(node)) ? plain('hidden') : null;
    case 'MemberAccess':
      return node['memberName'] === 'selector' && /^assume/iu.test(nameOf(child(node, 'expression')))
        ? plain('hidden')
        : null;
    default:
      return null;
  }
}

function called(node: Node, around: readonly Node[], { syntax, claims, definition }: Within): Found | null {
  const callee = child(node, 'expression');
  const name = nameOf(callee);
  const declaration = referenced(syntax, node);
  if (/^_?assume/iu.test(name)) return { kind: 'assume', declaration: null };
  // A function handed to `abi.encodeCall` is called later, by whoever has the bytes.
  if (/^encode/u.test(name) && nodesOf(node['arguments']).some((one) => /^_?assume/iu.test(nameOf(one))))
    return { kind: 'hidden', declaration: null };
  if (bounds.test(name)) return { kind: 'bound', declaration };
  if (selections.test(name)) return { kind: 'selection', declaration: null };
  const builtIn = declaration === null;
  if (builtIn && name === 'require') return { kind: 'require', declaration: null };
  if (builtIn && (name === 'revert' || name === 'selfdestruct')) return { kind: 'revert', declaration: null };
  if (!(builtIn && name === 'assert') && name !== '_claim') return null;
  if (!claims) return { kind: 'assert', declaration: null };
  return isConditional(around, definition) ? { kind: 'conditional', declaration: null } : null;
}

/**
 * Whether only some executions come to it. A twin denies its witness instead of asserting the claim, so a test of the
 * parameter that says which of both it is leaves nothing out.
 */
function isConditional(around: readonly Node[], definition: Node): boolean {
  const twins = nodesOf(child(definition, 'parameters')?.['parameters']).filter(({ name }) => name === 'twin');
  const choosesTwin = (condition: Node | null): boolean => {
    if (condition?.nodeType === 'UnaryOperation' && condition['operator'] === '!')
      return choosesTwin(child(condition, 'subExpression'));
    return condition !== null && twins.some(({ id }) => condition['referencedDeclaration'] === id);
  };
  return around.some(
    (node) =>
      (node.nodeType === 'IfStatement' && !choosesTwin(child(node, 'condition'))) ||
      /^(?:While|For|DoWhile)Statement$|^TryStatement$|^Conditional$/u.test(node.nodeType),
  );
}

/** A return before the end of a function that answers nothing, or an answer of `given` that is not a plain yes. */
function drops(node: Node, around: readonly Node[], { definition, syntax }: Within): boolean {
  if (definition.nodeType !== 'FunctionDefinition') return true;
  const answers = nodesOf(child(definition, 'returnParameters')?.['parameters']).length > 0;
  if (answers && !/_given$/u.test(String(definition['name']))) return false;
  const expression = child(node, 'expression');
  if (answers) {
    const next = expression?.nodeType === 'FunctionCall' ? referenced(syntax, expression) : null;
    const passesOn = next !== null && /_given$/u.test(String(next['name']));
    return !passesOn && !(expression?.nodeType === 'Literal' && expression['value'] === 'true');
  }
  // One property's share of a function that many share: the rest goes on there.
  const next = expression?.nodeType === 'FunctionCall' ? referenced(syntax, expression) : null;
  if (next !== null && String(next['name']).endsWith(`${String(definition['name'])}`)) return false;
  const statements = nodesOf(child(definition, 'body')?.['statements']);
  return around.length > 1 || statements.at(-1) !== node;
}

/** Of a `try`, the first clause is what follows success. */
function isSilent(clause: Node, around: readonly Node[]): boolean {
  const statement = around.at(-1);
  const [success] = nodesOf(statement?.['clauses']);
  if (statement?.nodeType !== 'TryStatement' || success === clause) return false;
  const statements = nodesOf(child(clause, 'block')?.['statements']);
  return statements.every(({ nodeType }) => nodeType === 'Return');
}

function runsBody(modifier: Node): boolean {
  return nodesOf(child(modifier, 'body')?.['statements']).some(({ nodeType }) => nodeType === 'PlaceholderStatement');
}

export function nameOf(callee: Node | null): string {
  if (callee?.nodeType === 'FunctionCallOptions') return nameOf(child(callee, 'expression'));
  return String(callee?.['memberName'] ?? callee?.['name'] ?? '');
}

/** What a call calls, where the tree says so; null for what the language brings along. */
function referenced(syntax: Syntax, call: Node | null): Node | null {
  const callee = call === null ? null : child(call, 'expression');
  const inner = callee?.nodeType === 'FunctionCallOptions' ? child(callee, 'expression') : callee;
  return syntax.node(inner?.['referencedDeclaration']);
}

function hexOf(node: Node): string {
  const value = node['value'];
  if (typeof value === 'string' && /^\d+$/u.test(value)) return BigInt(value).toString(16);
  return `${String(value ?? '')} ${String(node['hexValue'] ?? '')}`;
}

function visit(node: Node, around: readonly Node[], seen: (node: Node, around: readonly Node[]) => void): void {
  seen(node, around);
  const inner = isStatement(node) || node.nodeType === 'Conditional' ? [...around, node] : around;
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? nodesOf(value) : nodesOf([value])) visit(one, inner, seen);
}

function isStatement({ nodeType }: Node): boolean {
  return /Statement$|^(?:Block|UncheckedBlock|InlineAssembly|TryCatchClause|Return|Continue|Break)$/u.test(nodeType);
}
