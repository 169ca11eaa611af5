/** What the harnesses and worlds assume, read from the compiler's syntax trees. */
import { child, descendants, type Node, nodesOf, type SourceUnit, type Syntax } from '../access/syntax.ts';
import { isTheoremOnly, theoremsIn } from './instances.ts';
import { type Narrowing, narrowingsIn } from './narrowing.ts';
import { type Reason, readReason } from './reason.ts';
import type { Discharge, Site } from './schema.ts';
import { documentedReason, SourceText } from './text.ts';

/** Of a site, with the function that it is in: what is reached is known by that. */
export interface SolidityIn extends Site {
  readonly definition: number;
}

export interface SolidityInput {
  readonly syntax: Syntax;
  readonly units: readonly SourceUnit[];
  /** Text by path; only what is here is looked at. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Contracts whose assertions are the claim itself. */
const judging = new Set(['Symbolic', 'Campaign', 'EchidnaCampaign']);
/** What is generated here is a contract of the suite with its claims in it, and inherits from nothing of ours. */
const claimsInside = 'harness/generated/smtchecker/';

export function soliditySites({ syntax, units, texts }: SolidityInput): readonly SolidityIn[] {
  return units.flatMap((unit) => {
    const text = texts.get(unit.absolutePath);
    if (text === undefined) return [];
    const source = new SourceText(unit.absolutePath, text);
    return homesOf(unit).flatMap(({ contract, members }) =>
      members.flatMap((definition) => {
        const claims = contract !== null && (isJudging(syntax, contract) || source.path.startsWith(claimsInside));
        return narrowingsIn({ syntax, contract, definition, claims }).map((one) =>
          siteOf({ syntax, source, contract, definition }, one),
        );
      }),
    );
  });
}

interface Home {
  readonly contract: Node | null;
  readonly members: readonly Node[];
}

/** Functions, modifiers and initial values; free functions have no contract. */
function homesOf(unit: SourceUnit): readonly Home[] {
  const isCode = ({ nodeType }: Node): boolean =>
    /^(?:FunctionDefinition|ModifierDefinition|VariableDeclaration)$/u.test(nodeType);
  const top = nodesOf(unit['nodes']);
  const contracts = top.filter(({ nodeType }) => nodeType === 'ContractDefinition');
  return [
    { contract: null, members: top.filter(isCode) },
    ...contracts.map((contract) => ({ contract, members: nodesOf(contract['nodes']).filter(isCode) })),
  ];
}

function isJudging(syntax: Syntax, contract: Node): boolean {
  return syntax.linearOf(contract).some(({ name }) => judging.has(String(name)));
}

interface Where {
  readonly syntax: Syntax;
  readonly source: SourceText;
  readonly contract: Node | null;
  readonly definition: Node;
}

/** What no documentation of a function can speak for: each has a reason of its own. */
const ownReason = new Set(['assume', 'require', 'hidden', 'conditional']);

function siteOf({ syntax, source, contract, definition }: Where, one: Narrowing): SolidityIn {
  const home = String(contract?.['name'] ?? '');
  const name = String(definition['name'] || definition['kind'] || '');
  const documented = [one.declaration, ownReason.has(one.kind) ? null : definition]
    .flatMap((node) => (node === null ? [] : [documentedReason(node)]))
    .find((text) => text !== null);
  const comment = commentFor(source, one);
  const read = readReason(comment);
  const chosen = read.ok || read.why !== 'none' || documented === undefined ? read : readReason(documented ?? null);
  const base = {
    kind: one.kind,
    file: source.path,
    line: source.lineOf(one.node),
    where: [home, name].filter((part) => part !== '').join('.'),
    expression: shortened(source.slice(one.kind === 'skipped-body' ? one.node : shownOf(one.node))),
    definition: definition.id,
  };
  if (one.kind === 'hidden') return { ...base, reason: '', discharge: { by: 'nothing', why: 'hidden' } };
  if (!chosen.ok) return { ...base, reason: '', discharge: { by: 'nothing', why: chosen.why } };
  return { ...base, reason: chosen.reason.text, discharge: dischargeOf(syntax, one, definition, chosen.reason) };
}

/** Of the innermost statement, and of the conditions that it alone depends on. */
function commentFor(source: SourceText, { node, around }: Narrowing): string | null {
  const statements = around.filter(({ nodeType }) => !/Block$|^TryCatchClause$/u.test(nodeType));
  const block = around.findLast(({ nodeType }) => nodeType === 'Block') ?? null;
  const bare = block !== null && isBare(block, around) ? block : null;
  const innermost = statements.at(-1) ?? node;
  const places = /^(?:Return|RevertStatement|Continue|Break|TryCatchClause)$/u.test(node.nodeType)
    ? [node, innermost]
    : [innermost];
  for (const place of places) {
    const comment = source.commentOf(place, bare);
    if (comment !== null && readReason(comment).ok) return comment;
  }
  const condition = statements.findLast((one) => one.nodeType === 'IfStatement' && isOnlyBody(one, places));
  const outer = condition === undefined ? null : source.commentOf(condition, null);
  return outer ?? places.map((place) => source.commentOf(place, bare)).find((text) => text !== null) ?? null;
}

/** A block that is a statement of another, and the body of nothing. */
function isBare(block: Node, around: readonly Node[]): boolean {
  const outer = around[around.indexOf(block) - 1];
  return outer?.nodeType === 'Block' && nodesOf(outer['statements']).includes(block);
}

function isOnlyBody(condition: Node, places: readonly Node[]): boolean {
  const body = child(condition, 'trueBody');
  const statements = body?.nodeType === 'Block' ? nodesOf(body['statements']) : body === null ? [] : [body];
  const [only, ...more] = statements;
  return only !== undefined && more.length === 0 && places.some((place) => descendants(only).includes(place));
}

function dischargeOf(syntax: Syntax, one: Narrowing, definition: Node, reason: Reason): Discharge {
  if (/^instances of theorems\b/u.test(reason.text)) {
    const [assumed] = nodesOf(one.node['arguments']);
    if (assumed === undefined || !isTheoremOnly(syntax, definition, assumed))
      return { by: 'nothing', why: 'not-theorems' };
    return { by: 'proof', properties: [...theoremsIn(syntax, definition, assumed)].sort() };
  }
  const { discharge } = reason;
  return discharge.by === 'proof' ? { by: 'proof', properties: [...discharge.properties] } : discharge;
}

/** What is assumed, rather than the call that assumes it. */
function shownOf(node: Node): Node {
  const [first] = node.nodeType === 'FunctionCall' ? nodesOf(node['arguments']) : [];
  return first ?? node;
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}
