/** Verdicts shared with other checkouts, as a person chooses it. */

import { backendOf } from '../store/place.ts';
import { type SharedOptions, type SharedStore, sharedStore } from '../store/shared.ts';

export interface CacheChoice {
  /** A URL or a folder. */
  readonly place: string;
  readonly readOnly: boolean;
  /** Never written down or printed. */
  readonly token?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What is typed comes before the variable; an empty one names nothing. */
export function cacheChoice(
  typed: string | undefined,
  readOnly: boolean | undefined,
  { ASSAY_CACHE: named, ASSAY_CACHE_TOKEN: token }: Environment,
): CacheChoice | undefined {
  const place = typed ?? named ?? '';
  if (place === '') return undefined;
  return { place, readOnly: readOnly === true, token: token === '' ? undefined : token };
}

/** Null when there is none. @throws UserError for a place that cannot be one. */
export function openCache(
  choice: CacheChoice | undefined,
  { root, ...options }: Omit<SharedOptions, 'backend' | 'readOnly'> & { readonly root: string },
): (SharedStore & { close(): Promise<void> }) | null {
  if (choice === undefined) return null;
  const backend = backendOf(choice.place, root, choice.token);
  const store = sharedStore({ ...options, backend, readOnly: choice.readOnly });
  const close = async (): Promise<void> => {
    await store.close();
    const { taken, given, refused, failed } = store.counts;
    options.say(
      `cache ${backend.shown}: ${taken} taken, ${given} given, ${refused} refused, ${failed} requests failed`,
    );
  };
  return { ...store, close };
}
