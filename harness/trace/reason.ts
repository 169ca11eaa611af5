/** Why something may be assumed, as a comment says it: `Safe: proved in ID`, `Assumes A-ID`, or `Safe:` and why not otherwise. */
import type { PropertyId } from '../../properties/schema.ts';

export type Discharge =
  | { readonly by: 'proof'; readonly properties: readonly PropertyId[] }
  | { readonly by: 'assumption'; readonly assumption: string }
  /** It cannot be otherwise, and why. */
  | { readonly by: 'construction' };

export interface Reason {
  /** Without the word that opens it. */
  readonly text: string;
  readonly discharge: Discharge;
}

export type ReadReason =
  | { readonly ok: true; readonly reason: Reason }
  /** `none` says nothing at all, `empty` opens and says nothing, `unreadable` is not of a known form. */
  | { readonly ok: false; readonly why: 'none' | 'empty' | 'unreadable' };

const id = '[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\\d{3}';
const proved = new RegExp(`^proved in (${id}(?:(?:, | and )${id})*)(?::\\s+(\\S.*))?$`, 'su');
/** Why, and behind a colon what shows it: properties, and assumptions that they share with the property itself. */
const shown = new RegExp(`:\\s+((?:${id}|A-[A-Z-]+)(?:(?:, | and )(?:${id}|A-[A-Z-]+))*)$`, 'u');
const assumes = /^Assumes (A-[A-Z0-9]+(?:-[A-Z0-9]+)*)(?::\s+(\S.*))?$/su;

/** Shorter, and it explains nothing. */
const leastWords = 2;

/** A comment without its marks; null when there is none. */
export function readReason(comment: string | null): ReadReason {
  const said = comment?.trim() ?? '';
  if (said === '') return { ok: false, why: 'none' };
  const assumption = assumes.exec(said)?.[1];
  if (assumption !== undefined) return found(said, { by: 'assumption', assumption });
  const safe = /^Safe:(.*)$/su.exec(said)?.[1]?.trim();
  if (safe === undefined) return { ok: false, why: /^Assumes\b/u.test(said) ? 'unreadable' : 'none' };
  const text = safe.replace(/^because\b\s*/u, '');
  if (text === '' || !/\p{L}/u.test(text)) return { ok: false, why: 'empty' };
  if (/^proved\b/u.test(text)) {
    const names = proved.exec(text)?.[1];
    if (names === undefined) return { ok: false, why: 'unreadable' };
    return found(text, { by: 'proof', properties: names.split(/, | and /u) });
  }
  if (text.split(/\s+/u).length < leastWords) return { ok: false, why: 'empty' };
  const names = (shown.exec(text)?.[1] ?? '').split(/, | and /u).filter((name) => /\d{3}$/u.test(name));
  if (names.length > 0) return found(text, { by: 'proof', properties: names });
  return found(text, { by: 'construction' });
}

function found(text: string, discharge: Discharge): ReadReason {
  return { ok: true, reason: { text: text.replace(/\s+/gu, ' '), discharge } };
}
