import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { nameTools } from './flags.ts';

describe('a Prover that is named on the command line', () => {
  const kept = process.env['ASSAY_CERTORA_JAR'];
  afterEach(() => {
    if (kept === undefined) delete process.env['ASSAY_CERTORA_JAR'];
    else process.env['ASSAY_CERTORA_JAR'] = kept;
  });

  it('is found as if its variable had been set, from any folder', () => {
    delete process.env['ASSAY_CERTORA_JAR'];
    nameTools({});
    assert.equal(process.env['ASSAY_CERTORA_JAR'], undefined);
    nameTools({ certoraJar: 'some/emv.jar' });
    assert.equal(process.env['ASSAY_CERTORA_JAR'], resolve('some/emv.jar'));
  });
});
