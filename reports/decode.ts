/** Calldata for people. What cannot be decoded stays bytes; nothing is guessed. */
import { decodeFunctionData, parseAbiItem, toFunctionSelector } from 'viem';
import { byText } from './order.ts';

export { etherText } from './units.ts';

export interface DecodedCall {
  /** `deposit(uint256,address)`, or null when the selector is unknown. */
  readonly signature: string | null;
  readonly args: readonly { readonly name: string; readonly type: string; readonly value: string }[];
}

/** Selector → signature. A signature that does not parse is left out. */
export function selectorsOf(signatures: readonly string[]): Record<string, string> {
  const found = new Map<string, string>();
  for (const signature of [...signatures].sort(byText).reverse()) {
    try {
      found.set(toFunctionSelector(`function ${signature}`), signature);
    } catch {
      // Not a function signature: calldata with this selector is shown as bytes.
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => byText(a, b)));
}

export function decodeCall(data: string, selectors: Readonly<Record<string, string>>): DecodedCall {
  const selector = data.slice(0, 10).toLowerCase();
  const signature = Object.hasOwn(selectors, selector) ? selectors[selector] : undefined;
  if (signature === undefined) return { signature: null, args: [] };
  try {
    const item = parseAbiItem(`function ${signature}` as 'function f()') as {
      readonly inputs: readonly { readonly name?: string; readonly type: string }[];
    } & ReturnType<typeof parseAbiItem<'function f()'>>;
    const { args } = decodeFunctionData({ abi: [item], data: data as `0x${string}` });
    const values: readonly unknown[] = args ?? [];
    return {
      signature,
      args: item.inputs.map((input, at) => ({
        name: input.name ?? '',
        type: input.type,
        value: valueText(values[at]),
      })),
    };
  } catch {
    return { signature, args: [] };
  }
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${valueText(inner)}`)
      .join(', ')}}`;
  }
  return String(value);
}

/** A selector and its 32-byte words, for calldata whose function is unknown. */
export function wordsOf(data: string): string[] {
  const body = data.replace(/^0x/, '');
  if (body.length <= 8) return [data];
  const words = body.slice(8).match(/.{1,64}/g) ?? [];
  return [`0x${body.slice(0, 8)}`, ...words];
}
