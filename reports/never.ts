/** Ends a switch: a case that was forgotten does not compile, and data that slipped past the types does not pass. */
export function never(value: never): never {
  throw new Error(`not a known case: ${JSON.stringify(value)}`);
}
