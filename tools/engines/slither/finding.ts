/** A detection, named so that moving code does not rename it. */
import { createHash } from 'node:crypto';
import type { Detection, Element, Parent } from './schema.ts';

export interface Finding {
  /** `detector Contract.function(types) 0123456789abcdef`: detector, first element, digest of all elements' names. */
  readonly name: string;
  readonly detector: string;
  readonly impact: string;
  /** `file:line` of the first element; empty when there is none. */
  readonly place: string;
  /** Files of its elements. */
  readonly files: readonly string[];
  /** Its statements, or else its elements, as `file:start:length` in bytes. */
  readonly ranges: readonly string[];
  readonly says: string;
}

export function findingOf({ check, impact, description, elements }: Detection): Finding {
  const [first] = elements;
  const names = elements.map(nameOf);
  // One more source with a known version is not another finding.
  const counted = first?.type === 'pragma' ? [...new Set(names)] : names;
  const digest = createHash('sha256')
    .update(JSON.stringify(elements.length === 0 ? [description] : counted.sort()))
    .digest('hex');
  const nodes = elements.filter(({ type }) => type === 'node');
  return {
    name: `${check} ${first === undefined ? '-' : subjectOf(first)} ${digest.slice(0, 16)}`,
    detector: check,
    impact,
    place: first === undefined ? '' : `${fileOf(first)}:${first.source_mapping.lines[0] ?? 0}`,
    files: [...new Set(elements.map(fileOf))].sort(),
    ranges: (nodes.length === 0 ? elements : nodes).map(rangeOf),
    says: description.replace(/\s+/gu, ' ').trim(),
  };
}

function fileOf({ source_mapping }: Element): string {
  return source_mapping.filename_relative;
}

function rangeOf(element: Element): string {
  const { start, length } = element.source_mapping;
  return `${fileOf(element)}:${start}:${length}`;
}

/** Without the text of a statement: a name that a person recognises. What is about no contract has none. */
function subjectOf(element: Element): string {
  if (element.type === 'pragma') return '-';
  const parent = element.type_specific_fields?.parent;
  const subject = element.type === 'node' && parent !== undefined ? nameOf(parent) : nameOf(element);
  return subject.replace(/\s+/gu, '');
}

function nameOf({ type, name, type_specific_fields }: Element | Parent): string {
  const { parent, signature, directive } = type_specific_fields ?? {};
  const around = parent === undefined ? '' : nameOf(parent);
  if (type === 'node') return `${around}: ${name.replace(/\s+/gu, ' ')}`;
  if (type === 'pragma') return `pragma ${(directive ?? [name]).join('')}`;
  return `${around}${around === '' ? '' : '.'}${signature ?? name}`;
}

/** Not written here: not ours to triage. */
export function isDependency(file: string): boolean {
  return file.startsWith('node_modules/');
}
