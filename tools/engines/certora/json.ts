/** JSON as the Prover writes it. Stricter than JSON: a name that is there twice would hide what was said first. Pure. */

/** Far deeper than any answer is nested, and far from where readers that recurse run out of stack. */
const deepest = 100;

/** Undefined for what is no JSON, has a name twice in one place, or is nested deeper than any answer. */
export function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return membersOf(value) === namesIn(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of a text that is JSON: how many members are written down. */
function namesIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gu)) if (colon !== undefined) count += 1;
  return count;
}

/** How many members there are; NaN when they are nested too deep. */
function membersOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > deepest) return Number.NaN;
  const inner = Object.values(value).reduce((sum: number, one) => sum + membersOf(one, depth + 1), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
