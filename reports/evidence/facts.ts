/** What a report needs besides ledger and manifest, as a file, so that it can be made where the audited project is not. */
import { z } from 'zod';
import { type Manifest, Strength } from '../../harness/schema.ts';
import type { Assumption, Property } from '../../properties/schema.ts';
import { Coverage } from '../../tools/coverage/schema.ts';
import { Measure } from '../../tools/economics/schema.ts';
import { Shown as ShownMutation } from '../../tools/mutation/record.ts';
import type { Ledger } from '../../tools/schema.ts';
import { Trace } from '../../tools/trace/schema.ts';
import type { ReportInput } from '../report.ts';

const texts = z.array(z.string());

/** What the judge reads is checked; the rest of a definition is carried along. */
const Defined = z.looseObject({
  id: z.string(),
  rev: z.int(),
  title: z.string(),
  contract: z.string(),
  kind: z.string(),
  category: z.string(),
  level: z.string(),
  breaks: z.string(),
  source: z.strictObject({ document: z.string(), section: z.string() }),
  choice: z.string().exactOptional(),
  assumptions: texts,
  lemmas: texts,
  wanted: Strength,
  engines: texts,
  optional: texts,
  aliases: texts,
  shortfall: z.strictObject({ reaches: Strength, reason: z.string() }).exactOptional(),
  check: z.looseObject({
    form: z.string(),
    given: z
      .array(
        z.strictObject({
          expr: z.string(),
          reason: z.union([
            z.strictObject({ provedIn: z.string() }),
            z.strictObject({ assumes: z.string() }),
            z.strictObject({ because: z.string() }),
          ]),
        }),
      )
      .exactOptional(),
  }),
});

export const Facts = z.strictObject({
  schema: z.literal(1),
  project: z.string().nullable(),
  properties: z.array(Defined),
  assumptions: z.array(
    z.strictObject({ id: z.string(), text: z.string(), kind: z.string(), soundness: z.string(), because: z.string() }),
  ),
  faults: z.array(z.strictObject({ id: z.string(), property: z.string(), title: z.string(), patch: z.string() })),
  functions: z.array(z.strictObject({ contract: z.string(), name: z.string(), properties: texts })).nullable(),
  outOfScope: texts,
  nsloc: z.record(z.string(), z.number()),
  signatures: texts,
  economics: z.array(Measure).nullable(),
  coverage: Coverage.nullable(),
  trace: Trace.nullable(),
  mutation: ShownMutation.nullable(),
  reproduce: texts,
});
export type Facts = z.infer<typeof Facts>;

/** @throws ZodError when the input holds what no bundle could be read back with. */
export function factsOf(input: ReportInput): Facts {
  return Facts.parse({
    schema: 1,
    project: input.project ?? null,
    properties: input.properties,
    assumptions: input.assumptions,
    faults: input.faults ?? [],
    functions: input.functions ?? null,
    outOfScope: input.outOfScope ?? [],
    nsloc: input.nsloc ?? {},
    signatures: input.signatures ?? [],
    economics: input.economics ?? null,
    coverage: input.coverage ?? null,
    trace: input.trace ?? null,
    mutation: input.mutation ?? null,
    reproduce: input.reproduce ?? [],
  });
}

export function inputOf(facts: Facts, manifest: Manifest, ledger: Ledger): ReportInput {
  const { project, functions, economics, coverage, trace, mutation, properties, assumptions, ...rest } = facts;
  return {
    faults: rest.faults,
    outOfScope: rest.outOfScope,
    nsloc: rest.nsloc,
    signatures: rest.signatures,
    reproduce: rest.reproduce,
    properties: properties as unknown as readonly Property[],
    assumptions: assumptions as readonly Assumption[],
    manifest,
    ledger,
    selected: ledger.selected,
    economics: economics ?? undefined,
    coverage: coverage ?? undefined,
    trace: trace ?? undefined,
    mutation: mutation ?? undefined,
    ...(functions === null ? {} : { functions }),
    ...(project === null ? {} : { project }),
  };
}
