/** Emits one contract per property: its variables, and how to choose, admit, observe and judge. */
import type { Property } from '../../properties/schema.ts';
import { type Fuzzed, partsOf } from './forge-parts.ts';
import { comment, identifier, indent, parseLocal } from './solidity.ts';

/** How many quantified variables a scenario may have; as in `ScenarioChecks.sol`. */
const words = 8;

/** Names that the world and its helpers have taken. */
const taken = new Set([
  'c',
  'caller',
  'hit',
  'violated',
  'stumbled',
  'names',
  'bound',
  'scenario',
  'prepare',
  'evaluate',
  'before',
  'afterwards',
  'vm',
]);

/** @throws if the property cannot be expressed. */
export function emitCheck(property: Property, check: Fuzzed): string {
  refuseTaken(property, check);
  const id = identifier(property.id);
  const variables_ = variables(property, check).map(([name, type]) => `${type} private ${name};`);
  const lines = [
    ...variables_,
    ...partsOf(property, check).flatMap(({ head, body }) => ['', ...method(`${id}${head}`, body)]),
  ];
  return `/// ${comment(property.title)}
abstract contract ${id} is ScenarioChecks {
${indent(lines[0] === '' ? lines.slice(1) : lines, 1)}
}
`;
}

/** What each function of the base contract is without a property's share. */
const shared: readonly {
  readonly name: string;
  readonly head: string;
  readonly argument: string;
  readonly otherwise: string | null;
}[] = [
  { name: '_choose', head: '() internal override', argument: '', otherwise: null },
  { name: '_given', head: '() internal view override returns (bool)', argument: '', otherwise: 'true' },
  { name: '_applies', head: '() internal view override returns (bool)', argument: '', otherwise: 'false' },
  { name: '_fund', head: '() internal override', argument: '', otherwise: null },
  { name: '_observe', head: '(bool later) internal override', argument: 'later', otherwise: null },
  { name: '_steps', head: '() internal override', argument: '', otherwise: null },
  { name: '_judge', head: '() internal override returns (bool, bool)', argument: '', otherwise: '(false, false)' },
];

/** The contract that has all these properties, and is told at construction which of them it is, by number from 1. */
export function emitChecks(
  name: string,
  subjects: readonly { readonly property: Property; readonly check: Fuzzed }[],
): string {
  const methods = shared.flatMap(({ name: fn, head, argument, otherwise }) => {
    const cases = subjects.flatMap(({ property, check }, i) =>
      partsOf(property, check).some((part) => part.name === fn)
        ? [`if (_which == ${i + 1}) return ${identifier(property.id)}${fn}(${argument});`]
        : [],
    );
    const writes = subjects.some(({ property, check }) =>
      partsOf(property, check).some((part) => part.name === fn && !/ (view|pure)/.test(part.head)),
    );
    return [
      '',
      ...method(
        `${fn}${strict(head, cases.length > 0, writes)}`,
        otherwise === null ? cases : [...cases, `return ${otherwise};`],
      ),
    ];
  });
  return `contract ${name} is
${indent(
  subjects.map(({ property }, i) => `${identifier(property.id)}${i + 1 < subjects.length ? ',' : ''}`),
  1,
)}
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
  const seen = Object.entries(check.observe ?? {}).flatMap(([n, o]) =>
    suffixes.map((s): [string, string] => [n + s, o.type]),
  );
  const locals = (check.locals ?? [])
    .map((l) => parseLocal(property, l))
    .map((l): [string, string] => [l.name, l.type]);
  const returned =
    check.form === 'scenario'
      ? check.steps.flatMap(({ returns: r }) => (r ? [[r.name, r.type] as [string, string]] : []))
      : [];
  return [...Object.entries(check.forall ?? {}), ...seen, ...returned, ...locals];
}

function refuseTaken(property: Property, check: Fuzzed): void {
  const own = variables(property, check).map(([name]) => name);
  for (const [i, name] of own.entries()) {
    if (taken.has(name)) throw new Error(`${property.id}: the name ${name} is the world's own`);
    if (own.indexOf(name) !== i) throw new Error(`${property.id}: the name ${name} is used twice`);
  }
  if (Object.keys(check.forall ?? {}).length > words)
    throw new Error(`${property.id}: more than ${words} quantified variables`);
  for (const name of Object.keys(check.fuzz ?? {})) {
    if (check.forall?.[name] === undefined)
      throw new Error(`${property.id}: fuzz names ${name}, which is not quantified`);
  }
}
