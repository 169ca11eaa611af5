/** Which functions a harness can run, stand-ins that it puts in place included, and what it calls of the suite. */
import { modifiersOf } from '../access/resolve.ts';
import { child, descendants, type Node, nodesOf, type Syntax, typeOf } from '../access/syntax.ts';

export interface Reached {
  /** IDs of functions and modifiers outside of the suite. */
  readonly definitions: ReadonlySet<number>;
  /** `Contract.function` of the suite, as far as the harness names them; not for where a hunt looks, which proves nothing. */
  readonly suite: ReadonlySet<string>;
}

export interface ReachedInput {
  readonly syntax: Syntax;
  /** The harness. */
  readonly contract: Node;
  /** Names of the functions that the engine starts, besides `setUp` and the constructors. */
  readonly entries: readonly string[];
  /** Whether a file is the suite's, whose code is what is judged and not part of the harness. */
  readonly isSuite: (path: string) => boolean;
}

const ground = '_huntingGround';

export function reachedBy({ syntax, contract, entries, isSuite }: ReachedInput): Reached {
  const done = new Set<string>();
  const found = { definitions: new Set<number>(), suite: new Set<string>() };
  const starts = new Set(['setUp', ...entries]);
  const waiting = startsOf(syntax, contract, (member) => starts.has(String(member['name'])));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { inside, definition } = next;
    const hunting = next.hunting || definition['name'] === ground;
    const key = `${inside.id} ${definition.id} ${hunting}`;
    if (done.has(key)) continue;
    done.add(key);
    found.definitions.add(definition.id);
    const around = [definition, ...modifiersOf({ syntax, contract: inside }, definition)];
    for (const node of around.flatMap(descendants)) waiting.push(...mentioned(node, { inside, hunting }));
  }
  return found;

  function mentioned(node: Node, { inside, hunting }: Pick<Step, 'inside' | 'hunting'>): readonly Step[] {
    const named = syntax.node(namedBy(node)['referencedDeclaration']);
    if (named === null) return [];
    if (named.nodeType === 'ContractDefinition') return madeOf(node, named);
    if (!/^(?:FunctionDefinition|VariableDeclaration|ModifierDefinition)$/u.test(named.nodeType)) return [];
    const home = syntax.homeOf(named);
    const path = home === null ? '' : syntax.pathOf(home);
    if (node.nodeType === 'MemberAccess' && !hunting) note(node, named);
    if (isSuite(path) || named.nodeType === 'VariableDeclaration') return [];
    const isOwn = home !== null && syntax.linearOf(inside).includes(home);
    if (isOwn) return [{ inside, definition: meant(node, inside, named), hunting }];
    // A library or a free function runs in the name of whoever calls it; anything else is a stand-in, run when it is made.
    return home === null || home['contractKind'] === 'library' ? [{ inside, definition: named, hunting }] : [];
  }

  /** `new X` and `type(X)`; the type of a variable makes nothing. */
  function madeOf(node: Node, made: Node): readonly Step[] {
    if (node.nodeType !== 'NewExpression' && node.nodeType !== 'Identifier') return [];
    return isSuite(syntax.pathOf(made)) || made['contractKind'] !== 'contract'
      ? []
      : startsOf(syntax, made, () => true);
  }

  function meant(node: Node, inside: Node, named: Node): Node {
    const before = nodesOf([node['expression']])[0];
    const from =
      before !== undefined && /^t_(?:type\$_t_)?super/u.test(typeOf(before))
        ? syntax.linearOf(inside).find((base) => descendants(base).includes(node))
        : undefined;
    if (from !== undefined) return syntax.overridden(inside, from, named) ?? named;
    return syntax.overriding(inside, named);
  }

  /** The type says which contract is asked, where the function itself may be inherited from anywhere. */
  function note(node: Node, named: Node): void {
    const before = nodesOf([node['expression']])[0];
    const asked = /^t_(?:contract|type\$_t_contract)\$_(\w+?)_\$\d+/u.exec(
      before === undefined ? '' : typeOf(before),
    )?.[1];
    const known = asked === undefined ? undefined : syntax.contracts.find(({ name }) => name === asked);
    if (known !== undefined && isSuite(syntax.pathOf(known)))
      found.suite.add(`${String(known['name'])}.${String(named['name'])}`);
  }
}

function namedBy(node: Node): Node {
  return node.nodeType === 'NewExpression' ? (child(node, 'typeName') ?? node) : node;
}

interface Step {
  readonly inside: Node;
  /** Whether only a hunt comes here. */
  readonly hunting: boolean;
  readonly definition: Node;
}

function startsOf(syntax: Syntax, contract: Node, isStart: (member: Node) => boolean): Step[] {
  const members = syntax.membersOf(contract);
  const functions = members.filter(
    (member) => member.nodeType === 'FunctionDefinition' && (member['kind'] === 'constructor' || isStart(member)),
  );
  const values = members.filter(({ nodeType, value }) => nodeType === 'VariableDeclaration' && value);
  return [...functions, ...values].map((definition) => ({
    inside: contract,
    hunting: false,
    definition: definition.nodeType === 'FunctionDefinition' ? syntax.overriding(contract, definition) : definition,
  }));
}
