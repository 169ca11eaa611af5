/** Constructors of catalogue entries: fill in what can be derived, so that each fact is written once. */
import type { Check, Consequence, Kind, Property, PropertyId, Strength } from './schema.ts';
import { theoremsOf, theoremsOfWorld } from './theorems.ts';

type Derived = 'rev' | 'assumptions' | 'lemmas' | 'aliases' | 'engines' | 'optional' | 'category' | 'level';
type Given = Omit<Property, Derived> & Partial<Pick<Property, Derived>>;

const categories: Record<Kind, Property['category']> = {
  unit: 'unit-test',
  revert: 'unit-test',
  state: 'valid-state',
  transition: 'state-transition',
  static: 'valid-state',
  sequence: 'high-level',
  model: 'high-level',
};

/** A property with its lemmas collected from the lemmas it uses, the reasons it gives and the theorems it instantiates. */
export function property(given: Given): Property {
  const { check } = given;
  const engines = given.engines ?? defaultEngines(check);
  return {
    rev: 1,
    category: categories[given.kind],
    level: 'security',
    aliases: [],
    ...given,
    engines,
    optional: given.optional ?? askedBesides(engines, check),
    assumptions: [...new Set([...(given.assumptions ?? []), ...assumedBy(check)])].sort(),
    lemmas: [...new Set([...(given.lemmas ?? []), ...lemmasOf(check)])].filter((l) => l !== given.id).sort(),
  };
}

function defaultEngines(check: Check): readonly string[] {
  if (check.form === 'static') return ['static'];
  if (check.form === 'smt') return ['smt'];
  return ['halmos', 'forge'];
}

/**
 * Echidna runs what forge's campaigns are made of. It has no cheatcode that sends a message of a contract, as some fixed
 * lists of calls want it.
 */
function askedBesides(engines: readonly string[], check: Check): readonly string[] {
  const ofContract = check.form === 'scenario' && check.steps.some(({ from }) => from?.startsWith('address(') === true);
  return engines.includes('forge') && !ofContract ? ['echidna'] : [];
}

function lemmasOf(check: Check): PropertyId[] {
  if (check.form === 'static' || check.form === 'smt') return [];
  return [
    ...(check.uses ?? []).map((u) => u.lemma),
    ...(check.given ?? []).flatMap((g) => ('provedIn' in g.reason ? [g.reason.provedIn] : [])),
    ...theoremsOf([...(check.hints ?? []), ...(check.hintsBefore ?? [])]),
    ...theoremsOfWorld(check.world),
  ];
}

function assumedBy(check: Check): string[] {
  if (check.form === 'static' || check.form === 'smt') return [];
  return (check.given ?? []).flatMap((g) => ('assumes' in g.reason ? [g.reason.assumes] : []));
}

/** Source of a row of the suite's own specification. */
export function suite(section: string): Property['source'] {
  return { document: 'flat-suite', section };
}

export type { Consequence, Property, Strength };
