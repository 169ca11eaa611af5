/** Solidity as a tool reads it that reads no comments. */

/** A comment in a single line ends where the compiler says so, which is not only at a line feed. */
const pieces = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n\r\v\f\u0085\u2028\u2029]*|\/\*[\s\S]*?\*\//gu;

/** Comments that compilers, checkers and detectors obey. */
const obeyed = /slither|@custom|@solidity|certora|smtchecker|halmos|echidna|SPDX/iu;

/** Without comments that nobody obeys. Lines stay where they were. */
export function withoutComments(source: string): string {
  return source.replace(pieces, (piece) =>
    piece.startsWith('/') && !obeyed.test(piece) ? ` ${piece.replace(/[^\n]+/gu, '')}` : piece,
  );
}

/** Besides, on one line, with one space wherever there was any. Text in quotes keeps its own. */
export function plain(source: string): string {
  const spaced = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n\r\v\f\u0085\u2028\u2029]*\s*|\/\*[\s\S]*?\*\/|\s+/gu;
  return withoutComments(source).replace(spaced, (piece) => (/^\s/u.test(piece) ? ' ' : piece));
}
