/** Where a store lies: it moves bytes by name and believes nothing. */
import type { Shelf } from './schema.ts';

/** `failed`: it could not be asked, or answered what is no answer. `missing` is an answer. */
export type Got =
  | { readonly is: 'found'; readonly bytes: Uint8Array }
  | { readonly is: 'missing' }
  | { readonly is: 'failed'; readonly why: string };

export interface Backend {
  /** As a report may name it: no secret, no machine path. */
  readonly shown: string;
  /** Never rejects. */
  get(shelf: Shelf, name: string): Promise<Got>;
  /** Null when it was kept, or why not. Never rejects. */
  put(shelf: Shelf, name: string, bytes: Uint8Array): Promise<string | null>;
}
