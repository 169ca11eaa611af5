/** Solidity as coloured tokens. Colours become classes, so that the page needs no inline style. */
import { createHighlighterCoreSync, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import solidity from 'shiki/langs/solidity.mjs';
import dark from 'shiki/themes/github-dark-high-contrast.mjs';
import light from 'shiki/themes/github-light-high-contrast.mjs';
import type { Lines } from './types.ts';

/** Longer texts stay plain: colour is not worth a slow page. */
const most = 60_000;

/** Made when first needed, and shared: it remembers nothing of what it coloured. */
let highlighter: HighlighterCore | undefined;

export class Palette {
  readonly #classes = new Map<string, string>();

  coloured(source: string): Lines {
    if (source.length > most) return source.split('\n').map((text) => [['', text]]);
    highlighter ??= createHighlighterCoreSync({
      themes: [light, dark],
      langs: [solidity],
      engine: createJavaScriptRegexEngine({ forgiving: true }),
    });
    const { tokens } = highlighter.codeToTokens(source, {
      lang: 'solidity',
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      tokenizeMaxLineLength: 1000,
    });
    return tokens.map((line) => line.map((token) => [this.#classOf(token.htmlStyle), token.content] as const));
  }

  #classOf(style: string | Record<string, string> | undefined): string {
    if (style === undefined || typeof style === 'string') return '';
    const key = `${colour(style.color)} ${colour(style['--shiki-dark'])}`;
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const made = `k${this.#classes.size}`;
    this.#classes.set(key, made);
    return made;
  }

  /** Rules for every class handed out so far. */
  css(): string {
    const rules = [...this.#classes].map(([key, name]) => {
      const [day = 'inherit', night = 'inherit'] = key.split(' ');
      return `.${name}{color:light-dark(${day},${night})}`;
    });
    return rules.join('\n');
  }
}

/** Theme colours only, so that nothing else can reach the style sheet. */
function colour(text: string | undefined): string {
  return text !== undefined && /^#[0-9a-f]{3,8}$/i.test(text) ? text : 'inherit';
}
