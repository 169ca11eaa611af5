/** Decisions of people in TOML, each with a reason and a last day. Pure. */
import { parse } from 'smol-toml';
import { z } from 'zod';

/** A day of the calendar, `YYYY-MM-DD`, UTC. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/u)
  .refine((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true, 'not a day of the calendar');

/** UTC, so that a day begins everywhere at once. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export type ReadToml<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** In one line what is wrong with the text, if anything is. */
export function readToml<T>(schema: z.ZodType<T>, text: string): ReadToml<T> {
  try {
    const { data, error } = schema.safeParse(parse(text));
    return error === undefined
      ? { ok: true, value: data }
      : { ok: false, why: z.prettifyError(error).split('\n').join(' ') };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not TOML' };
  }
}
