/** The findings that people accepted, with reasons that end. Pure. */
import { z } from 'zod';
import { Day, readToml } from '../../triage.ts';

const Entry = z.strictObject({
  /** Names as the engine prints them; one listing accepts one finding. */
  findings: z.array(z.string().regex(/^\S+ \S+ [0-9a-f]{16}$/u, 'not the name of a finding')).min(1),
  /** Why it is no mistake here. */
  reason: z.string().min(20),
  /** The last day on which it is accepted, UTC. */
  until: Day,
  by: z.string().min(1).exactOptional(),
});

const Triage = z.strictObject({ accepted: z.array(Entry).default([]) });

export interface Acceptance {
  readonly finding: string;
  readonly until: string;
  readonly expired: boolean;
}

export type Read =
  | { readonly ok: true; readonly accepted: readonly Acceptance[] }
  | { readonly ok: false; readonly why: string };

/** No file is no acceptance. */
export function readTriage(text: string | null, asOf: string): Read {
  if (text === null) return { ok: true, accepted: [] };
  const read = readToml(Triage, text);
  if (!read.ok) return read;
  const accepted = read.value.accepted.flatMap(({ findings, until }) =>
    findings.map((finding) => ({ finding, until, expired: asOf > until })),
  );
  return { ok: true, accepted };
}

export interface Weighed<Finding> {
  readonly open: readonly Finding[];
  /** Accepted once, and no longer. */
  readonly expired: readonly { readonly finding: Finding; readonly until: string }[];
  readonly accepted: readonly { readonly finding: Finding; readonly until: string }[];
  /** Accepted and not found. */
  readonly stale: readonly Acceptance[];
}

/** Each listing covers one finding of its name; those that last longest are used first. */
export function weigh<Finding extends { readonly name: string }>(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
): Weighed<Finding> {
  const left = acceptances.toSorted((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0));
  const open: Finding[] = [];
  const expired: { finding: Finding; until: string }[] = [];
  const accepted: { finding: Finding; until: string }[] = [];
  for (const finding of findings) {
    const at = left.findIndex((one) => one.finding === finding.name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) open.push(finding);
    else (found.expired ? expired : accepted).push({ finding, until: found.until });
  }
  return { open, expired, accepted, stale: left };
}
