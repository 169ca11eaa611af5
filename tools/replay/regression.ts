/**
 * A symbolic counterexample as a forge test: the property's own world and words around the calls and values of the
 * witness. Only what the test says is judged there; the world is the one that the proof was tried in.
 */
import { isSymbolic } from '../../harness/emit/halmos.ts';
import { parseLocal } from '../../harness/emit/solidity.ts';
import type { Symbolic } from '../../harness/emit/symbolic.ts';
import { worlds } from '../../harness/emit/worlds.ts';
import type { Property, ScenarioCheck } from '../../properties/schema.ts';
import type { Witness } from '../schema.ts';
import { SVM_ADDRESS } from './bytes.ts';
import { forgeTest, type RegressionInput } from './foundry.ts';
import { addressLiteral, numberLiteral, wordLiteral } from './solidity.ts';
import { drawnValue } from './symbols.ts';

export interface RegressionOf {
  readonly property: Property;
  /** The obligation's part: `base`, `step_vault` or nothing. */
  readonly part: string;
  readonly witness: Witness;
}

/** From the folder of the test to the project root: the tests lie three folders deep. */
const up = '../../../';

/** @throws when the property cannot be said this way. */
export function symbolicRegression({ property, part, witness }: RegressionOf): string {
  const { check } = property;
  if (!isSymbolic(check)) throw new TypeError(`${property.id} is not about calls`);
  const world = worlds[check.world];
  if (world === undefined) throw new TypeError(`${property.id}: unknown world ${check.world}`);
  const constructed = check.form === 'construction' || part === 'base';
  if (!constructed && witness.calls.length === 0) throw new TypeError('the witness shows no call');
  return forgeTest({
    id: property.id,
    title: property.title,
    imports: [`import {${world}} from "${up}specs/worlds/symbolic/${world}.sol";`],
    base: world,
    fields: values(check, witness),
    setUp: [...open(world, constructed), ...message(check, constructed, witness)],
    witness: constructed ? { ...witness, calls: [], state: [] } : witness,
    observables: Object.entries(check.observe ?? {}).map(([name, { type, expr }]) => ({ name, type, expr })),
    ...judged(property, check, constructed, witness),
  });
}

/** Halmos' own cheatcodes leave no trace here: what they drew is in the witness. */
function open(world: string, constructed: boolean): string[] {
  return [
    `vm.etch(${addressLiteral(SVM_ADDRESS)}, hex"60206000f3");`,
    constructed ? '_deploy();' : `${world}.setUp();`,
  ];
}

function values(check: Symbolic, witness: Witness): string[] {
  return Object.entries(check.forall ?? {}).map(
    ([name, type]) => `${type} private ${name} = ${literal(type, drawnValue(witness.model, name))};`,
  );
}

function literal(type: string, value: bigint): string {
  if (type === 'address') return addressLiteral(`0x${value.toString(16).padStart(40, '0')}`);
  if (type === 'bool') return value === 0n ? 'false' : 'true';
  if (/^bytes\d+$/u.test(type)) return `${type}(${wordLiteral(value.toString())})`;
  return numberLiteral(value.toString());
}

function hasMessage(check: Symbolic, constructed: boolean): boolean {
  return !constructed && (check.form === 'transition' || check.form === 'invariant');
}

function message(check: Symbolic, constructed: boolean, { model, calls }: Witness): string[] {
  if (constructed) return [];
  const caller = `caller = ${literal('address', drawnValue(model, 'caller'))};`;
  const [call] = calls;
  if (!hasMessage(check, constructed) || call === undefined) return [caller];
  const data = call.data.slice(2).padEnd(8 + 7 * 64, '0');
  const words = Array.from({ length: 7 }, (_, index) => `0x${data.slice(8 + index * 64, 72 + index * 64)}`);
  const from = addressLiteral(call.from);
  return [
    caller,
    `c = Call(${addressLiteral(call.to)}, ${from}, ${numberLiteral(call.value)}, bytes4(0x${data.slice(0, 8)}), ${words.join(', ')});`,
  ];
}

type Judged = Pick<RegressionInput, 'claim' | 'conclusions' | 'results'>;

function judged(property: Property, check: Symbolic, constructed: boolean, witness: Witness): Judged {
  const names = Object.keys(check.observe ?? {});
  const locals = (check.locals ?? []).map((text) => parseLocal(property, text));
  const declared = locals.map(({ type, name, expr }) => `${type} ${name} = ${seen(names, expr)};`);
  if (check.form === 'scenario') return ofScenario(check, names, declared, witness);
  const claim = seen(names, check.form === 'invariant' ? at(names, check.claim, '1') : check.claim);
  const conclusions = mentioned(
    declared,
    claim,
    locals.map(({ name }) => name),
  );
  if (constructed) return { claim, conclusions };
  const before =
    check.form === 'invariant' && locals.length === 0 ? ` || !(${seen(names, at(names, check.claim, '0'))})` : '';
  return { claim: `!ok[0]${before} || (${claim})`, conclusions };
}

/** Steps in order; those after the one that went wrong were never taken. */
function ofScenario(
  check: ScenarioCheck,
  names: readonly string[],
  declared: readonly string[],
  { calls }: Witness,
): Judged {
  const taken = check.steps.slice(0, calls.length);
  const returned = taken.flatMap(({ returns }, i) =>
    returns === undefined
      ? []
      : [
          `${returns.type} ${returns.name};`,
          `if (ok[${i}]) ${returns.name} = abi.decode(data[${i}], (${returns.type}));`,
        ],
  );
  const assumed = taken.flatMap(({ expect }, i) => (expect === 'assumed' ? [`!ok[${i}]`] : []));
  const expected = taken.flatMap(({ expect }, i) =>
    expect === 'success' ? [`ok[${i}]`] : expect === 'revert' ? [`!ok[${i}]`] : [],
  );
  const whole = calls.length >= check.steps.length && check.claim !== 'true';
  const claims = [...expected, ...(whole ? [`(${seen(names, check.claim)})`] : [])];
  const claim = [...assumed, claims.length === 0 ? 'true' : `(${claims.join(' && ')})`].join(' || ');
  const conclusions = whole ? [...returned, ...declared] : [];
  return { claim, conclusions, results: whole && returned.length > 0 };
}

/** A claim over one state, read where its observables carry this index. */
function at(names: readonly string[], text: string, index: '0' | '1'): string {
  return names.reduce((rest, name) => rest.replace(new RegExp(`\\b${name}\\b`, 'gu'), `${name}${index}`), text);
}

/** `locked0` is what was seen before the calls, `locked1` after them. */
function seen(names: readonly string[], text: string): string {
  return names.reduce(
    (rest, name) =>
      rest
        .replace(new RegExp(`\\b${name}0\\b`, 'gu'), `pre.${name}`)
        .replace(new RegExp(`\\b${name}1\\b`, 'gu'), `post.${name}`),
    text,
  );
}

/** Locals serve hints as well, and the test has none. */
function mentioned(declared: readonly string[], claim: string, names: readonly string[]): readonly string[] {
  const needed = new Set<string>();
  let text = claim;
  for (const [index, name] of [...names.entries()].reverse()) {
    if (!new RegExp(`\\b${name}\\b`, 'u').test(text)) continue;
    needed.add(declared[index] ?? '');
    text += declared[index] ?? '';
  }
  return declared.filter((one) => needed.has(one));
}
