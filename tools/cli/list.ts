/** The catalogue, as data and as a table. */
import type { Definition } from '../../harness/definitions.ts';
import type { Fault, Property } from '../../properties/schema.ts';
import { sanitise } from '../errors.ts';

export interface Listed {
  readonly id: string;
  readonly rev: number;
  readonly title: string;
  readonly kind: string;
  readonly category: string;
  readonly level: string;
  readonly contract: string;
  readonly wanted: string;
  readonly engines: readonly string[];
  readonly faults: readonly string[];
  readonly source: { readonly document: string; readonly section: string };
  readonly breaks: string;
  readonly choice: string | null;
  readonly assumptions: readonly string[];
  readonly lemmas: readonly string[];
  readonly aliases: readonly string[];
  /** `properties/flat/vault.ts:98` */
  readonly definedAt: string;
}

export function listed(
  properties: readonly Property[],
  definitions: readonly Definition[],
  faults: readonly Fault[],
): readonly Listed[] {
  const places = new Map(definitions.map(({ id, file, line }) => [id, `${file}:${line}`]));
  return properties.map((property) => {
    const {
      id,
      rev,
      title,
      kind,
      category,
      level,
      contract,
      wanted,
      engines,
      source,
      breaks,
      choice,
      assumptions,
      lemmas,
      aliases,
    } = property;
    const against = faults.filter((fault) => fault.property === id).map((fault) => fault.id);
    const rest = {
      source,
      breaks,
      choice: choice ?? null,
      assumptions,
      lemmas,
      aliases,
      definedAt: places.get(id) ?? '',
    };
    return { id, rev, title, kind, category, level, contract, wanted, engines, faults: against, ...rest };
  });
}

export function listText(entries: readonly Listed[]): string {
  const width = Math.max(...entries.map(({ id }) => id.length));
  const lines: string[] = [];
  for (const contract of [...new Set(entries.map((entry) => entry.contract))].sort()) {
    lines.push(contract);
    for (const { id, wanted, kind, engines, faults, title } of entries.filter((entry) => entry.contract === contract)) {
      const teeth = faults.length === 0 ? 'no fault' : faults.length === 1 ? '1 fault' : `${faults.length} faults`;
      lines.push(
        `  ${id.padEnd(width)}  ${wanted.padEnd(7)}  ${kind.padEnd(10)}  ${engines.join(' ').padEnd(12)}  ${teeth.padEnd(8)}  ${title}`,
      );
    }
  }
  lines.push(`${entries.length} properties`);
  return lines.map(sanitise).join('\n');
}
