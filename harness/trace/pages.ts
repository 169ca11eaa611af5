/** The audit of assumptions and the matrix of functions and properties, as pages. */
import type { Assumption } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import type { Audit } from './audit.ts';
import { type FunctionReach, type PropertyReach, shortName } from './reach.ts';
import type { Discharge, Site } from './schema.ts';

export const assumptionsPath = 'docs/assumptions.md';
export const reachPath = 'docs/reach.md';

const made = '<!-- Made by `npx assay trace --write`. -->';

/** By what discharges it; several properties together prove some. */
export function countsOf(sites: readonly Site[]): Readonly<Record<Discharge['by'], number>> {
  const count = (by: Discharge['by']): number => sites.filter(({ discharge }) => discharge.by === by).length;
  return {
    proof: count('proof'),
    assumption: count('assumption'),
    hypothesis: count('hypothesis'),
    construction: count('construction'),
    nothing: count('nothing'),
  };
}

export function assumptionsPage(
  { sites, together }: Pick<Audit, 'sites' | 'together'>,
  assumptions: readonly Assumption[],
): string {
  const counts = countsOf(sites);
  return [
    made,
    '',
    '# What is assumed, where, and what discharges it',
    '',
    'Everything that can keep an execution from being judged, read from the syntax trees of `specs/worlds` and `harness/generated`, from the CVL specifications and from the premises of the theorems.',
    'The contracts under study, the adversaries that act in campaigns, and the corpora of `specs/conformance` and `specs/planted` are left out: what reverts there is what is studied.',
    'What a claim itself says before "implies" is part of the claim and not here.',
    '',
    ...table(
      ['discharged by', 'places'],
      [
        ['a property that proves it', String(counts.proof)],
        ['nothing: it is assumed', String(counts.assumption)],
        ['the theorem that it is a premise of, and a twin that shows that it can be met', String(counts.hypothesis)],
        ['its form: it cannot be otherwise, and the reason says why', String(counts.construction)],
        ['nothing, and no reason', String(counts.nothing)],
      ],
    ),
    ...assumed(sites, assumptions),
    ...proved(sites),
    ...inductions(together),
    ...byConstruction(sites),
    ...premises(sites),
    '',
  ].join('\n');
}

function assumed(sites: readonly Site[], assumptions: readonly Assumption[]): readonly string[] {
  const rows = [...assumptions]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, text, kind, soundness, because }) => {
      const found = sites.filter(({ discharge }) => discharge.by === 'assumption' && discharge.assumption === id);
      return [id, text, kind, soundness, because, places(found) || 'named by properties only'];
    });
  return section('Assumed', ['assumption', 'says', 'kind', 'soundness', 'because', 'places'], rows);
}

function proved(sites: readonly Site[]): readonly string[] {
  const ids = new Set(sites.flatMap(({ discharge }) => (discharge.by === 'proof' ? discharge.properties : [])));
  const rows = [...ids].sort().map((id) => {
    const found = sites.filter(({ discharge }) => discharge.by === 'proof' && discharge.properties.includes(id));
    return [id, String(found.length), places(found)];
  });
  return section('Proved by', ['property', 'places', 'where'], rows);
}

function inductions(together: Audit['together']): readonly string[] {
  return [
    '',
    '## Proved by one induction',
    '',
    'The second assumes the invariant of the state before the call, and the first takes the second for granted in that state: neither is a lemma of the other in the report, and a verdict of one does not cap the other.',
    '',
    ...(together.length === 0 ? ['None.'] : table(['invariant', 'and'], together)),
  ];
}

function byConstruction(sites: readonly Site[]): readonly string[] {
  const found = sites.filter(({ discharge }) => discharge.by === 'construction');
  const keys = [...new Set(found.map(({ kind, reason }) => `${kind}\n${reason}`))].sort();
  const rows = keys.map((key) => {
    const same = found.filter(({ kind, reason }) => `${kind}\n${reason}` === key);
    const [kind = '', reason = ''] = key.split('\n');
    return [kind, reason, String(same.length), places(same)];
  });
  return section('Cannot be otherwise', ['kind', 'reason', 'places', 'where'], rows);
}

function premises(sites: readonly Site[]): readonly string[] {
  const found = sites.filter(({ discharge }) => discharge.by === 'hypothesis');
  const files = [...new Set(found.map(({ file }) => file))].sort();
  const rows = files.map((file) => {
    const same = found.filter((site) => site.file === file);
    const [first] = same;
    const twin = first?.discharge.by === 'hypothesis' ? first.discharge.twin : '';
    return [file, first?.where ?? '', String(same.length), twin];
  });
  return section('Premises of theorems', ['theorem', 'property', 'premises', 'met in'], rows);
}

/** Files with functions, without lines: those move with every edit, and `assay trace --json` has them. */
function places(sites: readonly Site[]): string {
  const files = new Map<string, Set<string>>();
  for (const { file, where } of sites) {
    const short = file.replace(/^specs\/worlds\/|^harness\/generated\//u, '');
    const generated = file.startsWith('harness/generated/');
    const shown = generated ? (short.split('/')[0] ?? short) : `${short}: ${where}`;
    files.set(shown, (files.get(shown) ?? new Set()).add(file));
  }
  return [...files]
    .map(([shown, behind]) => (behind.size > 1 ? `${shown} harnesses (${behind.size})` : shown))
    .sort()
    .join(', ');
}

export interface ReachInput {
  readonly functions: readonly FunctionReach[];
  readonly properties: readonly PropertyReach[];
  readonly obligations: readonly Obligation[];
}

export function reachPage({ functions, properties, obligations }: ReachInput): string {
  const contracts = [...new Set(functions.map(({ contract }) => contract))];
  return [
    made,
    '',
    '# Which functions each property exercises',
    '',
    'A cell names the engines whose harnesses send calls to the function, for a claim that speaks of them.',
    'A claim about any call stands under every function of its contracts: the prover draws the selector, a campaign tries them all.',
    '"All code" is bytecode or source read as a whole, without a call.',
    'Which branches the campaigns come to is measured by `npx assay coverage`; a proof explores every branch that its premises admit, or is not counted as one.',
    '',
    ...section('Under no proved property', ['contract', 'function', 'other properties'], unproved(functions)).slice(1),
    ...contracts.flatMap((contract) => matrix(contract, functions, properties)),
    ...section(
      'Functions that harnesses name',
      ['property', 'functions'],
      properties.filter(({ named }) => named.length > 0).map(({ property, named }) => [property, grouped(named)]),
    ),
    ...withoutCalls(properties, obligations),
    '',
  ].join('\n');
}

function unproved(functions: readonly FunctionReach[]): readonly (readonly string[])[] {
  return functions
    .filter(({ proved }) => proved.length === 0)
    .map(({ contract, signature, properties }) => [contract, signature, properties.join(', ') || 'none: not verified']);
}

function matrix(
  contract: string,
  functions: readonly FunctionReach[],
  properties: readonly PropertyReach[],
): readonly string[] {
  const own = functions.filter((one) => one.contract === contract);
  const rows = properties.flatMap(({ property, engines, whole }) => {
    const cells = own.map((one) => (one.properties.includes(property) ? engines.join(' ') : ''));
    const all = whole === contract ? engines.join(' ') : '';
    return [...cells, all].every((cell) => cell === '') ? [] : [[property, ...cells, all]];
  });
  return section(contract, ['property', ...own.map(({ signature }) => shortName(signature)), 'all code'], rows);
}

function withoutCalls(properties: readonly PropertyReach[], obligations: readonly Obligation[]): readonly string[] {
  const theorems = new Set(obligations.filter(({ entry }) => entry.in === 'smt').map(({ property }) => property));
  const rows = properties
    .filter(({ property }) => theorems.has(property))
    .map(({ property, contract, engines }) => [property, contract, engines.join(' ')]);
  return section('About no code', ['property', 'of', 'engines'], rows);
}

function grouped(named: readonly string[]): string {
  const contracts = [...new Set(named.map((one) => one.split('.')[0] ?? ''))];
  return contracts
    .map((contract) => {
      const own = named.filter((one) => one.startsWith(`${contract}.`)).map((one) => one.slice(contract.length + 1));
      return `${contract}: ${own.join(', ')}`;
    })
    .join('; ');
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ['', `## ${title}`, '', 'None.'];
  return ['', `## ${title}`, '', ...table(head, rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
