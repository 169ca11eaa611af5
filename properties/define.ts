/** Constructors of catalogue entries: fill in what can be derived, so that each fact is written once. */
import { statedInCvl } from './cvl.ts';
import { searchedByEchidna } from './echidna.ts';
import type {
  Check,
  Consequence,
  Kind,
  Given as Premise,
  Property,
  PropertyId,
  SmtCheck,
  SourceCheck,
  StaticCheck,
  Strength,
} from './schema.ts';
import { theoremsOf, theoremsOfWorld, worldAssumptions } from './theorems.ts';

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
  const optional = [...(given.optional ?? []), ...askedBesides(given.id)];
  const isReadSymbolically = [...engines, ...optional].some(
    (engine) => engine === 'halmos' || engine === 'forge-symbolic',
  );
  refuseLogs(given.id, check, [...engines, ...optional]);
  return {
    rev: 1,
    category: categories[given.kind],
    level: 'security',
    aliases: [],
    ...given,
    engines,
    optional,
    assumptions: [...new Set([...(given.assumptions ?? []), ...assumedBy(check, isReadSymbolically)])].sort(),
    lemmas: [...new Set([...(given.lemmas ?? []), ...lemmasOf(check, isReadSymbolically)])]
      .filter((l) => l !== given.id)
      .sort(),
  };
}

function defaultEngines(check: Check): readonly string[] {
  if (check.form === 'static') return ['static'];
  if (check.form === 'source') return ['slither'];
  if (check.form === 'smt') return ['smt'];
  if (check.form === 'scenario' && check.logs === true) return ['forge'];
  return ['halmos', 'forge'];
}

/** @throws when an engine that keeps no log entries is asked about some. */
function refuseLogs(id: PropertyId, check: Check, engines: readonly string[]): void {
  if (check.form !== 'scenario' || check.logs !== true) return;
  const others = engines.filter((engine) => engine !== 'forge');
  if (others.length > 0) throw new Error(`${id}: ${others.join(', ')} keeps no log entries`);
}

function askedBesides(id: PropertyId): readonly string[] {
  return [...(statedInCvl.has(id) ? ['certora'] : []), ...(searchedByEchidna.has(id) ? ['echidna'] : [])];
}

/** Checks that are read in no world: they draw, assume and execute nothing. */
function isWorldless(check: Check): check is StaticCheck | SmtCheck | SourceCheck {
  return check.form === 'static' || check.form === 'smt' || check.form === 'source';
}

/** Only symbolic engines meet the stand-ins of a world; campaigns run beside the real contracts. */
function lemmasOf(check: Check, isReadSymbolically: boolean): PropertyId[] {
  if (isWorldless(check)) return [];
  return [
    ...(check.uses ?? []).map((u) => u.lemma),
    ...(check.given ?? []).flatMap((g) => ('provedIn' in g.reason ? [g.reason.provedIn] : [])),
    ...theoremsOf([...(check.hints ?? []), ...(check.hintsBefore ?? [])]),
    ...(isReadSymbolically ? theoremsOfWorld(check.world) : []),
  ];
}

function assumedBy(check: Check, isReadSymbolically: boolean): string[] {
  if (isWorldless(check)) return [];
  return [
    ...(check.given ?? []).flatMap((g) => ('assumes' in g.reason ? [g.reason.assumes] : [])),
    ...(isReadSymbolically ? (worldAssumptions[check.world] ?? []) : []),
    ...(check.form === 'scenario' && check.logs === true ? ['A-LOGS-KEPT'] : []),
  ];
}

/** Narrows a claim to what its title says. */
export function theCase(expr: string): Premise {
  return { expr, reason: { because: 'the case the claim is about' } };
}

/** Source of a row of the suite's own specification. */
export function suite(section: string): Property['source'] {
  return { document: 'flat-suite', section };
}

export type { Consequence, Property, Strength };
