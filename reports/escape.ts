/**
 * Text from audited code is data, and some of it is hostile. Every human format first makes invisible characters
 * visible (escape sequences, bidi controls, zero-width marks, newlines), then escapes for its own syntax.
 */
import { jsonText, unseen } from '../tools/json-text.ts';

export { jsonText };

/** One line of text in which nothing is hidden: a newline reads `\n`, a bidi override `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(unseen, name);
}

/** The same for source text, whose line breaks and tabs are wanted. */
export function visibleBlock(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : name(character)));
}

function name(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Every string and key of a value made visible; the shape stays. */
export function visibleDeep<T>(value: T): T {
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(walk);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), walk(inner)]));
}

/** Text for XML, as content or in a quoted attribute. What is unseen is visible by then, so every character is allowed. */
export function xml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const markdownSyntax = /[&<>\\`*[\]|~$^{}!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#](?=\S)|:(?=\/\/)|\.(?<=\bwww\.)/gi;

/**
 * Text for a Markdown paragraph or table cell. A character written as an entity has no syntax; an empty comment keeps
 * names and links from turning into mentions and autolinks.
 */
export function markdown(text: string): string {
  return visible(text).replace(markdownSyntax, (character) => {
    const entity = `&#${character.charCodeAt(0)};`;
    return '@#:.'.includes(character) ? `${entity}<!-- -->` : entity;
  });
}

export function markdownCode(text: string): string {
  return text === '' ? '' : `<code>${markdown(text)}</code>`;
}

/** A fenced block that its content cannot close. */
export function markdownFence(text: string, language: string): string {
  const body = visibleBlock(text);
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}${body.endsWith('\n') ? '' : '\n'}${fence}`;
}
