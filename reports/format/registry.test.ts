import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import type { Report } from '../schema.ts';
import { withoutTimings } from '../timings.ts';
import { formats } from './registry.ts';

const files = formats.flatMap(({ files: made, timings }) => made.map((file) => ({ ...file, timings })));

function slower(): Report {
  const input = flat();
  const verdicts = input.ledger.verdicts.map((one, at) => {
    const { peakBytes = 1_000_000, ...run } = { ...one.run, seconds: one.run.seconds * 3 };
    return { ...one, run: at % 2 === 0 ? run : { ...run, peakBytes: peakBytes * 3 } };
  });
  const faults = input.ledger.faults.map((one) => ({ ...one, seconds: 99 }));
  return buildReport({ ...input, ledger: { ...input.ledger, verdicts, faults } });
}

describe('formats', () => {
  it('have names and files of their own', () => {
    const ids = formats.map(({ id }) => id);
    assert.deepEqual(ids, [
      ...['html', 'pdf', 'json', 'md', 'sarif', 'sarif-full'],
      ...['junit', 'ctrf', 'csv', 'badge', 'github'],
    ]);
    assert.equal(new Set(files.map(({ name }) => name)).size, files.length);
    assert.ok(files.every(({ name }) => /^[a-z.]+$/u.test(name)));
  });

  it('are all listed, but for the terminal, which is no file', () => {
    const listed = readFileSync(join(import.meta.dirname, 'registry.ts'), 'utf8');
    const making = readdirSync(import.meta.dirname)
      .filter((name) => /^[a-z-]+\.ts$/u.test(name) && name !== 'registry.ts')
      .filter((name) => /^export function format[A-Z]/mu.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
    assert.deepEqual(
      making.filter((name) => !listed.includes(`'./${name}'`)),
      ['terminal.ts'],
    );
  });

  for (const { name, make, timings } of files) {
    it(`${name} is the same for the same run`, () => {
      const [one, two] = [flat(), flat()].map((input) => make(buildReport(input), { attachments }));
      assert.equal(one, two);
    });

    it(`${name} differs between two runs in its declared durations and nowhere else`, () => {
      const [first, later] = [buildReport(flat()), slower()];
      const of = (report: Report): string => make(report, { attachments });
      assert.equal(of(first) === of(later), timings.length === 0);
      assert.equal(of(withoutTimings(first)), of(withoutTimings(later)));
    });

    it(`${name} shows hostile text as text`, () => {
      const made = make(buildReport(hostile(flat())), {
        attachments: Object.fromEntries(Object.entries(attachments).map(([path, text]) => [path, `${text}${payload}`])),
      });
      assert.ok(!/[^\P{Cc}\r\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(made));
      if (!name.endsWith('.csv')) assert.ok(!made.includes('\r'));
      if (/\.(?:html|md|xml|svg)$/u.test(name)) {
        const outside = made.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gmu, '');
        assert.ok(!/<(?:script>alert|img)/u.test(outside));
      }
    });
  }
});
