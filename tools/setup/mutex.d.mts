export declare function takeLock(path: string): number | null;
export declare function releaseLock(path: string): void;
export declare function startOf(pid: number): string;
export declare function isAlive(owner: { readonly pid: number; readonly start: string }): boolean;
