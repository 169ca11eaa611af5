import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answerOf } from '../cli/trace.ts';
import type { Traced } from './schema.ts';
import { trace } from './trace.ts';

const home = resolve(import.meta.dirname, '..', '..');
const parts = ['contracts', 'docs', 'foundry.toml', 'harness/generated', 'properties', 'specs', 'README.md'];

/** A harness that is proved and takes more for granted than it says. */
function spoil(root: string): void {
  const change = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(root, path), 'utf8');
    assert.ok(text.includes(from), `${path} has no ${from}`);
    writeFileSync(
      join(root, path),
      text.replace(from, () => to),
    );
  };
  const harness = 'harness/generated/halmos';
  change(`${harness}/RISE_STATE_001.t.sol`, 'vm.assume(ok); // Safe: a call', 'vm.assume(ok); // // Safe: a call');
  change(`${harness}/RISE_STATE_003.t.sol`, '_deploy();', '_deploy();\n        if (twin) return;');
  change(`${harness}/FLAT_TRANS_001.t.sol`, '// Safe: proved in FLAT-STATE-003', '// Safe: proved in FLAT-STATE-099');
  change(
    `${harness}/VAULT_TRANS_001.t.sol`,
    'bool ok = _send(to);',
    'vm.assume(c.w0 > 3); // Safe: proved in VAULT-TRANS-001\n        bool ok = _send(to);',
  );
  change(
    `${harness}/GUARD_TRANS_001.t.sol`,
    'bool ok = _send(to);',
    'vm.assume(c.w0 > 3); // Assumes A-KECCAK\n        bool ok = _send(to);',
  );
  change('specs/worlds/symbolic/GuardianWorld.sol', '// Safe: after deployment', '// Safe:   ');
  change('specs/worlds/symbolic/VaultWorld.sol', '_string(', 'require(caller != address(3));\n        _string(');
  change('docs/guide.md', '# Guide', '# Guide\n\nSee [it](gone.md).');
}

describe('the trace', () => {
  it('of the suite leads everywhere, and what is waived is said', async function () {
    this.timeout(600_000);
    const found = await trace({ root: home, home, write: false, asOf: '2026-12-01' });
    assert.deepEqual(found.findings, []);
    assert.equal(answerOf(found).exitCode, 0);
    assert.equal(found.counts.nothing, 0);
    assert.ok(found.sites.length > 1000);
    assert.ok(found.waived.every(({ until, owner }) => until >= '2026-12-01' && owner !== ''));
  });

  it('finds each way in which a harness, a page or a waiver can be wrong', async function () {
    this.timeout(600_000);
    const root = mkdtempSync(join(tmpdir(), 'assay-trace-'));
    try {
      for (const part of parts) cpSync(join(home, part), join(root, part), { recursive: true });
      symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
      spoil(root);
      const found = await trace({ root, home, write: false, asOf: '2030-01-01' });
      const { findings } = found;
      assert.equal(answerOf(found).exitCode, 1);
      const has = (code: Traced['findings'][number]['code'], what: RegExp): boolean =>
        findings.some((one) => one.code === code && what.test(`${one.place} ${one.text}`));
      assert.ok(has('no-reason', /RISE_STATE_001\.t\.sol.*assume/u));
      assert.ok(has('no-reason', /RISE_STATE_003\.t\.sol.*early-return/u));
      assert.ok(has('no-reason', /VaultWorld\.sol.*require/u));
      assert.ok(has('unknown-property', /FLAT-STATE-099/u));
      assert.ok(has('cycle', /VAULT-TRANS-001 rests on VAULT-TRANS-001/u));
      assert.ok(has('unlisted-assumption', /GUARD-TRANS-001.*A-KECCAK/u));
      assert.ok(has('empty-reason', /GuardianWorld\.sol/u));
      assert.ok(has('stale-link', /docs\/gone\.md/u));
      assert.ok(has('stale-page', /docs\/assumptions\.md/u));
      assert.ok(has('stale-mutants', /assay\.mutants .*there is none/u));
      assert.ok(has('waiver-expired', /WP-PRICE-03/u));
      assert.ok(has('open-claim', /WP-PRICE-03/u));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
