/**
 * A second look at findings, by other means than the first: the compiler's own tree at the very place, read by rules that
 * share nothing with Slither's. Only mistakes that can be read off a statement have one; what the others mean is for a
 * person to decide.
 */
import { child, descendants, type Node, type SourceUnit } from '../../../harness/access/syntax.ts';

export type Second = 'seen' | 'not-seen' | 'no-rule';

/** Statements of one finding, in bytes from the start of their source. */
export interface Range {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export function rangesOf(text: string): readonly Range[] {
  return text.split(' ').flatMap((one) => {
    const [, file = '', start = '', length = ''] = /^(.+):(\d+):(\d+)$/u.exec(one) ?? [];
    return file === '' ? [] : [{ file, start: Number(start), end: Number(start) + Number(length) }];
  });
}

export function lookAgain(detector: string, ranges: readonly Range[], trees: readonly SourceUnit[]): Second {
  const rule = Object.hasOwn(rules, detector) ? rules[detector] : undefined;
  if (rule === undefined) return 'no-rule';
  const within = ranges.flatMap((range) => {
    const unit = trees.find(({ absolutePath }) => absolutePath === range.file);
    return unit === undefined ? [] : descendants(unit).filter((node) => isWithin(node, range));
  });
  return rule(within) ? 'seen' : 'not-seen';
}

function placeOf(node: Node): { readonly from: number; readonly to: number } {
  const [from = -1, length = 0] = String(node['src']).split(':').map(Number);
  return { from, to: from + length };
}

function isWithin(node: Node, { start, end }: Range): boolean {
  const { from, to } = placeOf(node);
  return from >= start && to <= end;
}

type Rule = (nodes: readonly Node[]) => boolean;

/** By detector: whether the mistake stands in these statements. */
const rules: Readonly<Record<string, Rule>> = {
  'tx-origin': (nodes) => nodes.some((node) => isMember(node, 'origin') && nameIn(node, 'expression') === 'tx'),
  'weak-prng': (nodes) =>
    nodes.some((node) => isOperation(node, '%') && partsOf(node, 'leftExpression').some(isBlockWord)),
  'incorrect-exp': (nodes) =>
    nodes.some(
      (node) => isOperation(node, '^') && /^\d+$/u.test(String(child(node, 'rightExpression')?.['value'] ?? '')),
    ),
  tautology: (nodes) =>
    nodes.some(
      (node) =>
        (isOperation(node, '>=') || isOperation(node, '<')) &&
        child(node, 'rightExpression')?.['value'] === '0' &&
        /^uint\d*$/u.test(typeTextOf(child(node, 'leftExpression'))),
    ),
  'divide-before-multiply': dividesFirst,
  'unchecked-transfer': (nodes) => nodes.some((node) => isDropped(node, ['transfer', 'transferFrom'])),
  'unchecked-lowlevel': (nodes) => nodes.some((node) => isDropped(node, ['call', 'delegatecall', 'staticcall'])),
};

function isMember(node: Node, name: string): boolean {
  return node.nodeType === 'MemberAccess' && node['memberName'] === name;
}

function nameIn(node: Node, field: string): string {
  return String(child(node, field)?.['name'] ?? '');
}

function isOperation(node: Node, operator: string): boolean {
  return node.nodeType === 'BinaryOperation' && node['operator'] === operator;
}

function partsOf(node: Node, ...fields: readonly string[]): readonly Node[] {
  return fields.flatMap((field) => {
    const part = child(node, field);
    return part === null ? [] : descendants(part);
  });
}

function typeTextOf(node: Node | null): string {
  return String((node?.['typeDescriptions'] as { typeString?: unknown } | undefined)?.typeString ?? '');
}

/** What whoever makes a block can choose or knows before. */
function isBlockWord(node: Node): boolean {
  const ofBlock = isMember(node, 'timestamp') || isMember(node, 'number') || isMember(node, 'prevrandao');
  return (ofBlock && nameIn(node, 'expression') === 'block') || node['name'] === 'blockhash';
}

/** A quotient is a factor, at once or by a variable that it was put into before. */
function dividesFirst(nodes: readonly Node[]): boolean {
  const kept = nodes.flatMap((node) => quotientsIn(node).map((variable) => ({ variable, after: placeOf(node).to })));
  return nodes.some((node) => {
    if (!isOperation(node, '*')) return false;
    const { from } = placeOf(node);
    const known = kept.filter(({ after }) => after <= from).map(({ variable }) => variable);
    return partsOf(node, 'leftExpression', 'rightExpression').some(
      (part) => isOperation(part, '/') || known.includes(Number(part['referencedDeclaration'] ?? -1)),
    );
  });
}

/** Variables that a statement puts a quotient into. */
function quotientsIn(node: Node): readonly number[] {
  const isQuotient = (field: string): boolean => partsOf(node, field).some((part) => isOperation(part, '/'));
  if (node.nodeType === 'VariableDeclarationStatement' && isQuotient('initialValue'))
    return ((node['assignments'] ?? []) as unknown[]).filter((id) => typeof id === 'number');
  if (node.nodeType !== 'Assignment' || !isQuotient('rightHandSide')) return [];
  return [Number(child(node, 'leftHandSide')?.['referencedDeclaration'])];
}

/** A statement that is nothing but such a call: whatever it answers is lost. */
function isDropped(node: Node, names: readonly string[]): boolean {
  const call = node.nodeType === 'ExpressionStatement' ? child(node, 'expression') : null;
  if (call?.nodeType !== 'FunctionCall') return false;
  const called = child(call, 'expression');
  const callee = called?.nodeType === 'FunctionCallOptions' ? child(called, 'expression') : called;
  return callee?.nodeType === 'MemberAccess' && names.includes(String(callee['memberName']));
}
