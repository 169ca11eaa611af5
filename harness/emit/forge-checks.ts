/** Emits one contract per property: its variables, and how to choose, admit, observe and judge. */
import type { InvariantCheck, Property, ScenarioCheck, Step, TransitionCheck } from '../../properties/schema.ts';
import { assign, comment, declare, encodeStep, identifier, indent, parseLocal } from './solidity.ts';

export type Fuzzed = TransitionCheck | InvariantCheck | ScenarioCheck;

/** How many quantified variables a scenario may have; as in `ScenarioChecks.sol`. */
const words = 8;

const bases: Readonly<Record<Fuzzed['form'], string>> = { transition: 'FuzzChecks', invariant: 'StateChecks', scenario: 'ScenarioChecks' };

/** Names that the world and its helpers have taken. */
const taken = new Set(['c', 'caller', 'hit', 'violated', 'stumbled', 'names', 'bound', 'scenario', 'prepare', 'evaluate', 'before', 'afterwards', 'vm']);

/** @throws if the property cannot be expressed. */
export function emitCheck(property: Property, check: Fuzzed): string {
  refuseTaken(property, check);
  const lines = [
    ...declare(variables(property, check)),
    '',
    'constructor(Actions world) FuzzChecks(world) {}',
    '',
    ...method('_choose() internal override', choose(check)),
    '',
    ...given(check),
    ...method('_observe(bool later) internal override', observe(check)),
    ...steps(check),
    '',
    ...judge(property, check),
    ...applies(check),
  ];
  return `/// ${comment(property.title)}
contract ${identifier(property.id)} is ${bases[check.form]} {
${indent(lines.filter((line, i) => !(i === 0 && line === '')), 1)}
}
`;
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
  const entries = Object.entries(check.forall ?? {});
  const lines = entries.map(([name, type], i) => {
    const special = check.fuzz?.[name];
    return special === undefined || !/\braw\b/.test(special) ? `${name} = ${special ?? anyOf(check, name, type)};` : `${name} = ${special};`;
  });
  return lines.flatMap((line, i) => {
    const raw = `raw = _raw(${i});`;
    return /\braw\b/.test(line) ? [i === firstRaw(lines) ? `uint256 ${raw}` : raw, line] : [line];
  });
}

function firstRaw(lines: readonly string[]): number {
  return lines.findIndex((line) => /\braw\b/.test(line));
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
  return [...method('_given() internal view override returns (bool)', [...lines.flat(), 'return true;']), ''];
}

function observe(check: Fuzzed): string[] {
  const branch = (suffix: string) => indent(assign(check.observe, suffix), 1).split('\n');
  if (Object.keys(check.observe ?? {}).length === 0) return [];
  return ['if (later) {', ...branch('1'), '} else {', ...branch('0'), '}'];
}

function steps(check: Fuzzed): string[] {
  if (check.form !== 'scenario') return [];
  const first = check.steps[0];
  const fund = first?.value === undefined ? [] : ['', ...method('_fund() internal override', [`_enrich(${first.from ?? 'caller'}, ${first.value});`])];
  const body = [...declarations(check.steps), ...check.steps.flatMap(step)];
  return [...fund, '', ...method('_steps() internal override', body)];
}

function declarations(all: readonly Step[]): string[] {
  const decoded = all.some(({ returns }) => returns !== undefined);
  return decoded ? ['bool success;', 'bytes memory result;'] : ['bool success;'];
}

function step(s: Step): string[] {
  const decoded = s.returns === undefined ? '(success,)' : '(success, result)';
  const send = `${decoded} = _send(address(${s.to}), ${s.from ?? 'caller'}, ${s.value ?? '0'}, ${encodeStep(s)});`;
  const after = { assumed: 'if (!success) revert Discarded();', success: 'if (!success) _asExpected = false;', revert: 'if (success) _asExpected = false;' }[s.expect];
  const decode = s.returns === undefined ? [] : [`if (success) ${s.returns.name} = abi.decode(result, (${s.returns.type}));`];
  return [send, after, ...decode];
}

function judge(property: Property, check: Fuzzed): string[] {
  const state = check.form === 'invariant' ? Object.keys(check.observe ?? {}).map((n) => `${n} = ${n}1;`) : [];
  const locals = (check.locals ?? []).map((l) => parseLocal(property, l)).map((l) => `${l.name} = ${l.expr};`);
  const special = check.form === 'scenario' ? [] : Object.entries(check.witnessOver ?? {});
  const witness = special.reduce((rest, [target, w]) => `c.to == address(${target}) ? ${w} : (${rest})`, check.witness);
  const assigned = [...state, ...locals];
  const body = [...assigned, `claim = ${check.claim};`, `witness = ${witness};`];
  return method(`_judge() internal ${mutability(assigned, [check.claim, witness])}override returns (bool claim, bool witness)`, body);
}

/** As strict as it can be: the compiler warns of anything looser. */
function mutability(assigned: readonly string[], read: readonly string[]): string {
  if (assigned.length > 0) return '';
  return read.every((expr) => expr === 'true') ? 'pure ' : 'view ';
}

function applies(check: Fuzzed): string[] {
  if (check.form !== 'transition') return [];
  const any = check.over.map((target) => `c.to == address(${target})`).join(' || ');
  return ['', ...method('_applies() internal view override returns (bool)', [`return ${any};`])];
}
