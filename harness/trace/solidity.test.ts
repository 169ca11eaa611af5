import assert from 'node:assert/strict';
import { sitesOf, wordsOf } from './sample.ts';

/** Each body is that of a check that inherits what judges. */
const check = (body: string, more = ''): readonly string[] =>
  wordsOf(
    `${more}\ncontract Case is Symbolic { uint256 n; function step(bool twin, uint256 x) external {\n${body}\n} }`,
  );

const undischarged: Readonly<Record<string, readonly [string, string]>> = {
  'no reason': ['vm.assume(x > 3);', 'assume none'],
  'a reason of another statement': ['vm.assume(x > 3);\nx++; // Safe: it is a number', 'assume none'],
  'a comment that is no reason': ['vm.assume(x > 3); // it is', 'assume none'],
  'an empty reason': ['vm.assume(x > 3); // Safe:', 'assume empty'],
  'a reason of blanks': ['vm.assume(x > 3); // Safe:     ', 'assume empty'],
  'a reason of signs': ['vm.assume(x > 3); // Safe: ...', 'assume empty'],
  'a reason of one word': ['vm.assume(x > 3); // Safe: obviously', 'assume empty'],
  'a reason that is commented out': ['vm.assume(x > 3); // // Safe: it is a number', 'assume none'],
  'a reason in a comment of a block': ['vm.assume(x > 3); /* Safe: it is a number */', 'assume none'],
  'a proof without a name': ['vm.assume(x > 3); // Safe: proved elsewhere', 'assume unreadable'],
  'a name with something behind it': [
    'vm.assume(x > 3); // Safe: proved in RISE-STATE-001 mostly',
    'assume unreadable',
  ],
  'an assumption without a name': ['vm.assume(x > 3); // Assumes that it is', 'assume unreadable'],
  'a requirement': ['require(x > 3);', 'require none'],
  'a return that leaves': ['if (x < 3) return;\nn = x;', 'early-return none'],
  'a return in a block that leaves': ['if (x < 3) { n = 1; return; }\nn = x;', 'early-return none'],
  'a jump over the rest': ['for (uint256 i; i < 3; i++) { if (i == x) continue; n = i; }', 'jump none'],
  'a claim that only some come to': ['if (x > 3) _claim(twin, x > 3, true);', 'conditional none'],
  'an assertion that only some come to': ['if (x > 3) assert(n == 0);', 'conditional none'],
  'an error that is swallowed': ['try this.step(twin, x) { n = 1; } catch {}', 'catch none'],
  'a revert in assembly': ['assembly { if lt(x, 3) { revert(0, 0) } }', 'assembly none'],
  'a stop in assembly': ['assembly { if lt(x, 3) { stop() } }', 'assembly none'],
  'a call by name': [
    'address(vm).call(abi.encodeWithSignature("assume(bool)", x > 3)); // Safe: it is a number',
    'hidden hidden',
  ],
  'a call by selector': [
    'address(vm).call(abi.encodeWithSelector(vm.assume.selector, x > 3)); // Safe: it is one',
    'hidden hidden',
  ],
  'a call by number': [
    'address(vm).call(abi.encodeWithSelector(bytes4(0x4c63e562), x > 3)); // Safe: it is one',
    'hidden hidden',
  ],
  'a call that is encoded': [
    'address(vm).call(abi.encodeCall(vm.assume, (x > 3))); // Safe: it is one',
    'hidden hidden',
  ],
};

describe('what a check takes for granted', () => {
  for (const [name, [body, word]] of Object.entries(undischarged))
    it(`is not discharged by ${name}`, () => {
      assert.ok(check(body).includes(word), check(body).join(', '));
    });

  it('is discharged by a reason behind it, above it, around it or of its condition', () => {
    assert.deepEqual(check('vm.assume(x > 3); // Safe: proved in RISE-STATE-001'), ['assume RISE-STATE-001']);
    assert.deepEqual(check('// Assumes A-ETH-SUPPLY: so it is\nvm.assume(x > 3);'), ['assume A-ETH-SUPPLY']);
    assert.deepEqual(
      check('{ // Safe: proved in RISE-STATE-001 and RISE-STATE-002\nuint256 y = x;\nvm.assume(y > 3);\n}'),
      ['assume RISE-STATE-001+RISE-STATE-002'],
    );
    assert.deepEqual(check('vm.assume(x > 3); // Safe: it reverts: RISE-STATE-001, RISE-STATE-002 and A-ETH-SUPPLY'), [
      'assume RISE-STATE-001+RISE-STATE-002',
    ]);
    assert.deepEqual(check('if (twin) vm.assume(x > 3); // Safe: a twin needs one'), ['assume construction']);
    assert.deepEqual(check('// Safe: it is\n// a number\nvm.assume(x > 3);'), ['assume construction']);
  });

  it('has a reason of its own each: one above speaks for the next line only', () => {
    assert.deepEqual(check('// Safe: it is a number\nvm.assume(x > 3);\nvm.assume(x > 4);'), [
      'assume construction',
      'assume none',
    ]);
  });

  it('is nothing where the twin alone is told apart, or an assertion is the claim', () => {
    assert.deepEqual(check('if (!twin) assert(x > 3);\n_claim(twin, x > 3, true);'), []);
  });
});

describe('what is hidden from whoever reads a check', () => {
  it('is found in a modifier, a library, a base and an initial value', () => {
    const source = `
      library Checks { function sane(uint256 x) internal pure returns (uint256) { require(x > 3); return x; } }
      contract Base { modifier big(uint256 x) { require(x > 3); _; } function _helper(uint256 x) internal virtual { vm.assume(x > 3); } }
      contract Case is Base, Symbolic { uint256 n = Checks.sane(5); function step(uint256 x) external big(x) { _helper(x); assert(x > 3); } }`;
    assert.deepEqual(
      sitesOf(source).map(({ kind, where }) => `${kind} ${where}`),
      ['require Checks.sane', 'require Base.big', 'assume Base._helper'],
    );
  });

  it('is a modifier that leaves the body out', () => {
    const source = 'contract Case is Symbolic { modifier big(uint256 x) { if (x > 3) { _; } } }';
    assert.deepEqual(wordsOf(source), ['skipped-body none']);
  });

  it('is an assertion where no claim is made: a stand-in that asserts drops the call', () => {
    assert.deepEqual(wordsOf('contract Stand { function act(uint256 x) external pure { assert(x > 3); } }'), [
      'assert none',
    ]);
    assert.deepEqual(wordsOf('contract Stand { function act() external pure { assert(false); } }'), ['assert none']);
  });

  it('is an answer of "given" that is not yes', () => {
    const given = (body: string): readonly string[] =>
      wordsOf(`contract Case { function A_given(uint256 x) internal pure returns (bool) {\n${body}\nreturn true; } }`);
    assert.deepEqual(given('if (x < 3) return false;'), ['early-return none']);
    assert.deepEqual(given('// Safe: it is a number\nif (x < 3) return false;'), ['early-return construction']);
  });

  it('is a range that is drawn from, unless the helper says why', () => {
    const helper = (doc: string): string =>
      `library Draw { ${doc}\nfunction bound(uint256 x, uint256 a, uint256 b) internal pure returns (uint256) { return a + x % (b - a); } }
       contract Case { function act(uint256 x) external pure returns (uint256) { return Draw.bound(x, 1, 5); } }`;
    assert.deepEqual(wordsOf(helper('')), ['bound none']);
    assert.deepEqual(wordsOf(helper('\n/// Safe: a campaign is sampled')), ['bound construction']);
  });

  it('is never discharged by the documentation of a function that assumes', () => {
    const source =
      'contract Case is Symbolic {\n/// Safe: all of it is fine\nfunction step(uint256 x) external {\nvm.assume(x > 3);\n} }';
    assert.deepEqual(wordsOf(source), ['assume none']);
  });
});

describe('instances of theorems', () => {
  const reason = ' // Safe: instances of theorems, each proved in the model property that Theorems.sol names';
  const assumed = (body: string, more = ''): readonly string[] =>
    check(body, more).filter((word) => word.startsWith('assume'));

  it('are proved by their properties', () => {
    assert.deepEqual(assumed(`bool t = true;\nt = both(t, divides(x, 3));\nvm.assume(t);${reason}`), [
      'assume MATH-DIV-001',
    ]);
  });

  it('are nothing else', () => {
    for (const body of [
      `bool t = true;\nt = both(t, divides(x, 3));\nt = both(t, x > 3);\nvm.assume(t);${reason}`,
      `bool t = x > 3;\nvm.assume(t);${reason}`,
      `bool t = true;\nassembly { t := gt(x, 3) }\nvm.assume(t);${reason}`,
      `bool t = true;\n(t, n) = (x > 3, 1);\nvm.assume(t);${reason}`,
      `vm.assume(divides(x, 3) && x > 3);${reason}`,
    ])
      assert.deepEqual(assumed(body), ['assume not-theorems'], body);
  });

  it('are those of the contract that states them, and not of a namesake', () => {
    const more = 'library Fake { function divides(uint256 n, uint256) internal pure returns (bool) { return n > 3; } }';
    assert.deepEqual(assumed(`vm.assume(Fake.divides(x, 3));${reason}`, more), ['assume not-theorems']);
  });
});
