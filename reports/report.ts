/** Everything the formats need, judged and in a fixed order. The one entry the command calls before it writes. */
import type { Fault } from '../properties/schema.ts';
import type { Coverage } from '../tools/coverage/schema.ts';
import type { Measure } from '../tools/economics/schema.ts';
import type { Shown } from '../tools/mutation/record.ts';
import { type MutationSummary, summaryOf as mutationSummary } from '../tools/mutation/summary.ts';
import type { Trace } from '../tools/trace/schema.ts';
import { agreementOf } from './agreement.ts';
import { selectorsOf } from './decode.ts';
import { isFromElsewhere } from './elsewhere.ts';
import { faultsOf, isCaught, toothlessOf } from './faults.ts';
import { type JudgeInput, judge } from './judge.ts';
import { type FunctionCoverage, notVerified } from './not-verified.ts';
import { byText, sortedUnique } from './order.ts';
import { type Excerpt, Outcome, type PropertyResult, Report, Standing, type Summary } from './schema.ts';

export interface ReportInput extends JudgeInput {
  /** Seeded faults that are defined, run or not. */
  readonly faults?: readonly Fault[];
  /** State-changing functions and the properties that speak of them; unknown unless told. */
  readonly functions?: readonly FunctionCoverage[];
  /** Sentences about what was deliberately left out. */
  readonly outOfScope?: readonly string[];
  /** Normalised source lines by contract name. */
  readonly nsloc?: Readonly<Record<string, number>>;
  /** Function signatures, `deposit(uint256 assets, address receiver)`, for reading counterexamples. */
  readonly signatures?: readonly string[];
  /** The last search for profit, if it was made for this code. */
  readonly economics?: readonly Measure[] | undefined;
  /** What the campaigns reached, if it was measured for this code. */
  readonly coverage?: Coverage | undefined;
  /** What harnesses take for granted, if it was traced for this code. */
  readonly trace?: Trace | undefined;
  /** What became of mutants, if it was measured for these sources. */
  readonly mutation?: Shown | undefined;
  /** Commands that repeat this run, in order. */
  readonly reproduce?: readonly string[];
  /** The claims as they stand in the harnesses that were judged. */
  readonly excerpts?: readonly Excerpt[];
  /** What the audited project is called. */
  readonly project?: string;
}

export function buildReport(input: ReportInput): Report {
  const { ledger } = input;
  const { results, problems, exitCode } = judge(input);
  const selected = new Set(results.map((result) => result.id));
  const faults = faultsOf(ledger.faults, selected);
  const toothless = toothlessOf([...selected], input.faults ?? [], faults);
  const engines = [...ledger.engines].sort((a, b) => byText(a.id, b.id));
  const assumptions = assumptionsOf(input, results);
  const agreement = agreementOf(results, engines);
  const mutation = mutationOf(input, results);
  return Report.parse({
    schema: 1,
    project: input.project ?? null,
    exitCode,
    identity: {
      assay: ledger.assay,
      commit: ledger.commit,
      dirty: ledger.dirty,
      manifest: input.manifest.digest,
      compiler: ledger.compiler,
      profile: ledger.profile,
    },
    summary: summaryOf(results, faults),
    problems: [...problems],
    notVerified: notVerified({
      problems,
      results,
      known: input.properties,
      notRun: agreement.notRun,
      assumptions,
      toothless,
      functions: input.functions ?? null,
      outOfScope: input.outOfScope ?? [],
      economics: input.economics ?? null,
      coverage: input.coverage ?? null,
      trace: input.trace ?? null,
      mutation,
      dirty: ledger.dirty,
      verdicts: ledger.verdicts,
    }),
    properties: [...results],
    agreement,
    assumptions,
    engines,
    contracts: contractsOf(input),
    faults,
    toothless,
    economics: input.economics === undefined ? null : [...input.economics],
    coverage: input.coverage ?? null,
    trace: input.trace ?? null,
    mutation,
    selectors: selectorsOf(input.signatures ?? []),
    reproduce: [...(input.reproduce ?? [])],
    functions: functionsOf(input, selected),
    excerpts: [...(input.excerpts ?? [])],
  } satisfies Report);
}

function functionsOf({ functions }: ReportInput, selected: ReadonlySet<string>): Report['functions'] {
  if (functions === undefined) return null;
  return functions
    .map(({ contract, name, properties }) => ({
      contract,
      name,
      properties: properties.filter((id) => selected.has(id)),
    }))
    .sort((a, b) => byText(a.contract, b.contract) || byText(a.name, b.name));
}

/** A property that is not met kills nothing. */
function mutationOf({ mutation, properties }: ReportInput, results: readonly PropertyResult[]): MutationSummary | null {
  if (mutation === undefined) return null;
  const unmet = new Set(results.filter(({ claim }) => claim !== 'holds').map(({ id }) => id));
  return mutationSummary(
    mutation,
    properties.map(({ id }) => id),
    (id) => !unmet.has(id),
  );
}

function summaryOf(results: readonly PropertyResult[], faults: Report['faults']): Summary {
  const count = <K extends string>(keys: readonly K[], of: (result: PropertyResult) => K): Record<K, number> =>
    Object.fromEntries(keys.map((key) => [key, results.filter((result) => of(result) === key).length])) as Record<
      K,
      number
    >;
  const elsewhere = results.filter((one) => one.outcome === 'met' && isFromElsewhere(one)).length;
  return {
    total: results.length,
    outcomes: count(Outcome.options, (result) => result.outcome),
    standings: count(Standing.options, (result) => result.standing),
    unconfirmed: results.filter((result) => result.counterexample === 'unconfirmed').length,
    obligations: results.flatMap((result) => result.engines.flatMap((cell) => cell.obligations)).length,
    ...(elsewhere === 0 ? {} : { elsewhere }),
    faults: { run: faults.length, caught: faults.filter(isCaught).length },
  };
}

function assumptionsOf(input: ReportInput, results: readonly PropertyResult[]): Report['assumptions'] {
  return [...input.assumptions]
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, text, kind, soundness, because }) => ({
      id,
      text,
      kind,
      soundness,
      because,
      users: sortedUnique(results.filter((result) => result.assumptions.includes(id)).map((result) => result.id)),
    }));
}

function contractsOf({ ledger, nsloc }: ReportInput): Report['contracts'] {
  return ledger.contracts
    .map((contract) => ({
      ...contract,
      nsloc: nsloc && Object.hasOwn(nsloc, contract.name) ? (nsloc[contract.name] ?? null) : null,
    }))
    .sort((a, b) => byText(a.name, b.name) || byText(a.file, b.file));
}
