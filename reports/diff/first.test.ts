/** A change since the baseline stands before everything else, wherever people read. */
import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { formatMarkdown } from '../format/markdown.ts';
import { formatComment } from '../format/pr-comment.ts';
import { formatTerminal } from '../format/terminal.ts';
import { buildReport } from '../report.ts';
import { Report } from '../schema.ts';
import { compare } from './compare.ts';
import { imageOf } from './image.ts';

const report = buildReport(flat());
const now = { ...report, properties: report.properties.filter(({ id }) => id !== 'RISE-STATE-001') };
const since = Report.parse({ ...now, change: compare(imageOf(report), imageOf(now)) });
const answer = 'Worse than before: 1 gone.';

describe('a report with a baseline', () => {
  it('has the change in its first section', () => {
    const [, first = ''] = formatMarkdown(since).split(/^## /mu);
    assert.ok(first.startsWith(`Since the baseline\n\n**${answer}**`), first);
    assert.ok(first.includes('| Gone | <code>RISE-STATE-001</code> | met, proved |  |'));
  });

  it('has the change in the first block of its comment, also when hardly anything fits', () => {
    for (const limit of [65_536, 2_500]) {
      const [, first = ''] = formatComment(since, limit).split(/^### /mu);
      assert.ok(first.startsWith(`Since the baseline\n\n- ${answer}\n`), first);
    }
  });

  it('has the change in its first lines on a terminal', () => {
    assert.ok(formatTerminal(since).startsWith(`${answer}\n`));
    assert.match(formatTerminal(since), /^Gone \(1\)\n {2}RISE-STATE-001: met, proved → no longer there$/mu);
  });

  it('shows what a hostile contract says of itself as text', () => {
    const bad = buildReport(hostile(flat()));
    const after = { ...bad, properties: bad.properties.slice(1) };
    const change = compare(imageOf(bad), { ...imageOf(after), faults: [] });
    const hit = { ...after, change };
    for (const text of [formatMarkdown(hit), formatComment(hit)]) {
      const [, first = ''] = text.split(/^##+ /mu);
      for (const [tag] of first.matchAll(/<[^>]*>?/gu)) assert.ok(['<code>', '</code>', '<!-- -->'].includes(tag), tag);
      assert.ok(first.includes('alert'));
    }
    assert.ok(!/[^\P{Cc}\n]|[\p{Cf}\p{Zl}]/u.test(formatTerminal(hit)));
  });

  it('is as ever without one', () => {
    for (const text of [formatMarkdown(now), formatComment(now), formatTerminal(now)])
      assert.ok(!/baseline|before:/iu.test(text));
  });
});
