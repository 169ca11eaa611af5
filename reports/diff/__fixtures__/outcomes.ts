/** A property as it may have turned out, for what is laid over one that is met. */
export const violated = {
  outcome: 'violated',
  standing: 'violated',
  strength: null,
  counterexample: 'confirmed-from-deployment',
} as const;

export const unknown = {
  outcome: 'short',
  standing: 'unknown',
  strength: null,
  cause: { code: 'timeout', detail: '' },
} as const;

export const wrong = {
  outcome: 'error',
  standing: 'error',
  strength: null,
  cause: { code: 'tool-error', detail: '' },
} as const;
