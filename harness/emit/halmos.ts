/**
 * Emits one Halmos harness per property: one-step induction for transitions and invariants, straight-line scenarios for
 * the rest. Every check has a twin that denies the witness and must be refuted.
 */
import type {
  Check,
  ConstructionCheck,
  InvariantCheck,
  Property,
  ScenarioCheck,
  Step,
  TransitionCheck,
} from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import type { CompiledContract } from './contract.ts';
import { doorsOf } from './doors.ts';
import { entries, isBare, obligations, partsOf } from './halmos-parts.ts';
import { assign, banner, comment, declare, encodeStep, identifier, indent, parseLocal } from './solidity.ts';
import { at, drawAll, example, given, needed, type Symbolic, theorems, uses } from './symbolic.ts';
import { worlds } from './worlds.ts';

export interface Emitted {
  readonly path: string;
  readonly content: string;
  readonly obligations: readonly Obligation[];
}

export function isSymbolic(check: Check): check is Symbolic {
  return (
    check.form === 'transition' ||
    check.form === 'invariant' ||
    check.form === 'construction' ||
    check.form === 'scenario'
  );
}

/** @throws if the property names an unknown world, lemma or target. */
export function emitHalmos(
  property: Property,
  all: ReadonlyMap<string, Property>,
  contracts: ReadonlyMap<string, CompiledContract>,
): Emitted {
  const { check } = property;
  if (!isSymbolic(check)) throw new Error(`${property.id}: a ${check.form} check has no Halmos harness`);
  const world = worlds[check.world];
  if (!world) throw new Error(`${property.id}: unknown world "${check.world}"`);
  const id = identifier(property.id);
  const path = `harness/generated/halmos/${id}.t.sol`;
  const parts = partsOf(check, (target) => doorsOf(target, contracts, check.given));
  const bare = parts.some(isBare);
  const lines = [
    ...declare([...variables(property, check), ...(bare ? [['_isBare', 'bool'] as [string, string]] : [])]),
    '',
    ...setUp(check),
    ...bodies(property, check, all, bare),
    ...parts.flatMap((p) => ['', ...entries(property, id, p)]),
  ];
  const slots = [...new Set(lines.join('\n').match(/\b\w+Slots(?=\.)/gu) ?? [])].sort();
  const content = `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {svm, vm} from "../../../specs/worlds/symbolic/Cheats.sol";
import {${world}} from "../../../specs/worlds/symbolic/${world}.sol";
${slots.length === 0 ? '' : `import {${slots.join(', ')}} from "../Slots.sol";\n`}
/// ${comment(property.title)}
contract ${id}_Halmos is ${world} {
${indent(lines, 1)}
}
`;
  return { path, content, obligations: parts.flatMap((p) => obligations(property, path, id, p)) };
}

function bodies(property: Property, check: Symbolic, all: ReadonlyMap<string, Property>, bare: boolean): string[] {
  if (check.form === 'scenario') return scenario(property, check, all);
  if (check.form === 'construction') return base(check);
  return [
    ...step(property, check, all, bare),
    ...(bare ? ['', ...bareStep()] : []),
    ...(check.form === 'invariant' ? ['', ...base(check)] : []),
  ];
}

export function variables(property: Property, check: Symbolic): [string, string][] {
  const indexed = check.form === 'construction' ? ['1'] : ['0', '1'];
  const seen = Object.entries(check.observe ?? {}).flatMap(([n, o]) =>
    indexed.map((i): [string, string] => [n + i, o.type]),
  );
  const locals = (check.locals ?? [])
    .map((l) => parseLocal(property, l))
    .map((l): [string, string] => [l.name, l.type]);
  const returned =
    check.form === 'scenario'
      ? check.steps.flatMap((s) => (s.returns ? [[s.returns.name, s.returns.type] as [string, string]] : []))
      : [];
  return [...Object.entries(check.forall ?? {}), ...seen, ...returned, ...locals];
}

function conclude(property: Property, check: Symbolic, witness: string): string[] {
  const locals = (check.locals ?? []).map((l) => parseLocal(property, l));
  return [
    ...locals.map((l) => `${l.name} = ${l.expr};`),
    ...theorems(check.hints, 'theorems'),
    `_claim(twin, ${check.form === 'invariant' ? at(check, check.claim, '1') : check.claim}, ${witness});`,
  ];
}

const sending = ['bool ok;', 'if (_isBare) (ok,) = _sendTo(to, c.from, c.value, "");', 'else ok = _send(to);'];

/** A message that is no call of a function: ether alone. Claims read its words as zero, as they do in a campaign. */
function bareStep(): string[] {
  const body = ['_isBare = true;', 'c = Call(to, c.from, c.value, bytes4(0), 0, 0, 0, 0, 0, 0, 0);', 'step(twin, to);'];
  return ['function bare(bool twin, address to) external {', ...indent(body, 1).split('\n'), '}'];
}

/** Draws all that is free; explored once for all checks of the contract. */
function setUp(check: Symbolic): string[] {
  const accounts = Object.entries(check.forall ?? {})
    .filter(([, t]) => t === 'address')
    .map(([n]) => n);
  const named =
    check.form === 'transition' || check.form === 'invariant'
      ? ['address(uint160(c.w0))', 'address(uint160(c.w1))']
      : [accounts[0] ?? 'caller', accounts[1] ?? accounts[0] ?? 'caller'];
  const body = [
    'super.setUp();',
    'caller = _anyone("caller");',
    ...(check.form === 'transition' || check.form === 'invariant' ? ['_anyCall();'] : []),
    ...drawAll(check),
    `_arbitrary(${named.join(', ')});`,
  ];
  return ['function setUp() public override {', ...indent(body, 1).split('\n'), '}', ''];
}

function step(
  property: Property,
  check: TransitionCheck | InvariantCheck,
  all: ReadonlyMap<string, Property>,
  bare: boolean,
): string[] {
  const invariant = check.form === 'invariant';
  const special = Object.entries(check.witnessOver ?? {});
  const called = special.reduce((rest, [t, w]) => `(to == address(${t}) ? (${w}) : ${rest})`, `(${check.witness})`);
  // Of what is no call of a function, it is enough that it goes well.
  const witness = bare ? `either(_isBare, ${called})` : called;
  const body = [
    ...uses(property, check, all),
    ...assign(needed(check, '0'), '0'),
    ...given(check),
    ...(invariant ? ['// Safe: induction hypothesis', `vm.assume(${at(check, check.claim, '0')});`] : []),
    ...theorems(check.hintsBefore, 'before'),
    ...example(check, bare),
    ...(bare ? sending : ['bool ok = _send(to);']),
    'vm.assume(ok); // Safe: a call that reverts changes nothing',
    ...assign(needed(check, '1'), '1'),
    ...conclude(property, check, witness),
  ];
  return [
    `function step(bool twin, address to) ${bare ? 'public' : 'external'} {`,
    ...indent(body, 1).split('\n'),
    '}',
  ];
}

function base(check: InvariantCheck | ConstructionCheck): string[] {
  const witness = check.form === 'construction' ? check.witness : 'true';
  const body = [
    '_deploy();',
    ...assign(check.observe, '1'),
    `_claim(twin, ${at(check, check.claim, '1')}, ${witness});`,
  ];
  return ['function base(bool twin) external {', ...indent(body, 1).split('\n'), '}'];
}

/** One call of a scenario, in a scope of its own to spare the stack. */
function stepOf(s: Step): string[] {
  const after = {
    assumed: ['vm.assume(ok); // Safe: the claim is about executions in which this succeeds'],
    success: ['if (!twin) assert(ok);', 'vm.assume(ok); // Safe: asserted above; a twin looks among successes'],
    revert: ['if (!twin) assert(!ok);'],
  }[s.expect];
  return [
    '{',
    `    (bool ok, bytes memory data) = _sendTo(address(${s.to}), ${s.from ?? 'caller'}, ${s.value ?? '0'}, ${encodeStep(s)});`,
    ...indent(after, 1).split('\n'),
    `    ${s.returns ? `${s.returns.name} = abi.decode(data, (${s.returns.type}));` : 'data;'}`,
    '}',
  ];
}

/** The body of a scenario and its twin: `scenario(bool twin)`. */
export function scenario(property: Property, check: ScenarioCheck, all: ReadonlyMap<string, Property>): string[] {
  const body = [
    ...uses(property, check, all),
    ...assign(needed(check, '0'), '0'),
    ...given(check),
    ...theorems(check.hintsBefore, 'before'),
    ...example(check),
    ...check.steps.flatMap(stepOf),
    ...assign(needed(check, '1'), '1'),
    ...conclude(property, check, check.witness),
  ];
  return ['function scenario(bool twin) external {', ...indent(body, 1).split('\n'), '}'];
}
