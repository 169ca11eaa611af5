/** What one property's share of each function of the base contract does. */
import type { InvariantCheck, Property, ScenarioCheck, Step, TransitionCheck } from '../../properties/schema.ts';
import { assign, comment, encodeStep, indent, parseLocal } from './solidity.ts';

export type Fuzzed = TransitionCheck | InvariantCheck | ScenarioCheck;

export interface Part {
  /** Of the function of the base contract that this is one property's share of. */
  readonly name: string;
  /** From behind the name. */
  readonly head: string;
  readonly body: readonly string[];
}

export function partsOf(property: Property, check: Fuzzed): Part[] {
  const part = (name: string, parameters: string, tail: string, body: readonly string[]): Part[] =>
    body.length === 0 ? [] : [{ name, head: `${name}(${parameters}) internal${tail}`, body }];
  const judged = judge(property, check);
  return [
    ...part('_choose', '', '', choose(check)),
    ...part('_given', '', ' view returns (bool)', given(check)),
    ...part(
      '_applies',
      '',
      check.form === 'transition' ? ' view returns (bool)' : ' pure returns (bool)',
      applies(check),
    ),
    ...part('_fund', '', '', fund(check)),
    ...part('_observe', 'bool later', '', observe(check)),
    ...part('_steps', '', '', steps(check)),
    ...part('_judge', '', `${judged.mutability} returns (bool claim, bool witness)`, judged.body),
  ];
}

function choose(check: Fuzzed): string[] {
  const choices = Object.entries(check.forall ?? {}).map(([name, type]) => `${name} = ${choice(check, name, type)};`);
  const first = choices.findIndex(usesRaw);
  return choices.flatMap((line, i) =>
    usesRaw(line) ? [`${i === first ? 'uint256 ' : ''}raw = _raw(${i});`, line] : [line],
  );
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
    const why =
      'provedIn' in g.reason
        ? `Safe: proved in ${g.reason.provedIn}`
        : 'assumes' in g.reason
          ? `Assumes ${g.reason.assumes}`
          : `Safe: ${g.reason.because}`;
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
  if (check.form !== 'scenario') return [];
  const calls = [...declarations(check.steps), ...check.steps.flatMap(step)];
  return check.logs === true ? ['_record();', ...calls, '_keep();'] : calls;
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
  const after = {
    assumed: 'if (!success) revert Discarded(); // Safe: the claim is about executions in which this succeeds',
    success: 'if (!success) _asExpected = false;',
    revert: 'if (success) _asExpected = false;',
  }[s.expect];
  const decode =
    s.returns === undefined ? [] : [`if (success) ${s.returns.name} = abi.decode(result, (${s.returns.type}));`];
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
