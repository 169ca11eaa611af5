/** What can be called from outside to come to a changed function: found by names, in the compiler's trees. */
import { descendants, type Node, nodesOf, type Syntax } from '../../harness/access/syntax.ts';

const named = new Set(['FunctionDefinition', 'ModifierDefinition', 'VariableDeclaration']);
const callable = new Set(['external', 'public']);

/**
 * Names of the functions and getters of a contract that can come to a declaration of this name: too many rather than too
 * few, for names alone are compared. All of them for a constructor, which each starts from.
 */
export function entriesTo(name: string, contract: string, syntax: Syntax): readonly string[] {
  const found = syntax.contracts.filter((one) => one['name'] === contract);
  const members = withLibraries(
    found.flatMap((one) => syntax.membersOf(one)),
    syntax,
  ).filter(({ nodeType }) => named.has(nodeType));
  const open = members.filter((one) => callable.has(String(one['visibility'])) && one['name'] !== '');
  const openNames = (some: readonly Node[]): readonly string[] =>
    [...new Set(some.map((one) => String(one['name'])))].sort();
  if (!members.some((one) => one['name'] === name)) return openNames(open);
  const uses = members.map((one) => ({ one, names: referencedBy(one, syntax) }));
  const reaching = new Set([name]);
  for (let before = 0; before < reaching.size; ) {
    before = reaching.size;
    for (const { one, names } of uses)
      if ([...names].some((used) => reaching.has(used))) reaching.add(String(one['name']));
  }
  return openNames(open.filter((one) => reaching.has(String(one['name']))));
}

function withLibraries(members: readonly Node[], syntax: Syntax): readonly Node[] {
  const all = new Set(members);
  for (const one of all)
    for (const node of descendants(one)) {
      const definition = syntax.node(node['referencedDeclaration']);
      const home = definition === null ? null : syntax.homeOf(definition);
      if (home?.['contractKind'] === 'library') for (const member of nodesOf(home['nodes'])) all.add(member);
    }
  return [...all];
}

function referencedBy(member: Node, syntax: Syntax): ReadonlySet<string> {
  return new Set(
    descendants(member).flatMap((node) => {
      const definition = syntax.node(node['referencedDeclaration']);
      return definition !== null && named.has(definition.nodeType) ? [String(definition['name'])] : [];
    }),
  );
}
