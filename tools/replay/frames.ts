/** What happened during a transaction, as a tree: calls and creations, and state that cheatcodes set between them. */
import type { Hex } from 'viem';

export type FrameKind = 'transaction' | 'call' | 'static' | 'delegate' | 'create';

export interface Frame {
  readonly node: 'frame';
  readonly kind: FrameKind;
  readonly from: Hex;
  /** Whose storage the code works on. For a creation known only once it has begun. */
  to: Hex;
  readonly value: bigint;
  readonly data: Hex;
  /** The code that ran; a frame that reverts may take it away again. */
  code: Uint8Array;
  readonly timestamp: bigint;
  readonly block: bigint;
  /** The frame called a cheatcode itself, so it belongs to the harness. */
  cheated: boolean;
  reverted: boolean;
  output: Hex;
  readonly children: (Frame | StateSet)[];
  /** Where the code that ran lies: not `to` for DELEGATECALL and CALLCODE. */
  codeAt: Hex;
  /** Where the kind does not say it. */
  variant: 'callcode' | 'create2' | null;
  /** The EVM's word for what stopped the frame; null when nothing did. */
  error: string | null;
  /** Everything that happened in the frame itself, in order. Empty unless the execution is traced. */
  readonly seen: Seen[];
  /** Quantities read when the frame had ended, by name. */
  watched: Readonly<Record<string, bigint>>;
}

/** What a traced frame did. Transient storage is not part of it. */
export type Seen =
  | { readonly node: 'frame'; readonly frame: Frame }
  | { readonly node: 'write'; readonly slot: bigint; readonly before: bigint; readonly after: bigint }
  | { readonly node: 'event'; readonly topics: readonly bigint[]; readonly data: Hex }
  | { readonly node: 'cheat'; readonly to: Hex; readonly data: Hex; readonly output: Hex; readonly ok: boolean };

export type StateSet =
  | { readonly node: 'set'; readonly set: 'storage'; readonly address: Hex; readonly slot: Hex; readonly value: bigint }
  | { readonly node: 'set'; readonly set: 'balance'; readonly address: Hex; readonly value: bigint }
  | { readonly node: 'set'; readonly set: 'code' | 'arbitrary'; readonly address: Hex };

/** Why the run says nothing about the claim, whatever the harness returned. */
export interface Fault {
  readonly kind: 'assumption' | 'cheatcode' | 'model' | 'unsupported';
  readonly detail: string;
}

export type Deal = Extract<StateSet, { set: 'balance' }>;

/** Balances set in this frame and below it, in order, whatever became of the frames. */
export function dealsIn(frame: Frame): Deal[] {
  return frame.children.flatMap((child) => {
    if (child.node === 'frame') return dealsIn(child);
    return child.set === 'balance' ? [child] : [];
  });
}

/** Addresses of the contracts created in this frame and below it, in the order in which the creations began. */
export function creationsIn(frame: Frame): Hex[] {
  const inner = frame.children.flatMap((child) => (child.node === 'frame' ? creationsIn(child) : []));
  return frame.kind === 'create' ? [frame.to, ...inner] : inner;
}
