/** An error that a person can mend, and how one is declared. */

/** `1`: a property is not as expected. `2`: cannot judge. */
export type ExitCode = 1 | 2 | 130;

export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly fix: string;
  readonly exitCode: ExitCode;

  constructor(code: string, what: string, fix: string, exitCode: ExitCode = 2) {
    super(what);
    this.code = code;
    this.fix = fix;
    this.exitCode = exitCode;
  }
}

interface Said {
  readonly what: string;
  readonly fix: string;
}

export interface ErrorMaker<Facts extends readonly unknown[]> {
  (...facts: Facts): UserError;
  readonly code: string;
}

export function define<Facts extends readonly unknown[]>(
  code: string,
  say: (...facts: Facts) => Said,
  exitCode: ExitCode = 2,
): ErrorMaker<Facts> {
  function make(...facts: Facts): UserError {
    const { what, fix } = say(...facts);
    return new UserError(code, what, fix, exitCode);
  }
  return Object.assign(make, { code });
}
