/** A compiled contract, as far as harnesses are made from it. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly AbiParameter[];
}

export interface AbiItem {
  readonly type: string;
  readonly name?: string;
  readonly stateMutability?: string;
  readonly inputs?: readonly AbiParameter[];
}

export interface StorageSlot {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
}

export interface CompiledContract {
  readonly name: string;
  /** Relative to the project root. */
  readonly file: string;
  readonly abi: readonly AbiItem[];
  readonly storage: readonly StorageSlot[];
}

export function signatureOf({ name = '', inputs = [] }: AbiItem): string {
  return `${name}(${inputs.map(typeOf).join(',')})`;
}

function typeOf({ type, components = [] }: AbiParameter): string {
  return type.startsWith('tuple') ? `(${components.map(typeOf).join(',')})${type.slice('tuple'.length)}` : type;
}

export function changesState({ type, stateMutability }: AbiItem): boolean {
  return type === 'function' && (stateMutability === 'nonpayable' || stateMutability === 'payable');
}

/** Whether the encoding of an argument has a length of its own. */
export function isDynamic({ type, components = [] }: AbiParameter): boolean {
  if (type === 'bytes' || type === 'string' || /\[\]/u.test(type)) return true;
  return type.startsWith('tuple') && components.some(isDynamic);
}

/** With the names of its parameters, as a person reads it. */
export function namedSignature({ name = '', inputs = [] }: AbiItem): string {
  return `${name}(${inputs.map((input) => `${typeOf(input)}${input.name === '' ? '' : ` ${input.name}`}`).join(', ')})`;
}
