/** The report of a run of the suite: what the catalogue, the bindings and the budgets say besides the ledger. */
import { abis } from '../contracts/abi/index.ts';
import { functionsUnder } from '../harness/coverage.ts';
import { type AbiItem, namedSignature } from '../harness/emit/contract.ts';
import type { Manifest } from '../harness/schema.ts';
import { assumptions } from '../properties/assumptions.ts';
import { properties } from '../properties/registry.ts';
import { saved as savedCoverage } from '../tools/coverage/store.ts';
import { saved as savedEconomics } from '../tools/economics/store.ts';
import { loadFaults } from '../tools/faults/load.ts';
import { saved as savedMutation } from '../tools/mutation/store.ts';
import { nslocReport } from '../tools/nsloc/nsloc.ts';
import type { Ledger } from '../tools/schema.ts';
import { saved as savedTrace } from '../tools/trace/store.ts';
import { excerptsOf } from './excerpts.ts';
import { buildReport, type ReportInput } from './report.ts';
import type { Report } from './schema.ts';

export interface RunOfSuite {
  /** Project root. */
  readonly root: string;
  readonly ledger: Ledger;
  readonly manifest: Manifest;
  /** Commands that repeat the run. */
  readonly reproduce: readonly string[];
}

export function suiteReport(run: RunOfSuite): Report {
  return buildReport(suiteInput(run));
}

/** Everything that the report of a run is made of. */
export function suiteInput({ root, ledger, manifest, reproduce }: RunOfSuite): ReportInput {
  const contracts = Object.entries(abis).map(([name, abi]) => ({ name, abi: abi as readonly AbiItem[] }));
  return {
    properties,
    assumptions,
    manifest,
    ledger,
    selected: ledger.selected,
    faults: loadFaults(root, properties).map(({ id, property, title, patch }) => ({ id, property, title, patch })),
    functions: functionsUnder(properties, contracts),
    nsloc: Object.fromEntries(nslocReport(root).map(({ contract, nsloc }) => [contract, nsloc])),
    signatures: contracts.flatMap(({ abi }) => abi.filter(({ type }) => type === 'function').map(namedSignature)),
    economics: savedEconomics(root)?.measures,
    coverage: savedCoverage(root) ?? undefined,
    trace: savedTrace(root) ?? undefined,
    mutation: savedMutation(root) ?? undefined,
    reproduce,
    excerpts: excerptsOf({ root, ledger, manifest }),
    project: 'FLAT',
  };
}
