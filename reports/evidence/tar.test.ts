/** One form of archive is read, and every other is one clear answer. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Header } from 'tar';
import { isMemberName, type Member } from './members.ts';
import { expand, squeeze } from './squeeze.ts';
import { layoutOf, packTar, unpackTar } from './tar.ts';

const most = { members: 100 };
const member = (name: string, text = name): Member => ({ name, content: Buffer.from(text) });
const two = [member('a.txt', 'first'), member('b/c.txt', 'x'.repeat(513))];

/** A header that some other program could write. */
function entry(path: string, over: Partial<Header> = {}, content = Buffer.alloc(0)): Buffer {
  const header = new Header({
    path,
    mode: 0o644,
    uid: 0,
    gid: 0,
    uname: '',
    gname: '',
    size: content.length,
    mtime: new Date(0),
    type: 'File',
  });
  Object.assign(header, over);
  header.encode();
  return Buffer.concat([header.block ?? Buffer.alloc(0), content, Buffer.alloc(-content.length & 511)]);
}

const whatOf = (tar: Buffer): string => unpackTar(tar, most).problem?.what ?? 'nothing';
const ended = (...entries: readonly Buffer[]): Buffer => Buffer.concat([...entries, Buffer.alloc(1024)]);

describe('the archive of a bundle', () => {
  it('gives back what was packed, and its spans say where each byte lies', () => {
    const tar = packTar(two);
    assert.deepEqual(unpackTar(tar, most), { members: two, problem: null });
    const spans = layoutOf(two.map(({ name, content }) => [name, content.length]));
    assert.deepEqual(
      spans.map(({ start, content, end }) => [start, content, end]),
      [
        [0, 512, 1024],
        [1024, 1536, 2560],
      ],
    );
    assert.equal(tar.length, 2560 + 1024);
  });

  it('is read by the tar of the system, with the same names, sizes, owner and time', () => {
    const list = execFileSync('tar', ['--numeric-owner', '--utc', '-tvf', '-'], {
      input: packTar(two),
      encoding: 'utf8',
    });
    const rows = list
      .trim()
      .split('\n')
      .map((row) => row.split(/\s+/u));
    assert.deepEqual(
      rows.map(([mode, owner, size, day, , name]) => [mode, owner, size, day, name]),
      [
        ['-rw-r--r--', '0/0', '5', '1970-01-01', 'a.txt'],
        ['-rw-r--r--', '0/0', '513', '1970-01-01', 'b/c.txt'],
      ],
    );
  });

  it('has no byte that can be changed to anything and be read as before', () => {
    const tar = packTar(two);
    for (let at = 0; at < tar.length; at++) {
      const changed = Buffer.from(tar);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const { members, problem } = unpackTar(changed, most);
      const same =
        problem === null &&
        members.length === 2 &&
        members.every(
          ({ name, content }, n) => name === two[n]?.name && Buffer.compare(content, two[n]?.content) === 0,
        );
      assert.equal(same, false, `byte ${at}`);
    }
  });

  it('refuses names that lead out of it or that a disk or terminal could misread', () => {
    const names = [
      '../x',
      '/etc/passwd',
      'a/../../x',
      'a//b',
      './a',
      'a/.',
      'C:x',
      'a\\b',
      'a\u001b[2J',
      'a\u202eb',
      'ä',
      '',
      'a b',
      'x'.repeat(201),
    ];
    for (const name of names) assert.equal(isMemberName(name), false, name);
    for (const name of ['../x', '/etc/passwd', 'a/../../x', '..']) {
      assert.throws(() => packTar([member(name)]), RangeError);
      assert.match(whatOf(ended(entry(name))), /^a name that no member may have/u);
    }
  });

  it('refuses links, folders, devices, and extended headers', () => {
    for (const type of [
      'SymbolicLink',
      'Link',
      'Directory',
      'CharacterDevice',
      'FIFO',
      'ExtendedHeader',
      'NextFileHasLongPath',
    ] as const)
      assert.match(
        whatOf(ended(entry('a', { type, linkpath: '/etc/passwd' }))),
        new RegExp(`^not a plain file but a ${type}`, 'u'),
      );
  });

  it('refuses a name twice, other owners, modes and times, and too many', () => {
    assert.equal(whatOf(ended(entry('a'), entry('a'))), 'a second member of this name');
    for (const over of [{ mode: 0o755 }, { uid: 1 }, { gid: 1 }, { uname: 'root' }, { mtime: new Date(1000) }])
      assert.equal(whatOf(ended(entry('a', over))), 'a header that is not as Assay writes it');
    const many = packTar(Array.from({ length: 101 }, (_, n) => member(`f${n}`)));
    assert.equal(whatOf(many), 'more than 100 members');
  });

  it('refuses sizes that are not there, and anything behind the end', () => {
    for (const size of [1024, 1025, 8 * 2 ** 30, 2 ** 40])
      assert.match(whatOf(ended(entry('a', { size }))), /ends inside of it|does not fit|has no end/u);
    const tar = packTar(two);
    assert.match(whatOf(Buffer.concat([tar, Buffer.alloc(512)])), /^the end is 1536 bytes long instead of 1024/u);
    assert.match(whatOf(Buffer.concat([tar, Buffer.from('x')])), /^something stands behind the end/u);
    assert.match(whatOf(tar.subarray(0, tar.length - 512)), /^the end is 512 bytes long/u);
    for (const cut of [0, 1, 511, 512, 700, 1024, 2560])
      assert.notEqual(whatOf(tar.subarray(0, cut)), 'nothing', String(cut));
  });

  it('ends in an answer for any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    fc.assert(
      fc.property(bytes, (found) => void unpackTar(Buffer.from(found), most)),
      { seed: 7, numRuns: 200 },
    );
    const tar = packTar(two);
    const edits = fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(edits, (found) => {
        const changed = Buffer.from(tar);
        for (const [at, value] of found) changed[at] = value;
        unpackTar(changed, most);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('the compression of a bundle', () => {
  const text = Buffer.from('evidence '.repeat(5000));

  it('is the same on every machine: a digest that a new version of the library would change', async () => {
    assert.equal(
      createHash('sha256').update(squeeze(text)).digest('hex'),
      'd0e1ac0f68ce34d4a4df6a9d2c682e259518e3481de518af9d13557bea56f59b',
    );
    assert.equal((await expand(squeeze(text), 1e6)).bytes.equals(text), true);
  });

  it('keeps no more than its limit, whatever is in it', async () => {
    const bomb = squeeze(Buffer.alloc(64 * 2 ** 20));
    assert.ok(bomb.length < 100_000);
    assert.deepEqual(await expand(bomb, 2 ** 20), {
      bytes: Buffer.alloc(0),
      problem: { what: `more than ${2 ** 20} bytes unpacked`, offset: null },
    });
    const broken = Buffer.from(bomb);
    broken.writeUInt32LE(1, broken.length - 8);
    const { bytes, problem } = await expand(broken, 2 ** 20);
    assert.ok(problem !== null && bytes.length < 2 ** 20 + 4096);
  });

  it('reads what is before the damage', async () => {
    const cut = await expand(squeeze(text).subarray(0, 80), 1e6);
    assert.match(cut.problem?.what ?? '', /unexpected end of file/u);
    assert.ok(text.subarray(0, cut.bytes.length).equals(cut.bytes));
    for (const [bytes, offset] of [
      ['', 0],
      ['no', 0],
      ['\x1f\x8b\x08\x08', 3],
    ] as const)
      assert.equal((await expand(Buffer.from(bytes, 'latin1'), 10)).problem?.offset, offset);
  });
});
