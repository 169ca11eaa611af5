/** Whatever happens to an engine, no property turns green by it, and the cause is said. Real processes, two small properties. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, Sample, tool } from './__fixtures__/project.ts';

const theorem = 'MATH-RING-001';
const construction = 'RISE-STATE-003';

describe('an honest run', function () {
  this.timeout(300_000);
  let sample: Sample;
  const z3 = tool('z3') ?? '';
  const python = tool('python') ?? '';

  before(async function () {
    if (z3 === '') {
      console.log('      left out: the Python environment is not made; npm start makes it');
      this.skip();
    }
    sample = new Sample();
    for (const id of [theorem, construction]) {
      const { code, stderr } = await sample.run(['run', '--property', id]);
      assert.equal(code, 0, stderr);
      assert.deepEqual([sample.told(id)?.outcome, sample.told(id)?.standing], ['met', 'proved']);
    }
  });
  after(() => sample?.remove());
  beforeEach(() => sample.forgetReport());

  async function broken(id: string, env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<void> {
    const { code, stderr } = await sample.run(['run', '--property', id, '--no-resume', ...more], env);
    assert.ok(code === 1 || code === 2, `exit ${code}: ${stderr}`);
    const told = sample.told(id);
    assert.notEqual(told, null, stderr);
    assert.notEqual(told?.outcome, 'met');
    assert.ok((told?.cause?.detail ?? '').length > 0);
  }

  it('does not start with a solver that is not where it is said to be', async () => {
    const { code, stderr } = await sample.run(['run', '--property', theorem], { ASSAY_Z3: '/nowhere/z3' });
    assert.equal(code, 2);
    assert.match(stderr, /^error ASY-TOOL-01: .*ASSAY_Z3.*$/mu);
    assert.equal(sample.told(theorem), null);
  });

  it('believes no solver that does not answer', async () => {
    await broken(theorem, { ASSAY_Z3: sample.script('mute', 'exit 0') });
    assert.equal(sample.told(theorem)?.cause?.code, 'tool-error');
  });

  it('believes no solver that answers more or less than it was asked, or something else', async () => {
    for (const said of ['unsat; echo unsat; echo unsat; echo unsat', 'unsta', 'unsat; exit 3']) {
      await broken(theorem, {
        ASSAY_Z3: sample.script('odd', `case "$1" in --version) exec ${z3} --version;; *) echo ${said};; esac`),
      });
    }
  });

  it('survives an engine that is killed half-way', async () => {
    const killer = sample.script('killer', `case "$1" in --version) exec ${z3} --version;; *) kill -9 $PPID;; esac`);
    await broken(theorem, { ASSAY_Z3: killer });
    assert.equal(sample.told(theorem)?.cause?.code, 'tool-error');
    assert.match(sample.told(theorem)?.cause?.detail ?? '', /SIGKILL/u);
  });

  it('ends what takes longer than a second when that is the limit', async () => {
    const slow = sample.script('slow-python', `case " $* " in */halmos/run.py*) sleep 5;; esac\nexec ${python} "$@"`);
    await broken(construction, { ASSAY_PYTHON: slow }, '--seconds', '1');
    assert.equal(sample.told(construction)?.cause?.code, 'timeout');
  });

  it('reads no result that is cut off, empty, or not there', async () => {
    const spoil = (how: string): string =>
      `case " $* " in */halmos/run.py*) ;; *) exec ${python} "$@";; esac
file=; last=; for word in "$@"; do [ "$last" = --json-output ] && file=$word; last=$word; done
${python} "$@"; code=$?
${how}
exit $code`;
    for (const how of ['head -c 60 "$file" > "$file.part"; mv "$file.part" "$file"', ': > "$file"', 'rm -f "$file"']) {
      await broken(construction, { ASSAY_PYTHON: sample.script('python-that-spoils', spoil(how)) });
    }
  });

  it('keeps what is answered when it is interrupted, and goes on from there', async () => {
    const flag = join(sample.root, 'twins-sleep');
    writeFileSync(flag, '');
    const slow = sample.script(
      'slow',
      `case "$*" in *--version*) ;; *) case "$PWD" in *twin*) [ -e ${flag} ] && sleep 60;; esac;; esac\nexec ${z3} "$@"`,
    );
    const env = { ASSAY_Z3: slow };
    const started = sample.start(['run', '--property', theorem, '--cores', '2'], env);
    const before = answered();
    for (let tries = 0; answered() === before && tries < 600; tries++) await sleep(100);
    started.child.kill('SIGINT');
    const ended: Ended = await started.ended;
    assert.equal(ended.code, 130, ended.stderr);
    assert.match(ended.stderr, /^error ASY-CLI-03: interrupted with 1 of 2 obligations answered/mu);
    assert.equal(sample.told(theorem), null);
    assert.ok(answered() > before);
    assert.equal(sample.has('.assay/journal.ndjson.lock'), false);
    rmSync(flag);
    const again = await sample.run(['run', '--property', theorem], env);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stderr, /^2 obligations, 1 reused/mu);

    function answered(): number {
      return sample.has('.assay/journal.ndjson') ? sample.read('.assay/journal.ndjson').split('\n').length : 0;
    }
  });
});
