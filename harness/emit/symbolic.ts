/** What a symbolic harness draws, assumes and observes, as lines of Solidity. */
import type {
  ConstructionCheck,
  InvariantCheck,
  Property,
  ScenarioCheck,
  TransitionCheck,
} from '../../properties/schema.ts';
import { comment, indent } from './solidity.ts';

export type Symbolic = TransitionCheck | InvariantCheck | ConstructionCheck | ScenarioCheck;

export function draw(name: string, type: string): string {
  if (type === 'address') return `${name} = svm.createAddress("${name}");`;
  if (type === 'bool') return `${name} = svm.createBool("${name}");`;
  if (type === 'bytes32') return `${name} = svm.createBytes32("${name}");`;
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  if (bits) return `${name} = uint${bits}(svm.createUint(${bits}, "${name}"));`;
  throw new Error(`no symbolic value of type ${type} (variable ${name})`);
}

export function drawAll(check: Symbolic): string[] {
  return Object.entries(check.forall ?? {}).map(([n, t]) => draw(n, t));
}

/** A claim over one state, read where its observables carry this index. */
export function at(check: Symbolic, claim: string, index: '0' | '1'): string {
  return Object.keys(check.observe ?? {}).reduce((s, n) => s.replace(new RegExp(`\\b${n}\\b`, 'g'), n + index), claim);
}

/** The lemma's claim, assumed of the present state at the given instances. */
export function uses(property: Property, check: Symbolic, all: ReadonlyMap<string, Property>): string[] {
  return (check.uses ?? []).flatMap((use) => {
    const lemma = all.get(use.lemma);
    if (!lemma) throw new Error(`${property.id}: uses unknown property ${use.lemma}`);
    const source = lemma.asLemma ?? (lemma.check.form === 'invariant' ? lemma.check : null);
    if (!source) throw new Error(`${property.id}: ${use.lemma} relates two states and has no asLemma`);
    const bind = Object.entries(source.forall ?? {}).map(([n, t]) => {
      const at = use.at?.[n];
      if (at === undefined) throw new Error(`${property.id}: uses ${use.lemma} without saying at which ${n}`);
      return `${t} ${n}_ = ${at};`;
    });
    const observed = lemma.asLemma ? [] : Object.entries((source as InvariantCheck).observe ?? {});
    const rename = (text: string): string =>
      Object.keys(source.forall ?? {}).reduce((s, n) => s.replace(new RegExp(`\\b${n}\\b`, 'g'), `${n}_`), text);
    const local = (text: string): string =>
      observed.reduce((s, [n]) => s.replace(new RegExp(`\\b${n}\\b(?!_)`, 'g'), `${n}_`), rename(text));
    return [
      `{ // Safe: proved in ${use.lemma}`,
      ...indent(
        [
          ...bind,
          ...observed.map(([n, o]) => `${o.type} ${n}_ = ${rename(o.expr)};`),
          `vm.assume(${local(source.claim)});`,
        ],
        1,
      ).split('\n'),
      '}',
    ];
  });
}

export function given(check: Symbolic): string[] {
  return (check.given ?? []).flatMap((g) => {
    const why =
      'provedIn' in g.reason
        ? `Safe: proved in ${g.reason.provedIn}`
        : 'assumes' in g.reason
          ? `Assumes ${g.reason.assumes}`
          : `Safe: ${g.reason.because}`;
    return [`// ${comment(why)}`, `vm.assume(${g.expr});`];
  });
}

/** Instances of theorems, assumed all at once. */
export function theorems(hints: readonly string[] | undefined, name: string): string[] {
  if (!hints || hints.length === 0) return [];
  return [
    `bool ${name} = true;`,
    'unchecked {',
    ...hints.map((h) => `    ${name} = both(${name}, ${h});`),
    '}',
    '// Safe: instances of theorems, each proved in the model property that Theorems.sol names',
    `vm.assume(${name});`,
  ];
}

/** `bare`: where the harness sends what is no call of a function, too, of which an example says nothing. */
export function example(check: Symbolic, bare = false): string[] {
  const one = check.example === undefined ? '_ordinary()' : `both(_ordinary(), ${check.example})`;
  const twin = `if (${bare ? 'twin && !_isBare' : 'twin'}) vm.assume(${one}); // Safe: a twin needs one execution`;
  if (check.offGround) return [twin];
  return [
    twin,
    'if (_hunting) vm.assume(_huntingGround()); // Safe: a hunt needs one counterexample, and proves nothing',
  ];
}

/** The observables that anything reads at this index: each costs calls on every path. */
export function needed(check: Symbolic, index: '0' | '1'): Symbolic['observe'] {
  const steps = check.form === 'scenario' ? check.steps.flatMap((s) => [...s.args, s.value ?? '', s.from ?? '']) : [];
  const witnesses =
    check.form === 'transition' || check.form === 'invariant' ? Object.values(check.witnessOver ?? {}) : [];
  const text = [
    check.form === 'invariant' ? at(check, check.claim, index) : check.claim,
    check.witness,
    check.example ?? '',
    ...witnesses,
    ...steps,
    ...(check.given ?? []).map((g) => g.expr),
    ...(check.locals ?? []),
    ...(check.hints ?? []),
    ...(check.hintsBefore ?? []),
  ].join('\n');
  return Object.fromEntries(
    Object.entries(check.observe ?? {}).filter(([n]) => new RegExp(`\\b${n}${index}\\b`).test(text)),
  );
}
