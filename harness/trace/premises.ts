/** Premises of the theorems: everything that is asserted besides what each question denies. */
import type { Site } from './schema.ts';

interface Command {
  readonly text: string;
  readonly line: number;
}

/** `twin` is the file that shows that the premises can be met. */
export function premiseSites(file: string, source: string, property: string, twin: string): readonly Site[] {
  const commands = commandsOf(source);
  return commands.flatMap(({ text, line }, index) => {
    if (!text.startsWith('(assert') || isDenied(commands, index)) return [];
    const expression = text.slice('(assert'.length, -1).trim();
    return [
      {
        kind: 'premise',
        file,
        line,
        where: property,
        expression: expression.length <= 160 ? expression : `${expression.slice(0, 159)}…`,
        reason: 'part of what the theorem says',
        discharge: { by: 'hypothesis', twin },
      },
    ];
  });
}

/** The last assertion before a question is what the theorem claims, denied. */
function isDenied(commands: readonly Command[], index: number): boolean {
  return commands[index + 1]?.text.startsWith('(check-sat') === true;
}

/** Top-level commands; the reading of theorems refuses strings and quoted symbols, so that brackets are all there is to count. */
function commandsOf(source: string): readonly Command[] {
  const found: Command[] = [];
  let depth = 0;
  let text = '';
  let start = 0;
  for (const [number, whole] of source.split('\n').entries()) {
    for (const char of `${whole.replace(/;.*$/u, '')}\n`) {
      if (depth === 0 && char !== '(') continue;
      if (depth === 0) {
        text = '';
        start = number + 1;
      }
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      text += char;
      if (depth === 0) found.push({ text: text.replace(/\s+/gu, ' '), line: start });
    }
  }
  return found;
}
