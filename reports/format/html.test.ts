import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import { formatHtml } from './html.ts';

const page = formatHtml(buildReport(flat()), { attachments });
const bad = formatHtml(buildReport(hostile(flat())), {
  attachments: Object.fromEntries(
    Object.entries(attachments).map(([path, source]) => [`${path}${payload}`, `${source}${payload}`]),
  ),
});

function inner(html: string, tag: string): string {
  const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html) ?? [];
  return text;
}

/** Every tag outside style and script, with its attribute names. */
function tags(html: string): { name: string; attributes: string[] }[] {
  const markup = html.replace(inner(html, 'style'), '').replace(inner(html, 'script'), '');
  return [...markup.matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)].map(([, name = '', rest = '']) => ({
    name,
    attributes: [...rest.replace(/"[^"]*"/g, '""').matchAll(/([a-zA-Z-]+)/g)].map(([attribute]) => attribute),
  }));
}

const attributes = new Set([
  'aria-label',
  'aria-pressed',
  'autocomplete',
  'charset',
  'class',
  'colspan',
  'colSpan',
  'content',
  'data-engine',
  'data-filter',
  'data-group',
  'data-outcome',
  'data-search',
  'data-standing',
  'height',
  'hidden',
  'href',
  'http-equiv',
  'id',
  'lang',
  'name',
  'open',
  'placeholder',
  'preserveAspectRatio',
  'role',
  'scope',
  'spellcheck',
  'title',
  'type',
  'viewBox',
  'width',
  'x',
  'y',
]);

describe('html', () => {
  it('answers first, then says what was not verified, then scope, assumptions and properties', () => {
    const ids = [
      'id="top"',
      'id="conflicts"',
      'id="not-verified"',
      'id="scope"',
      'id="assumptions"',
      'id="properties"',
      'id="details"',
      'id="trace"',
      'id="coverage"',
      'id="economics"',
      'id="mutants"',
      'id="faults"',
    ];
    const at = ids.map((id) => page.indexOf(id));
    assert.ok(
      at.every((position, index) => position > (at[index - 1] ?? 0)),
      at.join(),
    );
  });

  for (const [name, html] of [
    ['a plain run', page],
    ['a hostile run', bad],
  ] as const) {
    it(`allows its own style and script by digest, and nothing else: ${name}`, () => {
      const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
      assert.equal(
        policy,
        `default-src 'none'; style-src ${digest(inner(html, 'style'))}; script-src ${digest(inner(html, 'script'))}; base-uri 'none'; form-action 'none'`,
      );
    });

    it(`has only known tags and attributes, and links only within itself: ${name}`, () => {
      for (const tag of tags(html)) {
        assert.ok(!['img', 'iframe', 'object', 'embed', 'link', 'form', 'base'].includes(tag.name), tag.name);
        for (const attribute of tag.attributes) assert.ok(attributes.has(attribute), `${tag.name} ${attribute}`);
      }
      for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) assert.ok(href.startsWith('#'), href);
      assert.equal(html.split('<script').length, 2);
      assert.equal(html.split('<style').length, 2);
      assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}]|[^\P{Cc}\n\t]/u.test(html));
    });
  }

  it('shows both pieces of evidence of a conflict before what was not verified', () => {
    const section = page.slice(page.indexOf('id="conflicts"'), page.indexOf('id="not-verified"'));
    for (const part of [
      'says proved',
      'halmos --function OCEAN-TRANS-001',
      'forge --function OCEAN-TRANS-001',
      'liquidity fell from 1000 to 0',
    ])
      assert.ok(section.includes(part), part);
    const calm = formatHtml(buildReport({ ...flat(), selected: ['RISE-STATE-001'] }));
    assert.ok(!calm.includes('id="conflicts"'));
  });

  it('says in the cell of an engine that was not run what mends it', () => {
    assert.match(
      page,
      /<td class="cell" data-engine="certora" title="[^"]+"><span class="mini t-error">not run<\/span>/,
    );
  });

  it('names every property once as a place to link to', () => {
    for (const { id } of buildReport(flat()).properties) {
      assert.equal(page.split(` id="${id}"`).length, 2, id);
      assert.ok(page.includes(`href="#${id}"`));
    }
  });

  it('shows the whole test, in colour', () => {
    assert.ok(page.includes('counterexamples/OCEAN-TRANS-001.forge.t.sol'));
    assert.match(page, /<span class="k\d+">contract<\/span>/);
    assert.match(page, /\.k0\{color:light-dark\(#[0-9A-Fa-f]+,#[0-9A-Fa-f]+\)\}/);
  });

  it('is the same twice', () => {
    assert.equal(formatHtml(buildReport(flat()), { attachments }), page);
  });

  it('works with nothing to show', () => {
    const empty = formatHtml(buildReport({ ...flat(), selected: [] }));
    assert.match(empty, /Nothing was judged/);
  });
});
