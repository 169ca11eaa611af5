export interface Proc {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** In clock ticks since boot: with the number, it names a process for good. */
  readonly start: string;
  readonly rssMb: number;
  readonly zombie: boolean;
}

export declare const hasProc: boolean;
export declare function readProcess(pid: number | string): Proc | null;
export declare function listProcesses(): readonly Proc[];
export declare function proportionalMb(pid: number): number | null;
/** The most that a process has held at once, as the kernel counts it: also between two looks. */
export declare function highestMb(pid: number): number;
export declare function withMarker(name: string, value: string): readonly number[];
export declare function markers(name: string): readonly { readonly pid: number; readonly value: string }[];
export declare function kill(pid: number, signal: NodeJS.Signals): boolean;
