/**
 * CVL of the properties that are stated in it. What is generic is written from the definition of the property; what CVL
 * says better stands in `specs/cvl/`, in rules and invariants that begin with the property's ID.
 */
import { isAsked, type Property } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import type { Obligation } from '../schema.ts';
import { cvlRules, isWritten, type KnownInvariant } from './cvl-rules.ts';
import { type CvlTarget, confOf, cvlTargets, rulesOf, specOf } from './cvl-targets.ts';
import { type CvlItem, type CvlReason, readCvl } from './cvl-text.ts';
import { NotInCvl } from './cvl-words.ts';
import type { Emission, EmitInput } from './registry.ts';
import { banner, identifier } from './solidity.ts';

/** @throws CatalogueProblem */
export function emitCertora({ properties, text }: EmitInput): Emission {
  const asked = properties.filter((property) => isAsked(property, 'certora'));
  const all = new Map(properties.map((property) => [property.id, property]));
  for (const { id, contract } of asked)
    if (!cvlTargets.some((target) => target.contract === contract))
      throw new CatalogueProblem(`${id}: ${contract} has no CVL specification`);
  const emitted = cvlTargets.flatMap((target) => {
    const own = asked.filter(({ contract }) => contract === target.contract);
    return own.length === 0 ? [] : [emitTarget(target, own, all, text)];
  });
  return {
    files: emitted.flatMap(({ files }) => files),
    obligations: emitted.flatMap(({ obligations }) => obligations),
    sources: [...new Set(emitted.flatMap(({ sources = [] }) => sources))],
  };
}

function emitTarget(
  target: CvlTarget,
  asked: readonly Property[],
  all: ReadonlyMap<string, Property>,
  text: (path: string) => string,
): Emission {
  const hand = handWritten(specOf(target), text);
  const sorted = [...asked].sort((a, b) => (a.id < b.id ? -1 : 1));
  refuseUnknown(hand.own, sorted, target);
  const generated = sorted.filter(({ id }) => itemsOf(hand.own, id).length === 0);
  const invariants = knownInvariants(hand, generated, all);
  const context = { contracts: target.names, properties: all, invariants };
  const rules = generated.map((property) => written(property, () => cvlRules(property, context)));
  const path = rulesOf(target);
  const content = [
    banner,
    `import "../../../${specOf(target)}";`,
    hand.own
      .filter(({ kind }) => kind !== 'other')
      .map(({ kind, name }) => `use ${kind} ${name};`)
      .join('\n'),
    ...rules,
  ].join('\n\n');
  const made = readCvl(content);
  if (made.unreasoned.length > 0) throw new CatalogueProblem(`${path}: something is assumed without a reason`);
  const shared = hand.items.filter(({ kind }) => kind === 'other').flatMap(({ reasons }) => reasons);
  const items = [...hand.own, ...made.items].filter(({ kind }) => kind !== 'other');
  return {
    files: [{ path, content: `${content}\n` }],
    obligations: sorted.flatMap((property) =>
      obligationsOf(property, itemsOf(items, property.id), shared, target, all),
    ),
    sources: [confOf(target), ...hand.files],
  };
}

interface HandWritten {
  /** What this file says itself: its rules are those that are checked. */
  readonly own: readonly CvlItem[];
  /** With everything that it takes in. */
  readonly items: readonly CvlItem[];
  readonly files: readonly string[];
}

/** @throws CatalogueProblem when something is assumed without a reason */
function handWritten(path: string, text: (path: string) => string): HandWritten {
  const { imports, items, unreasoned } = readCvl(text(path));
  if (unreasoned.length > 0)
    throw new CatalogueProblem(`${path}:${unreasoned[0]}: something is assumed without a reason in one of three forms`);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const parts = imports.map((name) => handWritten(`${folder}${name}`, text));
  const taken = parts.flatMap((part) => part.items);
  const used = taken.filter(({ kind, name }) => kind !== 'other' && text(path).includes(`use ${kind} ${name};`));
  return {
    own: [...used, ...items],
    items: [...taken, ...items],
    files: [path, ...parts.flatMap(({ files }) => files)],
  };
}

function itemsOf(items: readonly CvlItem[], id: string): CvlItem[] {
  const name = identifier(id);
  return items.filter((item) => item.kind !== 'other' && (item.name === name || item.name.startsWith(`${name}_`)));
}

function refuseUnknown(items: readonly CvlItem[], asked: readonly Property[], target: CvlTarget): void {
  const known = new Set(asked.flatMap(({ id }) => itemsOf(items, id)));
  for (const item of items)
    if (item.kind !== 'other' && !known.has(item))
      throw new CatalogueProblem(`${specOf(target)}: ${item.name} stands for no property that asks for it`);
}

function knownInvariants(
  hand: HandWritten,
  generated: readonly Property[],
  all: ReadonlyMap<string, Property>,
): Map<string, KnownInvariant> {
  const known = new Map<string, KnownInvariant>();
  for (const { id } of all.values()) {
    const [found] = itemsOf(hand.items, id).filter(({ kind }) => kind === 'invariant');
    if (found !== undefined) known.set(id, { name: found.name, params: found.params });
  }
  for (const { id, check } of generated)
    if (check.form === 'invariant') known.set(id, { name: identifier(id), params: Object.keys(check.forall ?? {}) });
  return known;
}

function written(property: Property, make: () => string): string {
  if (!isWritten(property.check))
    throw new CatalogueProblem(`${property.id}: a ${property.check.form} has no CVL rule`);
  try {
    return make();
  } catch (error) {
    if (error instanceof NotInCvl)
      throw new CatalogueProblem(`${property.id}: ${error.message}; write its rule in specs/cvl/`, { cause: error });
    throw error;
  }
}

function obligationsOf(
  property: Property,
  items: readonly CvlItem[],
  shared: readonly CvlReason[],
  target: CvlTarget,
  all: ReadonlyMap<string, Property>,
): Obligation[] {
  const { id, rev } = property;
  const parts = items.map((item) => ({ ...partOf(id, item), item }));
  const claims = parts.filter(({ twin }) => !twin).map(({ part }) => `${id}/certora${part}`);
  if (claims.length === 0 || claims.length === parts.length)
    throw new CatalogueProblem(`${id}: CVL must state it by a rule or invariant, and its witness by a rule ..._twin`);
  return parts.map(({ part, twin, item }) => ({
    id: `${id}/certora${part}${twin ? '+twin' : ''}`,
    property: id,
    rev,
    engine: 'certora',
    role: twin ? 'twin' : 'claim',
    of: twin ? claims : [],
    entry: { in: 'cvl', conf: confOf(target), spec: rulesOf(target), rule: item.name },
    ceiling: 'proved',
    bounds: twin ? [] : besides(property, [...shared, ...item.reasons], all),
  }));
}

/** `VAULT_STATE_003_sum` is `/sum` of its property; `…_twin` is a witness. */
function partOf(id: string, { name }: CvlItem): { readonly part: string; readonly twin: boolean } {
  const rest = name.slice(identifier(id).length);
  const twin = rest.endsWith('_twin');
  const part = (twin ? rest.slice(0, -'_twin'.length) : rest).replace(/^_/u, '');
  return { part: part === '' ? '' : `/${part.replaceAll('_', '-')}`, twin };
}

/** What the rule takes for granted and the property does not say that it does. It makes the result at most bounded. */
function besides(property: Property, reasons: readonly CvlReason[], all: ReadonlyMap<string, Property>): string[] {
  const rests = new Set([property.id]);
  for (const id of rests) for (const lemma of all.get(id)?.lemmas ?? []) rests.add(lemma);
  const said = new Set([...rests].flatMap((id) => all.get(id)?.assumptions ?? []));
  const found = reasons.flatMap((reason) => {
    if ('provedIn' in reason) return rests.has(reason.provedIn) ? [] : [`rests on ${reason.provedIn}`];
    return 'assumes' in reason && !said.has(reason.assumes) ? [`assumes ${reason.assumes}`] : [];
  });
  return [...new Set(found)].sort();
}
