import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { javaVersion, locateJava } from './java.ts';
import { locate } from './locate.ts';

describe('finding a Java', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-java-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** With a note of its version, or asked for it. */
  function java(path: string, version: string, noted = true): string {
    const home = join(folder, path);
    mkdirSync(join(home, 'bin'), { recursive: true });
    const said = noted ? 'unknown' : version;
    writeFileSync(join(home, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${said}" 2024' >&2\n`);
    chmodSync(join(home, 'bin', 'java'), 0o755);
    if (noted) writeFileSync(join(home, 'release'), `IMPLEMENTOR="X"\nJAVA_VERSION="${version}"\n`);
    return home;
  }

  it('reads the version beside it, and asks where there is none', () => {
    assert.equal(javaVersion(join(java('a', '25.0.3'), 'bin/java')), '25.0.3');
    assert.equal(javaVersion(join(java('b', '21.0.1', false), 'bin/java')), '21.0.1');
    assert.equal(javaVersion(join(folder, 'none')), null);
  });

  it('takes JAVA_HOME, then PATH, then the newest that was installed, and nothing too old', () => {
    const [old, mine, path] = [java('old', '17.0.15'), java('mine', '19'), java('path', '20.0.1', false)];
    const usual = join(folder, 'jvm');
    java('jvm/21', '21.0.2');
    java('jvm/25/Contents/Home', '25.0.3');
    java('jvm/8', '1.8.0');
    const found = (env: Record<string, string>, folders = [usual]) => locateJava(env, folders)?.path;
    const PATH = `${join(old, 'bin')}:${join(path, 'bin')}`;
    assert.equal(found({ JAVA_HOME: mine, PATH }), join(mine, 'bin/java'));
    assert.equal(found({ JAVA_HOME: old, PATH }), join(path, 'bin/java'));
    assert.equal(found({ JAVA_HOME: old, PATH: join(old, 'bin') }), join(usual, '25/Contents/Home/bin/java'));
    assert.equal(found({ PATH: join(old, 'bin') }, [join(folder, 'nowhere')]), undefined);
  });

  it('refuses one that is named and too old, rather than taking another', () => {
    const old = join(java('old', '17.0.15'), 'bin/java');
    assert.throws(() => locate('java', { home: folder, env: { ASSAY_JAVA: old } }), { code: 'ASY-TOOL-01' });
    const named = join(java('new', '22'), 'bin/java');
    assert.equal(locate('java', { home: folder, env: { ASSAY_JAVA: named } })?.shown, 'named by ASSAY_JAVA');
  });

  it('finds a Prover by its own variable or by that of its makers', () => {
    const jar = join(folder, 'prover', 'emv.jar');
    mkdirSync(dirname(jar), { recursive: true });
    writeFileSync(jar, 'jar');
    const find = (env: Record<string, string>) => locate('certora.jar', { home: folder, env });
    assert.equal(find({ ASSAY_CERTORA_JAR: jar })?.path, jar);
    assert.equal(find({ CERTORA: dirname(jar) })?.path, jar);
    assert.equal(find({ CERTORA: join(folder, 'nowhere') }), null);
    assert.equal(find({}), null);
    assert.throws(() => find({ ASSAY_CERTORA_JAR: join(folder, 'no.jar') }), { code: 'ASY-TOOL-01' });
  });
});
