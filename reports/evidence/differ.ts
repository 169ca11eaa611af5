/** Where two documents say different things. */

export interface Difference {
  /** `properties.3.outcome`; empty at the top. */
  readonly path: string;
  readonly is: unknown;
  readonly should: unknown;
}

/** The first field, in the order of `should`, that is not the same; null when both say the same. */
export function differingField(is: unknown, should: unknown, path: readonly string[] = []): Difference | null {
  if (Object.is(is, should)) return null;
  const branches = isBranch(is) && isBranch(should) && Array.isArray(is) === Array.isArray(should);
  if (!branches) return { path: path.join('.'), is, should };
  for (const key of new Set([...Object.keys(should), ...Object.keys(is)])) {
    const found = differingField(own(is, key), own(should, key), [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
const own = (value: Branch, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

export function whatDiffers(difference: Difference | null): string {
  if (difference === null) return 'it says the same and is spelled otherwise';
  const { path, is, should } = difference;
  return `${path || 'it'} is ${shown(is)}, and the ledger leads to ${shown(should)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
