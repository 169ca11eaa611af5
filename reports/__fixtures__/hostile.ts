/** The same run, audited from code whose every name and message is an attack. */
import type { ReportInput } from '../report.ts';

export const payload =
  '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202egnp.exe\u001b[31m\u001b]8;;http://evil\u0007 |\r\n# h\n```\n' +
  "[x](javascript:alert(1)) <!-- --> --> $\u007bx} @everyone #1 https://evil.example www.evil.example </style></code></pre> `a` \\| '\u200b\u0085\u{e0041}";

/** Fields that carry text of strangers; the rest are closed vocabularies. */
const open = new Set([
  'title', 'breaks', 'document', 'section', 'contract', 'detail', 'test', 'command', 'version', 'seed', 'log', 'target', 'data', 'from', 'to',
  'value', 'block', 'timestamp', 'bounds', 'because', 'text', 'compiler', 'note', 'file', 'runtimeSha256', 'aliases', 'by', 'choice', 'commit',
  'assay', 'profile', 'id', 'property', 'of', 'lemmas', 'assumptions', 'obligation', 'alsoViolated', 'project', 'reproduce', 'outOfScope',
  'name', 'properties', 'address', 'slot', 'function', 'world', 'patch', 'digest', 'manifest', 'setting', 'family', 'optimum', 'selected',
]);
const openKeys = new Set(['model', 'effort', 'nsloc']);

export function hostile(input: ReportInput, attack = payload): ReportInput {
  const engines = new Set(input.ledger.engines.map((engine) => engine.id));
  function walk(value: unknown, key: string): unknown {
    // Of a mutant it says which of two generators made it.
    if (key === 'by' && (value === 'assay' || value === 'gambit')) return value;
    if (typeof value === 'string') return open.has(key) && !engines.has(value) ? `${value}${attack}` : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [openKeys.has(key) ? `${name}${attack}` : name, walk(inner, name)]),
    );
  }
  return walk(input, '') as ReportInput;
}
