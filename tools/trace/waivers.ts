/** What was found, looked at and left as it is: with a reason, an owner and a last day. Pure. */
import { z } from 'zod';
import { type Finding, findingCodes, nameOf } from '../../harness/trace/finding.ts';
import { Day, readToml } from '../triage.ts';

export const waiverFile = 'contracts/triage/trace.toml';

const isName = (name: string): boolean => findingCodes.some((code) => name.startsWith(`${code} `));

const Entry = z.strictObject({
  /** Code and subject, as the audit prints them; one listing waives one finding. */
  findings: z.array(z.string().refine(isName, 'not the name of a finding')).min(1),
  reason: z.string().trim().min(20),
  owner: z.string().trim().min(1),
  /** The last day on which it holds, UTC. */
  until: Day,
});

const Waivers = z.strictObject({ waived: z.array(Entry).default([]) });

export interface Waiver {
  readonly finding: string;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

export type ReadWaivers =
  | { readonly ok: true; readonly waivers: readonly Waiver[] }
  | { readonly ok: false; readonly why: string };

/** No file is no waiver. */
export function readWaivers(text: string | null): ReadWaivers {
  if (text === null) return { ok: true, waivers: [] };
  const read = readToml(Waivers, text);
  if (!read.ok) return read;
  return {
    ok: true,
    waivers: read.value.waived.flatMap(({ findings, ...rest }) => findings.map((finding) => ({ finding, ...rest }))),
  };
}

/** These are about waivers or need no more than a command: nothing waives them. */
const never = new Set<Finding['code']>(['waiver-expired', 'waiver-unused', 'stale-page', 'hidden-assumption']);

export interface Weighed {
  /** What is left, and what is wrong with waivers. */
  readonly open: readonly Finding[];
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[];
}

/** A waiver covers every place of its name. `asOf` is a day, UTC. */
export function weigh(findings: readonly Finding[], waivers: readonly Waiver[], asOf: string): Weighed {
  const open: Finding[] = [];
  const waived: { finding: Finding; waiver: Waiver }[] = [];
  const used = new Set<Waiver>();
  for (const finding of findings) {
    const found = never.has(finding.code) ? undefined : waivers.find((one) => one.finding === nameOf(finding));
    if (found !== undefined) used.add(found);
    if (found !== undefined && asOf <= found.until) waived.push({ finding, waiver: found });
    else open.push(finding);
  }
  const expired = [...used].filter(({ until }) => asOf > until);
  const unused = waivers.filter((one) => !used.has(one));
  return {
    waived,
    open: [
      ...open,
      ...expired.map((one) =>
        wrong('waiver-expired', one, `ended on ${one.until}`, 'mend what it waived, or decide again'),
      ),
      ...unused.map((one) => wrong('waiver-unused', one, 'waives what is not found', 'take it out')),
    ],
  };
}

function wrong(code: Finding['code'], { finding, owner }: Waiver, text: string, fix: string): Finding {
  return { code, subject: finding, place: waiverFile, text: `the waiver of "${finding}" (${owner}) ${text}`, fix };
}
