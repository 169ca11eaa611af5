/** As much of a report as is compared, so that a report of an Assay that knew less, or more, can be read. */
import { z } from 'zod';
import { Strength } from '../../harness/schema.ts';
import type { Report } from '../schema.ts';
import { CellStanding, Counterexample, Outcome, Sanity, Standing } from '../vocabulary.ts';
import { Identity } from './schema.ts';

const Cause = z.object({ code: z.string(), detail: z.string() }).nullable();

export const CellImage = z.object({
  engine: z.string(),
  required: z.boolean(),
  standing: CellStanding,
  strength: Strength.nullable(),
  bounds: z.array(z.string()),
  obligations: z.array(z.object({ id: z.string(), said: z.string().nullable() })),
});
export type CellImage = z.infer<typeof CellImage>;

export const PropertyImage = z.object({
  id: z.string(),
  rev: z.int(),
  title: z.string(),
  assumptions: z.array(z.string()),
  wanted: Strength,
  shortfall: z.object({ reaches: Strength, reason: z.string() }).nullable(),
  outcome: Outcome,
  standing: Standing,
  strength: Strength.nullable(),
  cause: Cause,
  sanity: Sanity,
  counterexample: Counterexample,
  engines: z.array(CellImage),
});
export type PropertyImage = z.infer<typeof PropertyImage>;

export const Image = z.object({
  schema: z.literal(1),
  project: z.string().nullable(),
  identity: Identity,
  properties: z.array(PropertyImage),
  notVerified: z.array(z.object({ kind: z.string(), subject: z.string() })),
  assumptions: z.array(
    z.object({ id: z.string(), text: z.string(), soundness: z.string(), users: z.array(z.string()) }),
  ),
  engines: z.array(z.object({ id: z.string(), version: z.string().nullable(), available: z.boolean() })),
  contracts: z.array(z.object({ name: z.string(), file: z.string(), runtimeSha256: z.string() })),
  faults: z.array(z.object({ id: z.string(), property: z.string(), caught: z.boolean(), confirmed: z.boolean() })),
  trace: z
    .object({
      waived: z.array(
        z.object({ finding: z.object({ text: z.string() }), reason: z.string(), owner: z.string(), until: z.string() }),
      ),
    })
    .nullable(),
  mutation: z
    .object({
      sample: z.int().nullable(),
      contracts: z.array(z.object({ contract: z.string(), asked: z.int(), killed: z.int() })),
      open: z.array(z.object({ id: z.string(), fate: z.string(), cause: z.string().nullable() })),
    })
    .nullable(),
});
export type Image = z.infer<typeof Image>;

export function imageOf(report: Report): Image {
  return Image.parse(report);
}
