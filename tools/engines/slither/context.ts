/** What the compiler says of the sources: which contracts there are, and which sources each is made of. Pure. */
import { childrenOf, type Node, nodesOf, type SourceUnit } from '../../../harness/access/syntax.ts';
import { isDependency } from './finding.ts';
import type { Context } from './schema.ts';

/** Comments by which a source changes what a detector believes. Those that silence one are overridden, and not looked for. */
const tag = /@custom:security\b.*/u;

export interface ContextInput {
  readonly units: readonly SourceUnit[];
  readonly sources: ReadonlyMap<string, string>;
  readonly asOf: string;
  readonly triage: string | null;
}

export function contextOf({ units, sources, asOf, triage }: ContextInput): Context {
  const definitions = units.flatMap((unit) => contractsIn(unit).map((node) => ({ node, file: unit.absolutePath })));
  const own = definitions.filter(({ file }) => !isDependency(file));
  const deployable = own.filter(({ node }) => isDeployable(node));
  const closed = new Set(deployable.map(({ file }) => file));
  const imports = new Map(units.map((unit) => [unit.absolutePath, importsOf(unit)]));
  const subjects = deployable.map(
    ({ node, file }) => [`${file}:${nameOf(node)}`, lookedAt(file, imports, closed)] as const,
  );
  return {
    schema: 1,
    asOf,
    definitions: definitions.length,
    subjects: Object.fromEntries(subjects),
    homes: Object.fromEntries(own.map(({ node, file }) => [nameOf(node), file])),
    told: [...sources].filter(([file]) => !isDependency(file)).flatMap(([file, text]) => toldIn(file, text)),
    triage,
  };
}

function contractsIn(unit: SourceUnit): readonly Node[] {
  return nodesOf(unit['nodes']).filter(({ nodeType }) => nodeType === 'ContractDefinition');
}

function isDeployable(node: Node): boolean {
  return node['contractKind'] === 'contract' && node['abstract'] !== true;
}

function nameOf(node: Node): string {
  return String(node['name']);
}

function importsOf(unit: SourceUnit): readonly string[] {
  return childrenOf(unit).flatMap((node) =>
    node.nodeType === 'ImportDirective' ? [String(node['absolutePath'])] : [],
  );
}

/** A contract's own source and all that it imports, up to dependencies and to sources that hold another deployable one. */
function lookedAt(
  file: string,
  imports: ReadonlyMap<string, readonly string[]>,
  closed: ReadonlySet<string>,
): string[] {
  const found = new Set([file]);
  for (const one of found) {
    for (const next of imports.get(one) ?? []) if (!isDependency(next) && !closed.has(next)) found.add(next);
  }
  return [...found].sort();
}

function toldIn(file: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = tag.exec(line)?.[0];
    return found === undefined ? [] : [`${file}:${index + 1}: ${found.trim().slice(0, 100)}`];
  });
}
