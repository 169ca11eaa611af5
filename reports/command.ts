/** `assay report --format`: which formats, from which ledger, to where. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { asCannotWrite, refuseOutside } from '../tools/cli/output.ts';
import { nearest } from '../tools/cli/select.ts';
import { errors } from '../tools/errors.ts';
import { loadAttachments } from './attachments.ts';
import { type Format, formats } from './format/registry.ts';
import type { Report } from './schema.ts';
import { type WrittenFormats, writeFormats } from './write.ts';

export interface ReportFlags {
  /** Ids with commas between. */
  readonly format?: string;
  /** As typed, from the project root. */
  readonly ledger?: string;
  /** As typed, from the project root. */
  readonly baseline?: string;
}

export interface Output {
  /** Null: the report as `run` writes it. */
  readonly formats: readonly Format[] | null;
  /** Absolute path. */
  readonly ledger: string;
  /** Absolute path. */
  readonly baseline: string | null;
}

/** `root` and `out` absolute. Throws a `UserError` for a format that there is not and a folder outside the project. */
export function chooseOutput({
  format,
  ledger,
  baseline,
  root,
  out,
}: ReportFlags & { root: string; out: string }): Output {
  const chosen = format === undefined ? null : formatsOf(format);
  if (chosen !== null) refuseOutside(root, out);
  return {
    formats: chosen,
    ledger: ledger === undefined ? ledgerOf(chosen, root, out) : resolve(root, ledger),
    baseline: baseline === undefined ? null : resolve(root, baseline),
  };
}

/** That of the folder, as ever; a folder that is only for the formats has none, and the last run is meant. */
function ledgerOf(chosen: Output['formats'], root: string, out: string): string {
  const own = join(out, 'ledger.json');
  return chosen === null || existsSync(own) ? own : join(root, 'reports', 'out', 'ledger.json');
}

/** In the order of the list, each once. */
export function formatsOf(text: string): readonly Format[] {
  const known = formats.map(({ id }) => id);
  const asked = text.split(',').map((id) => id.trim());
  for (const id of asked)
    if (!known.includes(id)) throw errors.unknownName('format', id || '(empty)', known, nearest(id, known));
  return formats.filter(({ id }) => asked.includes(id));
}

/** Tests of counterexamples lie beside the ledger. Throws a `UserError` where nothing can be written. */
export async function writeChosen(
  report: Report,
  { formats: chosen, ledger, out }: { formats: readonly Format[]; ledger: string; out: string },
): Promise<WrittenFormats> {
  const attachments = await loadAttachments(report, dirname(ledger));
  try {
    return await writeFormats(report, chosen, out, { attachments });
  } catch (error) {
    throw asCannotWrite(out, error);
  }
}
