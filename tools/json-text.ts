/** JSON for people's screens, whatever stands in it. */

/** Controls, format and bidi marks, line separators, lone surrogates, private use, and whatever else renders as nothing. */
export const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** JSON that is safe to print: what is unseen stands as `\uXXXX`, and parses back to the same value. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(unseen, (character) =>
    character === '\n' ? character : [...codeUnits(character)].map((unit) => `\\u${unit}`).join(''),
  );
}

function* codeUnits(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) yield text.charCodeAt(at).toString(16).padStart(4, '0');
}
