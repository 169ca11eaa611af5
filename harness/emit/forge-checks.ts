/** Emits one contract per property: its variables, and how to choose, admit, observe and judge. */
import type { InvariantCheck, Property, ScenarioCheck, Step, TransitionCheck } from '../../properties/schema.ts';
import { assign, comment, encodeStep, identifier, indent, parseLocal } from './solidity.ts';

export type Fuzzed = TransitionCheck | InvariantCheck | ScenarioCheck;

/** How many quantified variables a scenario may have; as in `ScenarioChecks.sol`. */
const words = 8;

/** Names that the world and its helpers have taken. */
const taken = new Set(['c', 'caller', 'hit', 'violated', 'stumbled', 'names', 'bound', 'scenario', 'prepare', 'evaluate', 'before', 'afterwards', 'vm']);

/** @throws if the property cannot be expressed. */
export function emitCheck(property: Property, check: Fuzzed): string {
  refuseTaken(property, check);
  const id = identifier(property.id);
  const variables_ = variables(property, check).map(([name, type]) => `${type} private ${name};`);
  const lines = [...variables_, ...partsOf(property, check).flatMap(({ head, body }) => ['', ...method(`${id}${head}`, body)])];
  return `/// ${comment(property.title)}
abstract contract ${id} is ScenarioChecks {
${indent(lines[0] === '' ? lines.slice(1) : lines, 1)}
}
`;
}

interface Part {
  /** Of the function of the base contract that this is one property's share of. */
  readonly name: string;
  /** From behind the name. */
  readonly head: string;
  readonly body: readonly string[];
}

function partsOf(property: Property, check: Fuzzed): Part[] {
  const part = (name: string, parameters: string, tail: string, body: readonly string[]): Part[] =>
    body.length === 0 ? [] : [{ name, head: `${name}(${parameters}) internal${tail}`, body }];
  const judged = judge(property, check);
  return [
    ...part('_choose', '', '', choose(check)),
    ...part('_given', '', ' view returns (bool)', given(check)),
    ...part('_applies', '', check.form === 'transition' ? ' view returns (bool)' : ' pure returns (bool)', applies(check)),
    ...part('_fund', '', '', fund(check)),
    ...part('_observe', 'bool later', '', observe(check)),
    ...part('_steps', '', '', steps(check)),
    ...part('_judge', '', `${judged.mutability} returns (bool claim, bool witness)`, judged.body),
  ];
}

/** What each function of the base contract is without a property's share. */
const shared: readonly { readonly name: string; readonly head: string; readonly argument: string; readonly otherwise: string | null }[] = [
  { name: '_choose', head: '() internal override', argument: '', otherwise: null },
  { name: '_given', head: '() internal view override returns (bool)', argument: '', otherwise: 'true' },
  { name: '_applies', head: '() internal view override returns (bool)', argument: '', otherwise: 'false' },
  { name: '_fund', head: '() internal override', argument: '', otherwise: null },
  { name: '_observe', head: '(bool later) internal override', argument: 'later', otherwise: null },
  { name: '_steps', head: '() internal override', argument: '', otherwise: null },
  { name: '_judge', head: '() internal override returns (bool, bool)', argument: '', otherwise: '(false, false)' },
];

/** The contract that has all these properties, and is told at construction which of them it is, by number from 1. */
export function emitChecks(name: string, subjects: readonly { readonly property: Property; readonly check: Fuzzed }[]): string {
  const methods = shared.flatMap(({ name: fn, head, argument, otherwise }) => {
    const cases = subjects.flatMap(({ property, check }, i) =>
      partsOf(property, check).some((part) => part.name === fn) ? [`if (_which == ${i + 1}) return ${identifier(property.id)}${fn}(${argument});`] : [],
    );
    const writes = subjects.some(({ property, check }) => partsOf(property, check).some((part) => part.name === fn && !/ (view|pure)/.test(part.head)));
    return ['', ...method(`${fn}${strict(head, cases.length > 0, writes)}`, otherwise === null ? cases : [...cases, `return ${otherwise};`])];
  });
  return `contract ${name} is
${indent(subjects.map(({ property }, i) => `${identifier(property.id)}${i + 1 < subjects.length ? ',' : ''}`), 1)}
{
    constructor(Actions world, uint256 which) FuzzChecks(world, which) {}
${indent(methods, 1)}
}
`;
}

/** No warnings: no name for what is not used, and no looser mutability than is needed. */
function strict(head: string, used: boolean, writes: boolean): string {
  const named = used ? head : head.replace('(bool later)', '(bool)');
  if (!named.includes('returns') || writes) return named;
  return named.replace(/ internal( view)? /, used ? ' internal view ' : ' internal pure ');
}

function method(head: string, body: readonly string[]): string[] {
  if (body.length === 0) return [`function ${head} {}`];
  return [`function ${head} {`, ...indent(body, 1).split('\n'), '}'];
}

function variables(property: Property, check: Fuzzed): [string, string][] {
  const suffixes = check.form === 'invariant' ? ['', '0', '1'] : ['0', '1'];
  const seen = Object.entries(check.observe ?? {}).flatMap(([n, o]) => suffixes.map((s): [string, string] => [n + s, o.type]));
  const locals = (check.locals ?? []).map((l) => parseLocal(property, l)).map((l): [string, string] => [l.name, l.type]);
  const returned = check.form === 'scenario' ? check.steps.flatMap(({ returns: r }) => (r ? [[r.name, r.type] as [string, string]] : [])) : [];
  return [...Object.entries(check.forall ?? {}), ...seen, ...returned, ...locals];
}

function refuseTaken(property: Property, check: Fuzzed): void {
  const own = variables(property, check).map(([name]) => name);
  for (const [i, name] of own.entries()) {
    if (taken.has(name)) throw new Error(`${property.id}: the name ${name} is the world's own`);
    if (own.indexOf(name) !== i) throw new Error(`${property.id}: the name ${name} is used twice`);
  }
  if (Object.keys(check.forall ?? {}).length > words) throw new Error(`${property.id}: more than ${words} quantified variables`);
  for (const name of Object.keys(check.fuzz ?? {})) {
    if (check.forall?.[name] === undefined) throw new Error(`${property.id}: fuzz names ${name}, which is not quantified`);
  }
}

function choose(check: Fuzzed): string[] {
  const choices = Object.entries(check.forall ?? {}).map(([name, type]) => `${name} = ${choice(check, name, type)};`);
  const first = choices.findIndex(usesRaw);
  return choices.flatMap((line, i) => (usesRaw(line) ? [`${i === first ? 'uint256 ' : ''}raw = _raw(${i});`, line] : [line]));
}

function usesRaw(line: string): boolean {
  return /\braw\b/.test(line);
}

function choice(check: Fuzzed, name: string, type: string): string {
  const told = check.fuzz?.[name];
  if (told === undefined) return anyOf(check, name, type);
  return /^uint\d+$/.test(type) && type !== 'uint256' ? `${type}(${told})` : told;
}

function anyOf(check: Fuzzed, name: string, type: string): string {
  if (type === 'address') return check.form === 'scenario' ? 'anyone(raw)' : 'anyInvolved(raw)';
  if (type === 'bool') return 'raw & 1 == 1';
  if (type === 'uint256') return 'anyNumber(raw)';
  if (/^uint\d+$/.test(type)) return `${type}(anyNumber(raw))`;
  if (/^int\d+$/.test(type)) return `${type}(int256(raw >> (raw & 255)))`;
  if (/^bytes\d+$/.test(type)) return `${type}(bytes32(raw))`;
  throw new Error(`no value can be made of type ${type} (variable ${name})`);
}

/** One condition after the other: the first that fails spares the rest. */
function given(check: Fuzzed): string[] {
  if (check.given === undefined || check.given.length === 0) return [];
  const lines = (check.given ?? []).map((g) => {
    const why = 'provedIn' in g.reason ? `Safe: proved in ${g.reason.provedIn}` : 'assumes' in g.reason ? `Assumes ${g.reason.assumes}` : `Safe: ${g.reason.because}`;
    return [`// ${comment(why)}`, `if (!(${g.expr})) return false;`];
  });
  return [...lines.flat(), 'return true;'];
}

function observe(check: Fuzzed): string[] {
  const branch = (suffix: string) => indent(assign(check.observe, suffix), 1).split('\n');
  if (Object.keys(check.observe ?? {}).length === 0) return [];
  return ['if (later) {', ...branch('1'), '} else {', ...branch('0'), '}'];
}

function steps(check: Fuzzed): string[] {
  return check.form === 'scenario' ? [...declarations(check.steps), ...check.steps.flatMap(step)] : [];
}

function fund(check: Fuzzed): string[] {
  const first = check.form === 'scenario' ? check.steps[0] : undefined;
  return first?.value === undefined ? [] : [`_enrich(${first.from ?? 'caller'}, ${first.value});`];
}

function declarations(all: readonly Step[]): string[] {
  if (all.length === 0) return [];
  const decoded = all.some(({ returns }) => returns !== undefined);
  return decoded ? ['bool success;', 'bytes memory result;'] : ['bool success;'];
}

function step(s: Step): string[] {
  const decoded = s.returns === undefined ? '(success,)' : '(success, result)';
  const send = `${decoded} = _send(address(${s.to}), ${s.from ?? 'caller'}, ${s.value ?? '0'}, ${encodeStep(s)});`;
  const after = { assumed: 'if (!success) revert Discarded();', success: 'if (!success) _asExpected = false;', revert: 'if (success) _asExpected = false;' }[s.expect];
  const decode = s.returns === undefined ? [] : [`if (success) ${s.returns.name} = abi.decode(result, (${s.returns.type}));`];
  return [...(chosen(s.from) ? [`_outsider(${s.from});`] : []), send, after, ...decode];
}

/** Whether the sender is neither the caller nor a contract that the property names. */
function chosen(from: string | undefined): boolean {
  return from !== undefined && from !== 'caller' && !/^address\(\w+\)$/.test(from);
}

function judge(property: Property, check: Fuzzed): { readonly body: readonly string[]; readonly mutability: string } {
  const state = check.form === 'invariant' ? Object.keys(check.observe ?? {}).map((n) => `${n} = ${n}1;`) : [];
  const locals = (check.locals ?? []).map((l) => parseLocal(property, l)).map((l) => `${l.name} = ${l.expr};`);
  const special = check.form === 'scenario' ? [] : Object.entries(check.witnessOver ?? {});
  const witness = special.reduce((rest, [target, w]) => `c.to == address(${target}) ? ${w} : (${rest})`, check.witness);
  const assigned = [...state, ...locals];
  return {
    body: [...assigned, `claim = ${check.claim};`, `witness = ${witness};`],
    mutability: mutability(assigned, [check.claim, witness]),
  };
}

/** As strict as it can be: the compiler warns of anything looser. */
function mutability(assigned: readonly string[], read: readonly string[]): string {
  if (assigned.length > 0) return '';
  return read.every((expr) => expr === 'true') ? ' pure' : ' view';
}

/** A claim about one state is asked after every message to anyone; a scenario after none. */
function applies(check: Fuzzed): string[] {
  if (check.form === 'scenario') return [];
  if (check.form === 'invariant') return ['return true;'];
  return [`return ${check.over.map((target) => `c.to == address(${target})`).join(' || ')};`];
}
