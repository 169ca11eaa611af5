/** Names of properties, assumptions and files that texts mention and that are not there. Pure. */
import { posix } from 'node:path';
import type { Finding } from '../../harness/trace/finding.ts';

export interface LinkInput {
  /** Texts by path, relative to the root. */
  readonly texts: ReadonlyMap<string, string>;
  readonly properties: ReadonlySet<string>;
  /** Of the catalogue, and those that contracts state of themselves. */
  readonly assumptions: ReadonlySet<string>;
  /** Of a claim of the documents. */
  readonly claims: ReadonlySet<string>;
  /** Whether a file or folder is there, by its path from the root. */
  readonly exists: (path: string) => boolean;
}

/** At least subject, group and number; a star stands for the rest of a name. */
const propertyName = /(?<![\w-])[A-Z][A-Z0-9]*(?:(?:-[A-Z0-9]+)+-\d{3}\b|(?:-[A-Z0-9]+)*-\*)(?!-)/gu;
const assumptionName = /(?<![\w-])A-[A-Z]+(?:-[A-Z]+)*(?![\w-])/gu;
const claimName = /(?<![\w-])WP-[A-Z]+-\d\d(?![\w-])/gu;
const markdownLink = /\]\(([^)\s]+)\)/gu;
/** A path of the project in backticks, without anything that a reader must fill in. */
const pathName = /`((?:bin|contracts|docs|harness|properties|reports|specs|tools)\/[\w./-]+)`/gu;
/** Made by commands and not committed. */
const made = /^reports\/out(?:\/|$)/u;

/** Assumptions that a contract states of itself: `- A-TIME-SANE: …` in its documentation. */
export function statedAssumptions(texts: Iterable<string>): readonly string[] {
  return [...texts].flatMap((text) =>
    [...text.matchAll(/^\s*\/\/\/ - (A-[A-Z-]+(?:, A-[A-Z-]+)*):/gmu)].flatMap(([, names = '']) => names.split(', ')),
  );
}

export function linkFindings({ texts, ...known }: LinkInput): readonly Finding[] {
  return [...texts].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) =>
      [...staleIn(path, line, known)].map(
        (name): Finding => ({
          code: 'stale-link',
          subject: `${path} ${name}`,
          place: `${path}:${index + 1}`,
          text: `${name} is not there`,
          fix: 'correct the name, or take it out',
        }),
      ),
    ),
  );
}

function staleIn(path: string, line: string, known: Omit<LinkInput, 'texts'>): ReadonlySet<string> {
  const named = (pattern: RegExp, is: (name: string) => boolean): string[] =>
    [...line.matchAll(pattern)].map(([name]) => name).filter((name) => !is(name));
  const files = path.endsWith('.md') ? staleFiles(path, line, known) : [];
  return new Set([
    ...named(propertyName, (name) => isProperty(name, known.properties)),
    ...named(assumptionName, (name) => name === 'A-ID' || known.assumptions.has(name)),
    ...named(claimName, (name) => known.claims.has(name)),
    ...files,
  ]);
}

function isProperty(name: string, properties: ReadonlySet<string>): boolean {
  if (!name.endsWith('*')) return properties.has(name);
  return [...properties].some((one) => one.startsWith(name.slice(0, -1)));
}

function staleFiles(path: string, line: string, { exists }: Pick<LinkInput, 'exists'>): readonly string[] {
  const linked = [...line.matchAll(markdownLink)]
    .map(([, target = '']) => target.replace(/#.*$/u, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/u.test(target))
    .map((target) => posix.normalize(posix.join(posix.dirname(path), target)));
  const mentioned = [...line.matchAll(pathName)].map(([, target = '']) => target.replace(/\/$/u, ''));
  return [...linked, ...mentioned].filter((target) => !made.test(target) && !/\bID\b/u.test(target) && !exists(target));
}
