/** The page's own blocks, each parsed once, when something in it is asked for. */
import type { Detail, Index, Lines, Source, Step } from '../data/types.ts';

export function pageSource(): Source {
  const index = read<Index>('index');
  const places = new Map(index.rows.map(({ id }, at) => [id, at]));
  const details = kept<readonly Detail[]>();
  const steps = kept<readonly Step[]>();
  let code: Readonly<Record<string, Lines>> | undefined;
  return {
    index,
    detail(id) {
      const at = places.get(id);
      if (at === undefined) return undefined;
      return details(`details-${Math.floor(at / index.perBlock)}`)[at % index.perBlock];
    },
    steps: (trace, block) => steps(`trace-${trace}-${block}`),
    code(path) {
      code ??= read<Readonly<Record<string, Lines>>>('code');
      return Object.hasOwn(code, path) ? code[path] : undefined;
    },
  };
}

function kept<T extends readonly unknown[]>(): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? read<T>(name);
    known.set(name, found);
    return found;
  };
}

function read<T>(name: string): T {
  return JSON.parse(document.getElementById(`assay-${name}`)?.textContent ?? '[]') as T;
}
