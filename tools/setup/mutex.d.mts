export declare function takeLock(path: string): number | null;
export declare function releaseLock(path: string): void;
