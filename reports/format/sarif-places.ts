/** Places in SARIF: below the project root, never absolute. */
import type { Location, PhysicalLocation } from 'sarif';
import { visible } from '../escape.ts';
import type { PropertyResult, Report } from '../schema.ts';

/** Null for what is not plainly a file below the project root. */
export function relativeUri(path: string): string | null {
  const parts = path.split('/');
  if (/^[a-z]:|[\\\0]|[\p{Cs}\p{Cc}]/iu.test(path) || parts.some((part) => ['', '.', '..'].includes(part))) return null;
  return parts.map(encodeURIComponent).join('/');
}

/** The contract that the property is about, or else the source of what an engine was asked. */
function fileOf({ contract, engines }: PropertyResult, { contracts }: Report): string | null {
  const own = contracts.find(({ name }) => name === contract);
  if (own !== undefined) return own.file;
  const entries = engines.flatMap(({ obligations }) => obligations.map(({ entry }) => entry));
  const file = /^(?:bytecode of |source of )?([^:]+\.[a-z0-9]+)(?=:|$)/u;
  return entries.flatMap((entry) => file.exec(entry)?.[1] ?? [])[0] ?? null;
}

export interface PlaceOptions {
  /** For a reader that refuses a result without file and line: the first line, at worst that of the settings. */
  readonly insists: boolean;
}

/** The file of a contract of the suite, or else of what the property is about. */
export function placeOf(
  contract: string | null,
  result: PropertyResult,
  report: Report,
  { insists }: PlaceOptions,
): { physicalLocation?: PhysicalLocation } {
  const file = report.contracts.find(({ name }) => name === contract)?.file ?? fileOf(result, report);
  const uri = (file === null ? null : relativeUri(file)) ?? (insists ? 'foundry.toml' : null);
  if (uri === null) return {};
  const artifactLocation = { uri, uriBaseId: '%SRCROOT%' };
  return { physicalLocation: insists ? { artifactLocation, region: { startLine: 1 } } : { artifactLocation } };
}

export function locationsOf(result: PropertyResult, report: Report, options: PlaceOptions): Location[] {
  const name = visible(result.contract);
  const logicalLocations = [{ name, fullyQualifiedName: name, kind: 'type' }];
  return [{ ...placeOf(result.contract, result, report, options), logicalLocations }];
}
