/**
 * Whether a proof of the checker is relied on. For some code it says "safe" of what an EVM can break, and warns of little
 * of it; so nothing counts but code that is made of what is listed here. `readme.md` tells what each rule was learned from.
 */
import { child, descendants, type Node, nodesOf, type Syntax, typeOf } from '../../../harness/access/syntax.ts';
import { expressionRule } from './expressions.ts';
import { placeOf } from './rewrite.ts';
import type { Assertion } from './schema.ts';

export interface Outside {
  readonly what: string;
  readonly node: Node;
}

export interface Fragment {
  readonly assertions: readonly Assertion[];
  readonly outside: readonly Outside[];
}

const known = new Set(
  `ContractDefinition InheritanceSpecifier UserDefinedTypeName IdentifierPath OverrideSpecifier StructuredDocumentation
  VariableDeclaration ElementaryTypeName Mapping ArrayTypeName FunctionDefinition ParameterList ModifierDefinition
  ModifierInvocation Block UncheckedBlock ExpressionStatement IfStatement ForStatement WhileStatement DoWhileStatement
  Break Continue Return VariableDeclarationStatement EmitStatement RevertStatement PlaceholderStatement EventDefinition
  ErrorDefinition StructDefinition EnumDefinition EnumValue UsingForDirective Literal Identifier MemberAccess IndexAccess
  BinaryOperation UnaryOperation Assignment Conditional TupleExpression FunctionCall FunctionCallOptions
  ElementaryTypeNameExpression`.split(/\s+/u),
);

/** Of everything that the contract inherits, and of the functions of libraries and of no contract that it calls. */
export function fragmentOf(syntax: Syntax, contract: Node): Fragment {
  const bases = syntax.linearOf(contract);
  const assertions = nodesOf(contract['nodes']).flatMap(assertionsIn);
  const own = new Set(assertions.map(({ start }) => start));
  const outside: Outside[] = [...paidByConstructors(syntax, bases)];
  for (const node of reached(syntax, bases).flatMap(descendants)) {
    const what = known.has(node.nodeType) ? ruleOf(syntax, node) : node.nodeType;
    if (what !== null) outside.push({ what, node });
    const { start, file } = placeOf(node);
    if (isAssertion(node) && !(own.has(start) && file === placeOf(contract).file))
      outside.push({ what: 'an assertion that is no claim', node });
  }
  return { assertions, outside };
}

function ruleOf(syntax: Syntax, node: Node): string | null {
  if (node.nodeType === 'VariableDeclaration') {
    if (typeOf(node).startsWith('t_function_')) return 'a variable of a function type';
    if (node['storageLocation'] === 'transient') return 'transient storage';
  }
  return isSelfCall(node) ? 'a call through this' : expressionRule(syntax, node);
}

/** Where the checker does not look at the contract that declares it, such a call never returns. */
function isSelfCall(node: Node): boolean {
  const isFunction = node.nodeType === 'MemberAccess' && typeOf(node).startsWith('t_function_external_');
  return isFunction && isThis(child(node, 'expression'));
}

function isThis(node: Node | null): boolean {
  if (node?.nodeType !== 'TupleExpression') return node?.nodeType === 'Identifier' && node['name'] === 'this';
  return nodesOf(node['components']).some(isThis);
}

export function isDeployable(contract: Node): boolean {
  return (
    contract['contractKind'] === 'contract' && contract['abstract'] !== true && contract['fullyImplemented'] === true
  );
}

/** The roots, and every library's or free function that something of them names, by and by. */
function reached(syntax: Syntax, roots: readonly Node[]): readonly Node[] {
  const found = new Set<Node>(roots);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const root of found) {
    for (const node of descendants(root)) {
      const named = syntax.node(node['referencedDeclaration']);
      if (named?.nodeType !== 'FunctionDefinition') continue;
      const home = syntax.homeOf(named);
      if (home === null || home['contractKind'] === 'library') found.add(named);
    }
  }
  return [...found];
}

/** Ether that leaves while a contract is constructed is not counted by the checker. */
function paidByConstructors(syntax: Syntax, bases: readonly Node[]): readonly Outside[] {
  const begun = bases.flatMap((base) =>
    nodesOf(base['nodes']).filter(
      ({ nodeType, kind }) =>
        nodeType === 'VariableDeclaration' || (nodeType === 'FunctionDefinition' && kind === 'constructor'),
    ),
  );
  const found = new Set<Node>([...begun, ...bases.flatMap((base) => nodesOf(base['baseContracts']))]);
  for (const root of found) {
    for (const node of descendants(root)) {
      const named = syntax.node(node['referencedDeclaration']);
      if (named === null || (named.nodeType !== 'FunctionDefinition' && named.nodeType !== 'ModifierDefinition'))
        continue;
      for (const one of [named, ...alike(bases, named)]) found.add(one);
    }
  }
  return [...found]
    .flatMap(descendants)
    .filter((node) => node.nodeType === 'FunctionCallOptions' && ((node['names'] ?? []) as unknown[]).includes('value'))
    .map((node) => ({ what: 'ether that a constructor sends', node }));
}

/** Whatever may be meant by the name when another contract is the last. */
function alike(bases: readonly Node[], { nodeType, name }: Node): readonly Node[] {
  return bases.flatMap((base) =>
    nodesOf(base['nodes']).filter((one) => one.nodeType === nodeType && one['name'] === name),
  );
}

function assertionsIn(member: Node): readonly Assertion[] {
  const name = member['kind'] === 'constructor' ? 'constructor' : String(member['name'] ?? '');
  return descendants(member)
    .filter(isAssertion)
    .map((call) => ({ function: name, start: placeOf(call).start, length: placeOf(call).length }));
}

function isAssertion(node: Node): boolean {
  return node.nodeType === 'FunctionCall' && typeOf(child(node, 'expression') ?? node).startsWith('t_function_assert_');
}
