import assert from 'node:assert/strict';
import { allGood } from '../__fixtures__/build.ts';
import { flat, properties } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { elements, parseXml, xmlErrors } from '../__fixtures__/validators.ts';
import { buildReport, type ReportInput } from '../report.ts';
import type { Report } from '../schema.ts';
import { formatBadge, formatBadgeEndpoint } from './badge.ts';

const green = '#1a7f37';

/** Colour of the right half, and the words in it. */
function seen(report: Report): readonly [string | null | undefined, string] {
  const document = parseXml(formatBadge(report));
  const [, message] = elements(document, 'text');
  return [elements(document, 'rect')[0]?.getAttribute('fill'), message?.textContent ?? ''];
}

const good: ReportInput = allGood(...properties.filter(({ id }) => ['RISE-STATE-002', 'VAULT-STATE-002'].includes(id)));

describe('badge', () => {
  it('is green when everything was asked and is met', () => {
    assert.deepEqual(seen(buildReport(good)), [green, '2/2 met']);
  });

  it('is not green for anything less', () => {
    const whole = buildReport(good);
    const less: readonly (readonly [string, Report])[] = [
      ['1/1 met, a part', buildReport({ ...good, selected: ['RISE-STATE-002'] })],
      ['nothing judged', buildReport({ ...good, selected: [] })],
      ['1 in conflict', buildReport(flat())],
      ['1 violated', buildReport({ ...flat(), selected: ['GHOST-ACC-001'] })],
      ['0/1 met', buildReport({ ...flat(), selected: ['RISE-ACC-003'] })],
      ['0/1 met, cannot judge', buildReport({ ...flat(), selected: ['OCEAN-TRANS-002'] })],
      ['2/2 met', { ...whole, exitCode: 1 }],
      ['2/2 met, 1 seeded missed', { ...whole, summary: { ...whole.summary, faults: { run: 2, caught: 1 } } }],
      ['2/2 met, cannot judge', { ...whole, exitCode: 2 }],
      ['2/2 met, cannot judge', { ...whole, problems: ['a verdict without obligation'] }],
    ];
    for (const [words, report] of less) {
      const [colour, message] = seen(report);
      assert.equal(message, words);
      assert.notEqual(colour, green, words);
      const { color, label, schemaVersion } = JSON.parse(formatBadgeEndpoint(report)) as Record<string, unknown>;
      assert.deepEqual([`#${color}`, label, schemaVersion], [colour, 'assay', 1]);
    }
  });

  it('has a title, and nothing from outside', async () => {
    const badges = [flat(), hostile(flat())].map((input) => formatBadge(buildReport(input)));
    assert.deepEqual(await xmlErrors(badges), []);
    for (const badge of badges) {
      const document = parseXml(badge);
      const names = new Set([...document.getElementsByTagName('*')].map(({ tagName }) => tagName));
      assert.deepEqual([...names].sort(), ['g', 'path', 'rect', 'svg', 'text', 'title']);
      const [title] = elements(document, 'title');
      assert.equal(document.documentElement?.getAttribute('aria-label'), title?.textContent);
      assert.match(title?.textContent ?? '', /^FLAT.*1 of 16 properties is violated/u);
      assert.ok(!/href|url\(|\bon\w+=(?=")|[^\P{Cc}\n]|\p{Cf}/u.test(badge));
    }
  });
});
