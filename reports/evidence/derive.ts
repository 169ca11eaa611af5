/** Report and statement, from the members of a bundle and from nothing else: what the maker and the verifier both do. */
import type { z } from 'zod';
import { Manifest } from '../../harness/schema.ts';
import { errors } from '../../tools/errors.ts';
import { Ledger } from '../../tools/schema.ts';
import { formatJson } from '../format/json.ts';
import { buildReport } from '../report.ts';
import type { Report } from '../schema.ts';
import { Facts, inputOf } from './facts.ts';
import { Inputs } from './inputs.ts';
import { inOrder, type Member, names } from './members.ts';
import { type Statement, statementOf, statementText } from './statement.ts';

export interface Derived {
  readonly report: Report;
  readonly reportText: string;
  readonly statement: Statement;
  readonly statementText: string;
  readonly inputs: Inputs;
}

/** A member that cannot be read, or that there is no report of. */
export class Underivable extends Error {
  override readonly name = 'Underivable';
  readonly member: string;

  constructor(member: string, what: string) {
    super(what);
    this.member = member;
  }
}

/** `members`: all but the statement; `report.json` is replaced by what is derived, or added. @throws Underivable */
export function derive(members: readonly Member[]): Derived {
  const byName = new Map(members.map((member) => [member.name, member.content]));
  const ledger = read(byName, names.ledger, Ledger);
  const manifest = read(byName, names.manifest, Manifest);
  const facts = read(byName, names.facts, Facts);
  const inputs = read(byName, names.inputs, Inputs);
  let report: Report;
  let reportText: string;
  try {
    report = buildReport(inputOf(facts, manifest, ledger));
    reportText = formatJson(report);
  } catch (error) {
    throw new Underivable(names.report, `no report can be made of ledger, manifest and facts: ${said(error)}`);
  }
  const others = members.filter(({ name }) => name !== names.report);
  const all = inOrder([...others, { name: names.report, content: Buffer.from(reportText) }]);
  const statement = statementOf(report, inputs, all);
  return { report, reportText, statement, statementText: statementText(statement), inputs };
}

function read<T extends z.ZodType>(byName: ReadonlyMap<string, Uint8Array>, name: string, schema: T): z.infer<T> {
  const content = byName.get(name);
  if (content === undefined) throw new Underivable(name, 'it is missing');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(content).toString('utf8'));
  } catch {
    throw new Underivable(name, 'it is not JSON');
  }
  const version = (value as { readonly schema?: unknown } | null)?.schema;
  if (version !== 1)
    throw new Underivable(name, `it has schema ${JSON.stringify(version) ?? 'none'} and this Assay reads schema 1`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Underivable(
    name,
    `${(issue?.path ?? []).join('.') || 'it'}: ${issue?.message ?? 'does not fit its schema'}`,
  );
}

function said(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no reason given';
}

export function asUserError(error: unknown): unknown {
  return error instanceof Underivable ? errors.cannotBundle(`${error.member}: ${error.message}`) : error;
}
