import assert from 'node:assert/strict';
import { readiness } from '../../run/versions.ts';
import { limits, obligation } from './case.ts';
import { command, group, modeOf } from './command.ts';
import { certora } from './index.ts';
import { Request } from './schema.ts';

const one = { conf: 'specs/cvl/A.conf', spec: 'harness/generated/certora/ARules.spec' };
const other = { conf: 'specs/cvl/B.conf', spec: 'harness/generated/certora/BRules.spec' };
const bin = { node: '/n/node', python: '/v/python', certoraRun: '/v/certoraRun', java: '/j/java', solc: '/s/solc' };
const workspace = { root: '/root', job: '/job', bin, spare: '' };

describe('certora without what it needs', () => {
  it('is not run, and says what mends it', async () => {
    const here = Object.fromEntries(
      certora.needs.map(({ name }) => [name, { name, path: '/nowhere', origin: 'path' as const, shown: '' }]),
    );
    for (const { name, mend } of certora.needs) {
      const { [name]: _, ...others } = here;
      const state = await readiness(certora, others);
      assert.ok(!state.ready);
      assert.equal(state.cause.code, 'tool-missing');
      assert.ok(state.cause.detail.includes(name) && state.mend === mend);
    }
    assert.match(certora.needs.find(({ name }) => name === 'java')?.mend ?? '', /JDK 19/u);
  });
});

describe('the command of certora', () => {
  it('asks a configuration once, whatever of it is wanted', () => {
    const asked = [obligation(one, 'A_1'), obligation(other, 'B_1'), obligation(one, 'A_1_twin', 'twin')];
    assert.deepEqual(
      group(asked).map((job) => job.map(({ id }) => id)),
      [['X-A_1', 'X-A_1_twin'], ['X-B_1']],
    );
  });

  it('works by what there is, a Prover of the person’s own first', () => {
    const mode = (...present: string[]) => modeOf(new Set(present));
    assert.equal(mode('java', 'solc'), 'typecheck');
    assert.equal(mode('CERTORAKEY'), 'cloud');
    assert.equal(mode('CERTORAKEY', 'certora.jar'), 'local');
    assert.equal(mode('CERTORAKEY', 'ASSAY_CERTORA_SERVER'), 'stand-in');
    assert.equal(mode('ASSAY_CERTORA_SERVER'), 'typecheck');
  });

  it('hands the driver everything by its arguments but the key', () => {
    const made = command([obligation(one, 'A_1')], limits, { ...workspace, mode: 'cloud' });
    const request = Request.parse(JSON.parse(made.argv.at(-1) ?? ''));
    assert.deepEqual([request.conf, request.spec, request.mode], [one.conf, one.spec, 'cloud']);
    assert.equal(request.bin.jar, null);
    assert.deepEqual(made.env, {});
    assert.deepEqual(certora.passes, ['CERTORAKEY', 'ASSAY_CERTORA_SERVER']);
    assert.ok(!made.display.includes('/'.concat('root')));
    const local = command([obligation(one, 'A_1')], limits, {
      ...workspace,
      bin: { ...bin, 'certora.jar': '/p/emv.jar' },
      mode: 'local',
    });
    assert.equal(Request.parse(JSON.parse(local.argv.at(-1) ?? '')).bin.jar, '/p/emv.jar');
  });

  it('proves nothing when it is not told how', () => {
    for (const mode of [undefined, 'something'])
      assert.equal(
        Request.parse(JSON.parse(command([], limits, { ...workspace, mode }).argv.at(-1) ?? '')).mode,
        'typecheck',
      );
  });
});
