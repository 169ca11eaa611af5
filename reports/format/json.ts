/** report.json: the report as it is, keys in one order. */
import { jsonText } from '../escape.ts';
import { byText } from '../order.ts';
import type { Report } from '../schema.ts';

export function formatJson(report: Report): string {
  return `${jsonText(sortKeys(report))}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byText(a, b))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
