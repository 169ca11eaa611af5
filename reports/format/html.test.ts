import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { huge } from '../__fixtures__/huge.ts';
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

/** Inert data by its id, and the rest of the page. */
function data(html: string): { blocks: ReadonlyMap<string, string>; rest: string } {
  const [start = '', ...parts] = html.split('<script type="application/json" id="assay-');
  const blocks = new Map<string, string>();
  // Searched for by hand: a block can be longer than an expression may look ahead.
  const rest = parts.map((part) => {
    const [named, end] = [part.indexOf('">'), part.indexOf('</script>')];
    const text = part.slice(named + 2, end);
    assert.ok(named > 0 && !text.includes('<'));
    blocks.set(part.slice(0, named), text);
    return part.slice(end + '</script>'.length);
  });
  return { blocks, rest: start + rest.join('') };
}

/** Every tag outside style and script, with its attribute names. */
function tags(html: string): { name: string; attributes: string[] }[] {
  const { rest: visible } = data(html);
  const markup = visible.replace(inner(visible, 'style'), '').replace(inner(visible, 'script'), '');
  return [...markup.matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)].map(([, name = '', rest = '']) => ({
    name,
    attributes: [...rest.replace(/"[^"]*"/g, '""').matchAll(/([a-zA-Z-]+)/g)].map(([attribute]) => attribute),
  }));
}

const attributes = new Set([
  'aria-label',
  'aria-labelledby',
  'charset',
  'class',
  'colspan',
  'colSpan',
  'content',
  'd',
  'data-engine',
  'fill',
  'height',
  'href',
  'http-equiv',
  'id',
  'lang',
  'name',
  'patternTransform',
  'patternUnits',
  'preserveAspectRatio',
  'role',
  'scope',
  'tabindex',
  'title',
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
      'id="engines"',
      'id="properties"',
      'id="functions"',
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
      assert.equal(data(html).rest.split('<script').length, 2);
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

  it('has the whole table of judgements for a reader without script, and says what is missing there', () => {
    const table = inner(page, 'noscript');
    const report = buildReport(flat());
    for (const { id } of report.properties) assert.equal(table.split(`<span class="id">${id}</span>`).length, 2, id);
    assert.equal(table.split('<tr class="row').length - 1, report.properties.length);
    assert.match(table, /details of each property need this page&#39;s own script|need this page's own script/u);
    assert.match(
      table,
      /<td class="cell" data-engine="certora" title="[^"]+"><span class="mini t-error">not run<\/span>/u,
    );
  });

  it('carries every property once, and nothing that its script would have to fetch', () => {
    const { blocks, rest } = data(page);
    const index = JSON.parse(blocks.get('index') ?? '') as { rows: { id: string }[] };
    const details = JSON.parse(blocks.get('details-0') ?? '') as { result: { id: string } }[];
    const ids = buildReport(flat()).properties.map(({ id }) => id);
    assert.deepEqual(index.rows.map(({ id }) => id).sort(), [...ids].sort());
    assert.deepEqual(
      details.map(({ result }) => result.id),
      index.rows.map(({ id }) => id),
    );
    assert.ok(!/\b(?:fetch|XMLHttpRequest|WebSocket|eval|Function)\(|import\(/u.test(inner(rest, 'script')));
  });

  it('has the hostile text of its data as text: parsed, it is what the report has, made visible', () => {
    const { blocks } = data(bad);
    const all = [...blocks.values()];
    assert.ok(all.every((text) => !text.includes('<')));
    assert.ok(all.some((text) => text.includes('\\u003cscript>alert(1)')));
    for (const text of all) JSON.parse(text);
  });

  it('shows in the first screen what changed, and that there is nothing to compare with', () => {
    assert.match(page, /no baseline/u);
    const empty = { broken: [], weakened: [], gone: [], assumptions: [], waivers: [], lost: [], changed: [] };
    const none = { ...empty, fixed: [], strengthened: [], added: [], discharged: [], gained: [] };
    const report = buildReport(flat());
    const change = {
      ...none,
      baseline: { ...report.identity, commit: 'c0ffee'.repeat(6) },
      notes: ['Another compiler.'],
      worse: true,
      broken: [{ id: 'OCEAN-TRANS-001', before: 'met, proved', after: 'violated' }],
    };
    const compared = formatHtml({ ...report, change });
    const first = compared.slice(0, compared.indexOf('id="not-verified"'));
    for (const part of ['1 change<', '1 broken, since c0ffeec0ffee', 'Another compiler.', 'met, proved → violated'])
      assert.ok(first.includes(part), part);
  });

  it('draws the history of runs and says it in a table', () => {
    const outcomes = { met: 3, short: 1, violated: 2, conflict: 0, error: 0 };
    const history = [{ commit: 'a'.repeat(40), dirty: false, when: null, outcomes }];
    const made = formatHtml({ ...buildReport(flat()), history });
    assert.match(made, /<title id="history-title">Properties met over 1 runs: 3 of 6<\/title>/u);
    assert.match(made, /1: aaaaaaaaaaaa/u);
  });

  it('grows by its data only: of ten thousand properties, the parts that are drawn at once stay small', function () {
    this.timeout(60_000);
    const html = formatHtml(huge(10_000, 3000));
    const { blocks, rest } = data(html);
    assert.equal((JSON.parse(blocks.get('index') ?? '') as { rows: unknown[] }).rows.length, 10_000);
    assert.equal([...blocks.keys()].filter((id) => id.startsWith('details-')).length, 200);
    assert.equal([...blocks.keys()].filter((id) => id.startsWith('trace-')).length > 3, true);
    const drawn = rest.replace(inner(rest, 'noscript'), '');
    assert.ok(drawn.length < 6_000_000, `${drawn.length}`);
    const first = rest.slice(0, rest.indexOf('id="not-verified"'));
    assert.ok(first.length < 60_000, `${first.length}`);
  });

  it('is the same twice', () => {
    assert.equal(formatHtml(buildReport(flat()), { attachments }), page);
  });

  it('works with nothing to show', () => {
    const empty = formatHtml(buildReport({ ...flat(), selected: [] }));
    assert.match(empty, /Nothing was judged/);
  });
});
