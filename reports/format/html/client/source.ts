/** The page's own blocks, each parsed once, when something in it is asked for. */
import type { Detail, Index, Lines, Source, Step } from '../data/types.ts';

/** The index stands before the script, the other blocks behind it: until they are there, what is in them is not. */
export function pageSource(): Source {
  const index = read<Index>('index') ?? empty;
  const places = new Map(index.rows.map(({ id }, at) => [id, at]));
  const details = kept<readonly Detail[]>();
  const steps = kept<readonly Step[]>();
  const code = kept<Readonly<Record<string, Lines>>>();
  return {
    index,
    isWhole: () => document.readyState !== 'loading',
    detail(id) {
      const at = places.get(id);
      if (at === undefined) return undefined;
      return details(`details-${Math.floor(at / index.perBlock)}`)?.[at % index.perBlock];
    },
    steps: (trace, block) => steps(`trace-${trace}-${block}`) ?? [],
    code(path) {
      const all = code('code');
      return all && Object.hasOwn(all, path) ? all[path] : undefined;
    },
  };
}

const empty: Index = {
  engines: [],
  titles: {},
  silent: [],
  axes: '',
  rows: [],
  assumptions: [],
  perBlock: 1,
  total: 0,
  times: [],
};

function kept<T>(): (name: string) => T | undefined {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? read<T>(name);
    if (found !== undefined) known.set(name, found);
    return found;
  };
}

function read<T>(name: string): T | undefined {
  const text = document.getElementById(`assay-${name}`)?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
}
