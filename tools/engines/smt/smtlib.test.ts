import assert from 'node:assert/strict';
import { askModels, askPremises, readScript } from './smtlib.ts';

function checksOf(text: string): number | string {
  const reading = readScript(text);
  return reading.ok ? reading.script.checks.length : reading.why;
}

describe('an SMT-LIB script', () => {
  it('owes one answer to each check-sat, wherever it stands', () => {
    assert.equal(checksOf('(set-logic QF_NIA)(check-sat) ( check-sat )\n(push 1)(check-sat)(pop 1)'), 3);
  });

  it('owes nothing to a check-sat in a comment', () => {
    assert.equal(checksOf('(check-sat) ; (check-sat)\n; (check-sat)'), 1);
  });

  it('does not end a comment at an unusual line break', () => {
    assert.equal(checksOf('; one (check-sat)\u2028(check-sat)\n(check-sat)'), 1);
  });

  const refused = {
    'a check-sat inside a command': '(assert (check-sat))',
    'no question at all': '(assert true)',
    'a printed answer': '(echo "unsat")(check-sat)',
    'an option': '(set-option :timeout 1)(check-sat)',
    'an expected status': '(set-info :status unsat)(check-sat)',
    'an early end': '(check-sat)(exit)',
    'a reset': '(reset)(check-sat)',
    'assumptions of the moment': '(check-sat-assuming (p))',
    'an argument of check-sat': '(check-sat p)',
    'an open command': '(check-sat)(assert (> x 0)',
    'a bracket too many': '(check-sat))',
    'a stray word': '(check-sat) unsat',
    'a string': '(check-sat)(assert "(check-sat)")',
    'a quoted symbol': '(check-sat)(declare-const |a;b| Int)',
    'an open scope': '(push 1)(check-sat)',
    'a carriage return, which ends a comment for one solver only': '(check-sat)\r\n',
    'a nameless command': '((check-sat))(check-sat)',
    'an empty command': '()(check-sat)',
  };
  for (const [what, text] of Object.entries(refused)) {
    it(`is refused for ${what}`, () => assert.equal(readScript(text).ok, false));
  }

  it('asks for models behind the chosen checks only', () => {
    const text = '(check-sat)(check-sat)(push 1)';
    const reading = readScript('(check-sat)(check-sat)');
    assert.ok(reading.ok);
    assert.equal(askModels(text, reading.script, [1]), '(check-sat)(check-sat)\n(get-model)(push 1)');
  });

  it('asks for its premises before each conclusion, with what earlier checks left asserted', () => {
    const premises = (text: string): string => {
      const reading = readScript(text);
      assert.ok(reading.ok);
      return askPremises(text, reading.script).replace(/\s+/gu, ' ');
    };
    assert.equal(
      premises('(assert p)(push 1)(assert q)(assert r)(check-sat)(pop 1)(assert s)(check-sat)'),
      '(assert p)(push 1)(assert q)(check-sat) (assert r)(pop 1)(check-sat) (assert s)',
    );
    // What nothing new is asserted for presupposes all that it asks.
    assert.equal(premises('(assert p)(check-sat)(check-sat)'), '(check-sat) (assert p)(check-sat) ');
  });
});
