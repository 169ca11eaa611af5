/** What other tools read of a campaign, and the page that shows it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { aMutation } from '../__fixtures__/build.ts';
import { asElements } from './elements.ts';
import { mutationPage } from './page.ts';
import { shown } from './shown.ts';

const source = 'contract SaveVault {} // </script><b>\n';
const named = [
  { id: 'VAULT-TRANS-001', title: 'A title', contract: 'SaveVault' },
  { id: 'RISE-STATE-001', title: 'Another', contract: 'RISE' },
];
const report = asElements(aMutation(), named, () => source);

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('mutation-testing-report-schema/mutation-testing-report-schema.json'),
    'utf8',
  ),
) as Schema & {
  readonly properties: {
    readonly files: {
      readonly additionalProperties: Schema & {
        readonly properties: {
          readonly mutants: {
            readonly items: Schema & { readonly properties: { readonly status: { readonly enum: readonly string[] } } };
          };
        };
      };
    };
  };
};

describe('the mutation-testing report', () => {
  const file = report.files['SaveVault/contracts/flat/src/SaveVault.sol'];

  it('has what its schema demands, and words of the schema only', () => {
    const ofFile = schema.properties.files.additionalProperties;
    const ofMutant = ofFile.properties.mutants.items;
    assert.ok(file);
    const has = (value: object, { required, properties }: Schema): void => {
      for (const name of required) assert.ok(Object.hasOwn(value, name), name);
      for (const name of Object.keys(value)) assert.ok(Object.hasOwn(properties, name), name);
    };
    has(report, schema);
    has(file, ofFile);
    for (const mutant of file.mutants) {
      has(mutant, ofMutant);
      assert.ok(ofMutant.properties.status.enum.includes(mutant.status));
    }
  });

  it('counts what nobody could judge as survived, and what is equivalent not at all', () => {
    assert.deepEqual(
      file?.mutants.map(({ status }) => status),
      ['Survived', 'Killed', 'Survived', 'Ignored'],
    );
    assert.equal(file?.mutants[2]?.statusReason, 'undecided: timeout: more than 90 s');
    assert.deepEqual(file?.mutants[1]?.killedBy, ['VAULT-TRANS-001']);
    assert.equal(file?.mutants[0]?.duration, 3000);
    assert.deepEqual(Object.keys(report.testFiles), ['RISE', 'SaveVault']);
  });

  it('is shown on a page that fetches nothing and runs nothing of the sources', () => {
    const page = mutationPage(report);
    assert.match(page, /default-src 'none'; script-src 'sha256-/u);
    assert.ok(!page.includes('</script><b>'));
    assert.doesNotMatch(page, /<(?:script|link|img)[^>]+(?:src|href)=/u);
    const data = /<script type="application\/json" id="mutants">([\s\S]*?)<\/script>/u.exec(page)?.[1] ?? '';
    assert.deepEqual(JSON.parse(data), JSON.parse(JSON.stringify(report)));
  });

  it('shows what a source hides, with every mutant at its place', () => {
    const hiding = 'a\r\n\t/* \u202e */ x < y\u001b; // \u200b\r\nx\r\n';
    const [one] = aMutation().judgements;
    assert.ok(one);
    const mutant = {
      ...one.mutant,
      start: { line: 2, column: 12 },
      end: { line: 2, column: 13 },
      replacement: '\u2066<=',
    };
    const hidden = asElements({ judgements: [{ ...one, mutant, cause: 'why\u0085' }] }, named, () => hiding);
    const [file] = Object.values(shown(hidden).files);
    const found = file?.mutants[0];
    assert.ok(file && found);
    assert.equal(file.source, 'a\n\t/* \\u{202e} */ x < y\\u{1b}; // \\u{200b}\nx\n');
    const { start, end } = found.location;
    const line = file.source.split('\n')[start.line - 1] ?? '';
    assert.equal(line.slice(start.column - 1, end.column - 1), '<');
    assert.equal(found.replacement, '\\u{2066}<=');
    assert.equal(found.statusReason, 'why\\u{85}');
    assert.deepEqual(shown(report), report);
    assert.doesNotMatch(mutationPage(hidden).split('id="mutants">')[1]?.split('</script>')[0] ?? '', /[\p{Cc}\p{Cf}]/u);
  });
});
