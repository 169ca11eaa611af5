export declare class SetupProblem extends Error {
  readonly code: string;
  readonly fix: string;
  readonly exitCode: 2;
}
type Make<Facts extends readonly string[]> = ((...facts: Facts) => SetupProblem) & { readonly code: string };
export declare const setupProblems: {
  readonly nodeTooOld: Make<[found: string, where: string, wanted: string]>;
  readonly noPython: Make<[wanted: string, looked: string]>;
  readonly wrongPython: Make<[named: string, why: string]>;
  readonly noVenv: Make<[python: string, why: string]>;
  readonly noNpm: Make<[where: string]>;
  readonly offline: Make<[step: string, detail: string]>;
  readonly stepFailed: Make<[step: string, detail: string, log: string]>;
  readonly lockMismatch: Make<[step: string, detail: string]>;
  readonly notSetUp: Make<[missing: string]>;
  readonly busy: Make<[pid: string, minutes: string, lock: string]>;
  readonly noWrite: Make<[where: string, detail: string]>;
  readonly endedOutright: Make<[left: string]>;
};
export declare function clean(text: string): string;
export declare function render(problem: {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}): string;
