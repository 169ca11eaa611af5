import { effortFields, measuredFields, racingFields, timingFields } from './schema.ts';

/**
 * A copy with every timing at zero, without memory, without how far searches came and who won a race, and without
 * which of all executions refuted a twin or canary first: two runs on the same inputs are then equal.
 */
export function withoutTimings<T>(value: T): T {
  return strip(value) as T;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(isProbe(value) ? withoutFinding(value) : value)
      .filter(([key]) => !racingFields.test(key) && !measuredFields.includes(key))
      .map(([key, inner]) => [
        key,
        timingFields.includes(key) ? 0 : strip(key === 'effort' ? lessEffort(inner) : inner),
      ]),
  );
}

function lessEffort(effort: unknown): unknown {
  return Object.fromEntries(Object.entries(effort ?? {}).filter(([key]) => !effortFields.includes(key)));
}

type Probe = Readonly<Record<string, unknown>>;

function isProbe(value: object): value is Probe {
  return 'role' in value && (value.role === 'twin' || value.role === 'canary');
}

/** That it was refuted, and confirmed, stays. */
function withoutFinding({ replay, witness, ...rest }: Probe): Probe {
  const told = typeof replay === 'object' && replay !== null ? { ...replay, detail: '' } : replay;
  return {
    ...rest,
    ...(witness === undefined ? {} : { witness: null }),
    ...(told === undefined ? {} : { replay: told }),
  };
}
