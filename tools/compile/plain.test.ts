import assert from 'node:assert/strict';
import { plain, withoutComments } from './plain.ts';

describe('a source without comments', () => {
  const same = (a: string, b: string): void => assert.equal(plain(a), plain(b));
  const different = (a: string, b: string): void => assert.notEqual(plain(a), plain(b));

  it('is the same whatever its comments say', () => {
    same('a = 1; // one\nb = 2;', 'a = 1; // two, at length\nb = 2;');
    same('/** x */ a;', '/* y\n y */ a;');
    same('a;\n\n// new line\nb;', 'a;\nb;');
  });

  it('is another one when anything but a comment changes', () => {
    different('a = 1;', 'a = 2;');
    different('a = "// x";', 'a = "// y";');
    different("a = '/* x */';", "a = '/* y */';");
    different('a = "\\"// x";', 'a = "\\"// y";');
    different('a = "x  y";', 'a = "x y";');
    different('ab;', 'a b;');
    different('a/**/b;', 'ab;');
  });

  it('keeps what stands behind every end of a line that the compiler knows', () => {
    for (const end of ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])
      different(`// x${end}a = 1;`, `// x${end}a = 2;`);
  });

  it('keeps comments that somebody obeys', () => {
    different('// slither-disable-next-line reentrancy\na;', '// nothing\na;');
    different('/// @custom:smtchecker abstract-function-nondet\na;', '///\na;');
  });

  it('leaves lines where they were', () => {
    const text = 'a; // x\n/* y\n y */ b;\n"// z";\n';
    assert.equal(withoutComments(text).split('\n').length, text.split('\n').length);
    assert.equal(withoutComments('/* 1\n2 */x').split('\n')[1], 'x');
  });
});
