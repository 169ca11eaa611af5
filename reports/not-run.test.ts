/** With any engine uninstalled: its cells say so with what mends it, the roll-up says what is without its answer. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Property } from '../properties/schema.ts';
import { engines } from '../tools/engines/registry.ts';
import type { Engine } from '../tools/engines/types.ts';
import { limits } from '../tools/run/fake-engine.ts';
import { runObligations } from '../tools/run/run.ts';
import { aLedger, aManifest, anAssumption, anEngine, aProperty, asked } from './__fixtures__/build.ts';
import { formatHtml } from './format/html.ts';
import { formatMarkdown } from './format/markdown.ts';
import { formatTerminal } from './format/terminal.ts';
import { buildReport } from './report.ts';
import type { Report } from './schema.ts';

const present = 'present';

describe('with an engine uninstalled', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-not-run-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The core runs it without any program; another engine answers all that it is asked. */
  async function reported(engine: Engine, properties: readonly Property[]): Promise<Report> {
    const absent = properties.map((property) => asked(property, engine.id));
    const answered = properties.map((property) => asked(property, present));
    const obligations = absent.flatMap((one) => one.obligations);
    const outcome = await runObligations({
      engines: [engine],
      obligations,
      limits,
      root: folder,
      runFolder: folder,
      bin: {},
    });
    return buildReport({
      properties,
      assumptions: [anAssumption()],
      manifest: aManifest([...obligations, ...answered.flatMap((one) => one.obligations)]),
      ledger: aLedger([...outcome.verdicts, ...answered.flatMap((one) => one.verdicts)], {
        engines: [...outcome.engines, anEngine(present, 'proved')],
      }),
    });
  }

  for (const engine of engines) {
    const mends = [...new Set(engine.needs.map(({ mend }) => mend))];
    const ids = ['VAULT-TRANS-001', 'VAULT-TRANS-002', 'VAULT-TRANS-003'];

    it(`${engine.id}: the cells read not run, with the command that mends it, in every format`, async () => {
      const report = await reported(engine, [aProperty({ engines: [present], optional: [engine.id] })]);
      const cell = report.properties[0]?.engines.find((one) => one.engine === engine.id);
      assert.deepEqual([cell?.claim, cell?.cause?.code], ['not-run', 'tool-missing']);
      for (const mend of mends) assert.ok(cell?.cause?.detail.includes(mend), mend);
      const texts = [formatTerminal(report), formatMarkdown(report), formatHtml(report)];
      assert.match(texts[0] ?? '', new RegExp(`\\(.*${engine.id} not run.*\\)`, 'u'));
      assert.match(texts[1] ?? '', new RegExp(`${engine.id} not run`, 'u'));
      assert.match(
        texts[2] ?? '',
        new RegExp(`data-engine="${engine.id}" title="[^"]+"><span class="mini t-error">not run<`, 'u'),
      );
      for (const text of texts) {
        const plain = text
          .replace(/&quot;|&#34;/gu, '"')
          .replace(/<!-- -->/gu, '')
          .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
        for (const mend of mends) assert.ok(plain.includes(mend), mend);
      }
    });

    it(`${engine.id}: the roll-up counts the properties without its answer`, async () => {
      const report = await reported(
        engine,
        ids.map((id) => aProperty({ id, engines: [present], optional: [engine.id] })),
      );
      const [silent, ...more] = report.agreement.notRun;
      assert.deepEqual([silent?.engine, silent?.properties, more], [engine.id, ids, []]);
      assert.match(
        formatTerminal(report),
        new RegExp(`^${engine.id}: not run \\(.*\\); 3 properties without its answer$`, 'mu'),
      );
      assert.deepEqual(
        report.notVerified.filter(({ kind }) => kind === 'engine').map(({ subject }) => subject),
        [engine.id],
      );
    });

    it(`${engine.id}: what it is required for cannot be judged, what it is asked besides is judged without it`, async () => {
      const required = await reported(engine, [aProperty({ engines: [present, engine.id] })]);
      assert.deepEqual([required.properties[0]?.outcome, required.exitCode], ['error', 2]);
      const optional = await reported(engine, [aProperty({ engines: [present], optional: [engine.id] })]);
      assert.deepEqual([optional.properties[0]?.outcome, optional.exitCode], ['met', 0]);
    });
  }
});
