/** Any text as a string of a style sheet: nothing in it can end the string. At most `longest` signs are kept. */
export function cssText(text: string, longest: number): string {
  const signs = [...text];
  const kept = signs.length > longest ? [...signs.slice(0, longest - 1), '…'] : signs;
  return `"${kept.map((sign) => (/[A-Za-z0-9 .,:_-]/u.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `)).join('')}"`;
}
