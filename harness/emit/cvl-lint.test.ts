import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assumptions } from '../../properties/assumptions.ts';
import { byId } from '../../properties/registry.ts';
import { confOf, cvlTargets, rulesOf, specOf } from './cvl-targets.ts';
import { parseReason, readCvl } from './cvl-text.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folder = join(root, 'specs', 'cvl');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const specs = readdirSync(folder).filter((name) => name.endsWith('.spec'));
const confs = readdirSync(folder).filter((name) => name.endsWith('.conf'));

describe('reasons in CVL', () => {
  it('are of three forms', () => {
    assert.deepEqual(parseReason(' Safe: proved in RISE-STATE-002 '), { provedIn: 'RISE-STATE-002' });
    assert.deepEqual(parseReason('Safe: because it cannot be'), { because: 'it cannot be' });
    assert.deepEqual(parseReason('Assumes A-KECCAK'), { assumes: 'A-KECCAK' });
    for (const other of ['Safe:', 'Safe: because ', 'Safe: it cannot be', 'proved in RISE-STATE-002', 'Assumes it', ''])
      assert.equal(parseReason(other), null, other);
  });

  it('are wanted of everything that narrows what is checked', () => {
    const lines = (source: string): readonly number[] => readCvl(source).unreasoned;
    const body = (statement: string): string => `rule r(env e) {\n    f(e);\n    ${statement}\n}\n`;
    assert.deepEqual(lines(body('require x > 0;')), [3]);
    assert.deepEqual(lines(body('require x > 0, "it is";')), [3]);
    assert.deepEqual(lines(body('require g(x, "Safe: because");')), [3]);
    assert.deepEqual(lines(body('require x > 0, "Safe: because it is";')), []);
    assert.deepEqual(lines(body('// Safe: proved in RISE-STATE-002\n    require x > 0;')), []);
    assert.deepEqual(lines(body('require a;\n    // Safe: because of b\n    require b;')), [3]);
    assert.deepEqual(lines(body('requireInvariant i();')), [3]);
    assert.deepEqual(lines(body('// Safe: proved in RISE-STATE-002\n    requireInvariant i();')), []);
    assert.deepEqual(lines(body('havoc x assuming x@new > x@old;')), [3]);
    assert.deepEqual(lines('ghost mathint g {\n    axiom g > 0;\n}\n'), [2]);
    assert.deepEqual(lines('ghost mathint g {\n    init_state axiom g > 0;\n}\n'), [2]);
    assert.deepEqual(lines('methods {\n    function _.f() external => NONDET;\n}\n'), [2]);
    assert.deepEqual(lines('methods {\n    // Assumes A-KECCAK\n    function _.f() external => NONDET;\n}\n'), []);
    assert.deepEqual(
      lines('methods {\n    function f() external envfree;\n    function _.g() external => ALWAYS(1);\n}\n'),
      [3],
    );
    assert.deepEqual(lines('hook Sload uint256 v a[KEY address k] {\n    require v > 0;\n}\n'), [2]);
    assert.deepEqual(lines('invariant i() a => b\n    {\n        preserved with (env e) { require c; }\n    }\n'), [3]);
    assert.deepEqual(lines(body('assert a => b; // require nothing\n    string s = "require x;";')), []);
  });

  it('stand by everything that the specifications assume, and name what there is', () => {
    assert.ok(specs.length >= 5);
    const generated = cvlTargets.map(rulesOf);
    for (const path of [...specs.map((name) => `specs/cvl/${name}`), ...generated]) {
      const { items, unreasoned } = readCvl(text(path));
      assert.deepEqual(unreasoned, [], path);
      for (const reason of items.flatMap(({ reasons }) => reasons)) {
        if ('provedIn' in reason) assert.ok(byId.has(reason.provedIn), `${path}: ${reason.provedIn}`);
        if ('assumes' in reason)
          assert.ok(
            assumptions.some(({ id }) => id === reason.assumes),
            `${path}: ${reason.assumes}`,
          );
      }
    }
  });
});

describe('configurations of certora', () => {
  it('are one for each contract that has a specification', () => {
    assert.deepEqual(confs.map((name) => `specs/cvl/${name}`).sort(), cvlTargets.map(confOf).sort());
    for (const target of cvlTargets) assert.ok(specs.includes(`${target.contract}.spec`), specOf(target));
  });

  it('say every optimistic option, and none is on; sanity is checked and reasons are wanted', () => {
    const optimistic = ['contract_recursion', 'fallback', 'hashing', 'loop', 'summary_recursion'];
    for (const name of confs) {
      const conf = JSON.parse(text(`specs/cvl/${name}`)) as Record<string, unknown>;
      const said = Object.entries(conf).filter(([key]) => key.startsWith('optimistic_'));
      assert.deepEqual(
        said.sort(),
        optimistic.map((one) => [`optimistic_${one}`, false]),
        name,
      );
      assert.equal(conf['rule_sanity'], 'basic', name);
      assert.equal(conf['enforce_require_reason'], true, name);
    }
  });

  it('compile the code that is judged', () => {
    for (const name of confs) {
      const conf = JSON.parse(text(`specs/cvl/${name}`)) as Record<string, unknown>;
      const { solc_optimize, solc_evm_version, strict_solc_optimizer } = conf;
      assert.deepEqual([solc_optimize, solc_evm_version, strict_solc_optimizer], ['200', 'paris', true]);
      assert.equal(conf['disable_internal_function_instrumentation'], true);
    }
  });
});
