/** What people know of and live with for a time: each with a reason, an owner and a last day. Pure. */
import { z } from 'zod';
import { Strength } from '../../harness/schema.ts';
import { Day, readToml } from '../../tools/triage.ts';

/** Relative to the project root. */
export const shortfallsFile = 'contracts/triage/shortfalls.toml';

/** What of a comparison can be accepted; what is refuted cannot. */
export const acceptable = ['gone', 'assumed', 'waived', 'lost'] as const;
export type Acceptable = (typeof acceptable)[number];

const decided = {
  reason: z.string().trim().min(20),
  owner: z.string().trim().min(1),
  /** The last day on which it holds, UTC. */
  until: Day,
};

const File = z.strictObject({
  shortfall: z
    .array(
      z.strictObject({
        properties: z.array(z.string().min(1)).min(1),
        /** The least that is known of each in the meantime. */
        reaches: z.enum([...Strength.options, 'nothing']),
        ...decided,
      }),
    )
    .default([]),
  accepted: z
    .array(
      z.strictObject({
        /** Kind and name, as the gate prints them: `gone RISE-STATE-001`. */
        changes: z.array(z.string().refine((one) => acceptable.some((kind) => one.startsWith(`${kind} `)))).min(1),
        ...decided,
      }),
    )
    .default([]),
});

interface Decided {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

export interface Shortfall extends Decided {
  readonly property: string;
  readonly reaches: z.infer<typeof Strength> | 'nothing';
}

export interface Accepted extends Decided {
  readonly change: string;
}

export interface Shortfalls {
  readonly shortfalls: readonly Shortfall[];
  readonly accepted: readonly Accepted[];
}

export type ReadShortfalls =
  | { readonly ok: true; readonly value: Shortfalls }
  | { readonly ok: false; readonly why: string };

/** No file is no entry. A thing that is named twice is refused, since the milder entry would count. */
export function readShortfalls(text: string | null): ReadShortfalls {
  if (text === null) return { ok: true, value: { shortfalls: [], accepted: [] } };
  const read = readToml(File, text);
  if (!read.ok) return read;
  const { shortfall, accepted } = read.value;
  const value: Shortfalls = {
    shortfalls: shortfall.flatMap(({ properties, ...rest }) => properties.map((property) => ({ property, ...rest }))),
    accepted: accepted.flatMap(({ changes, ...rest }) => changes.map((change) => ({ change, ...rest }))),
  };
  const names = [...value.shortfalls.map(({ property }) => property), ...value.accepted.map(({ change }) => change)];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? { ok: true, value } : { ok: false, why: `${twice} is named twice` };
}
