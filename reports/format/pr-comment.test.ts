import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport, type ReportInput } from '../report.ts';
import { commentLimit, formatComment } from './pr-comment.ts';

/** As many properties as a large audit has, of which every tenth is not shown. */
function large(copies: number): ReportInput {
  const input = flat();
  const properties = Array.from({ length: copies }, (_, at) =>
    input.properties.map((one) => ({ ...one, id: `${one.id}${String(at).padStart(4, '0')}`, lemmas: [] })),
  ).flat();
  return { ...input, properties };
}

const size = (text: string): number => Buffer.byteLength(text, 'utf8');
const rows = (text: string): number => text.split('\n').filter((line) => /^(?:\| (?!---)|- )/u.test(line)).length;

describe('comment', () => {
  const whole = formatComment(buildReport(flat()));

  it('answers in the first line', () => {
    assert.match(whole.split('\n')[0] ?? '', /^\*\*1 of 16 properties is violated, and engines contradict/u);
    const titles = [...whole.matchAll(/^### (.*)$/gmu)].map(([, title]) => title);
    assert.deepEqual(titles, [
      'Needs attention',
      'Not verified',
      'Seeded faults that nothing caught',
      'Engines',
      'Properties',
    ]);
    assert.ok(whole.endsWith('<!-- assay -->\n'));
    assert.doesNotMatch(whole, /Left out/u);
  });

  it('begins with conflicts and violations', () => {
    const ids = [...whole.matchAll(/^\| <code>([A-Z0-9-]+)<\/code> \| \*\*/gmu)].map(([, id]) => id);
    assert.deepEqual(ids.slice(0, 2), ['OCEAN-TRANS-001', 'GHOST-ACC-001']);
    assert.equal(ids.length, 6);
  });

  it('fits a comment and a job summary, and counts every line that it leaves out', () => {
    const report = buildReport(large(60));
    const all = formatComment(report, 10_000_000);
    assert.doesNotMatch(all, /Left out/u);
    for (const limit of [commentLimit, 1_048_576, 20_000, 3_000]) {
      const short = formatComment(report, limit);
      assert.ok(size(short) <= limit, `${size(short)} > ${limit}`);
      assert.equal(short.split('\n')[0], all.split('\n')[0]);
      const left = [...short.matchAll(/^- [^:|]+: (\d+) of \d+ lines$/gmu)].map(([, count]) => Number(count));
      const told = left.reduce((sum, one) => sum + one, 0);
      if (told === 0) assert.equal(short, all);
      else {
        assert.match(short, /\*\*Left out for length\*\*; the whole is in `report\.md` and `report\.html`/u);
        const heads = (text: string) =>
          [...text.matchAll(/^### /gmu)].length - Number(/^### The run itself/mu.test(text));
        const kept = rows(short) - heads(short) - left.length;
        assert.equal(kept + told, rows(all) - heads(all), `at ${limit}`);
      }
    }
  });

  it('gives the answer alone when there is no room for more', () => {
    const tiny = formatComment(buildReport(flat()), 400);
    assert.ok(size(tiny) <= 400);
    assert.match(tiny, /^\*\*1 of 16.*\n\nLeft out for length/u);
  });

  it('cuts a long text and says so', () => {
    const input = flat();
    const properties = input.properties.map((one) => ({ ...one, title: '@'.repeat(100_000) }));
    const text = formatComment(buildReport({ ...input, properties }));
    assert.ok(size(text) <= commentLimit);
    assert.match(text, /@ …/u);
    assert.match(text, /OCEAN-TRANS-001/u);
  });

  it('lets nothing of the audited code become markup', () => {
    const bad = formatComment(buildReport(hostile(flat())));
    for (const [tag] of bad.matchAll(/<[^>]*>?/gu))
      assert.ok(['<code>', '</code>', '<!-- -->', '<!-- assay -->'].includes(tag), tag);
    assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}\r]/u.test(bad));
    assert.ok(!/https?:\/\/|\[x\]|@everyone/u.test(bad));
    const lines = (text: string): number => text.split('\n').length;
    assert.equal(lines(bad), lines(whole));
  });
});
