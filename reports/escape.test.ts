import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonText, markdown, markdownCode, markdownFence, visible, visibleBlock, visibleDeep } from './escape.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;

describe('escape', () => {
  it('shows what would be hidden', () => {
    assert.equal(visible('a\u001b[31mb'), 'a\\u{1b}[31mb');
    assert.equal(visible('a\u202eb\u2066c\u200bd'), 'a\\u{202e}b\\u{2066}c\\u{200b}d');
    assert.equal(visible('a\nb\tc\r'), 'a\\nb\\tc\\r');
    assert.equal(visible('\ud800'), '\\u{d800}');
    assert.equal(visible('α ≤ ⌊x⌋ – naïve'), 'α ≤ ⌊x⌋ – naïve');
  });

  it('keeps the lines of a block and nothing else that moves the cursor', () => {
    assert.equal(visibleBlock('a\r\n\tb\rc\u0007'), 'a\n\tb\\rc\\u{7}');
  });

  it('reaches keys and nested values', () => {
    assert.deepEqual(visibleDeep({ 'a\n': ['\u202e', 1, null, { b: true }] }), {
      'a\\n': ['\\u{202e}', 1, null, { b: true }],
    });
  });

  it('leaves nothing unseen in any text', () => {
    fc.assert(fc.property(text, (one) => !unseen.test(visible(one)) && !unseen.test(markdown(one))));
    fc.assert(fc.property(text, (one) => !/[\r\u2028\u2029]/.test(markdownFence(one, ''))));
  });

  it('prints JSON that is safe to print and parses back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const printed = jsonText(value);
        assert.ok(!unseen.test(printed.replaceAll('\n', '')));
        assert.deepEqual(JSON.parse(printed), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('takes the syntax out of Markdown', () => {
    fc.assert(
      fc.property(text, (one) => {
        const escaped = markdown(one).replaceAll('<!-- -->', '');
        assert.ok(!/[<>`*[\]|~$\\]/.test(escaped));
      }),
    );
    assert.equal(markdown('check_VAULT_001'), 'check_VAULT_001');
    assert.equal(
      markdown('_a_ @b #1 http://c www.d'),
      '&#95;a&#95; &#64;<!-- -->b &#35;<!-- -->1 http&#58;<!-- -->//c www&#46;<!-- -->d',
    );
    assert.equal(markdownCode('a|b`'), '<code>a&#124;b&#96;</code>');
  });

  it('fences what its content cannot close', () => {
    assert.equal(markdownFence('a\n````\nb', 'solidity'), '`````solidity\na\n````\nb\n`````');
  });
});
