import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { unknown, violated, wrong } from '../diff/__fixtures__/outcomes.ts';
import { compare } from '../diff/compare.ts';
import { type Image, imageOf, type PropertyImage } from '../diff/image.ts';
import { buildReport } from '../report.ts';
import { readShortfalls, type Shortfalls } from './shortfalls.ts';
import { type FailureKind, weigh } from './weigh.ts';
import { gateLines, gateMarkdown, partTexts } from './words.ts';

const id = 'RISE-STATE-002';
const asOf = '2026-12-01';
const none: Shortfalls = { shortfalls: [], accepted: [] };

/** The made-up run, of which only what is met is left, so that a gate with nothing changed passes. */
const base: Image = (() => {
  const image = imageOf(buildReport(flat()));
  const notVerified = image.notVerified.filter(({ kind }) => kind !== 'problem');
  return { ...image, notVerified, properties: image.properties.filter(({ outcome }) => outcome === 'met') };
})();

function withProperty(over: Partial<PropertyImage>): Image {
  assert.ok(base.properties.some((one) => one.id === id));
  return { ...base, properties: base.properties.map((one) => (one.id === id ? { ...one, ...over } : one)) };
}

const without: Image = { ...base, properties: base.properties.filter((one) => one.id !== id) };
const bounded = { outcome: 'short', standing: 'bounded', strength: 'bounded' } as const;
function gated(before: Image, now: Image, entries: Shortfalls = none) {
  return weigh({ now, change: compare(before, now), entries, asOf });
}

function told(before: Image, now: Image, entries: Shortfalls = none): [exit: number, ...FailureKind[]] {
  const { exitCode, failures } = gated(before, now, entries);
  return [exitCode, ...failures.map(({ kind }) => kind)];
}

const decided = { reason: 'Nobody has found the time so far.', owner: 'Ada', until: '2026-12-31' };
const shortfall = (reaches: 'nothing' | 'sampled' | 'bounded' | 'proved', over = {}): Shortfalls => ({
  shortfalls: [{ property: id, reaches, ...decided, ...over }],
  accepted: [],
});
const accept = (change: string, over = {}): Shortfalls => ({
  shortfalls: [],
  accepted: [{ change, ...decided, ...over }],
});

describe('a gate', () => {
  it('passes a run that is as it was, and one that is better', () => {
    assert.deepEqual(told(base, base), [0]);
    for (const worse of [violated, unknown, bounded, wrong]) assert.deepEqual(told(withProperty(worse), base), [0]);
    assert.deepEqual(told(without, base), [0]);
  });

  const transitions: readonly (readonly [string, Partial<PropertyImage>, [number, ...FailureKind[]]])[] = [
    ['broken', violated, [1, 'broken', 'violated']],
    ['in conflict', { ...violated, outcome: 'conflict', standing: 'conflict' }, [1, 'broken', 'violated']],
    ['not shown any more', unknown, [1, 'weakened', 'short']],
    ['shown less strongly', bounded, [1, 'weakened', 'short']],
    ['not judged any more', wrong, [2, 'weakened', 'unjudged']],
    ['asked less of', { wanted: 'bounded' }, [1, 'weakened']],
    ['stated to fall short', { ...bounded, shortfall: { reaches: 'bounded', reason: 'slow' } }, [1, 'weakened']],
    ['no longer known to be more than vacuous', { sanity: 'not-checked' }, [1, 'weakened']],
  ];
  for (const [name, over, expected] of transitions)
    it(`fails a property that is ${name}`, () => assert.deepEqual(told(base, withProperty(over)), expected));

  it('fails what was bad before and still is: a baseline excuses nothing', () => {
    assert.deepEqual(told(withProperty(violated), withProperty(violated)), [1, 'violated']);
    assert.deepEqual(told(withProperty(unknown), withProperty(unknown)), [1, 'short']);
    assert.deepEqual(told(withProperty(wrong), withProperty(wrong)), [2, 'unjudged']);
    const problem = { ...base, notVerified: [...base.notVerified, { kind: 'problem', subject: 'run' }] };
    assert.deepEqual(told(base, problem), [2, 'unjudged']);
  });

  it('fails what is gone: a property, one that is not part of the run, a claim, an engine', () => {
    assert.deepEqual(told(base, without), [1, 'gone']);
    const unselected = { ...without, notVerified: [...without.notVerified, { kind: 'selection', subject: id }] };
    assert.deepEqual(told(base, unselected), [1, 'gone']);
    const engines = base.properties.find((one) => one.id === id)?.engines ?? [];
    const fewer = withProperty({ engines: engines.map((cell) => ({ ...cell, obligations: [] })) });
    const claims = engines.filter(({ required }) => required).flatMap(({ obligations }) => obligations);
    const gone = gated(base, fewer).failures.filter(({ kind }) => kind === 'gone');
    assert.ok(gone.length > 0);
    assert.deepEqual(
      gone.map((one) => one.id),
      claims.map((one) => one.id).filter((one) => !one.includes('+')),
    );
    const halmos = withProperty({ engines: engines.filter(({ engine }) => engine !== 'halmos') });
    assert.deepEqual(told(base, halmos), [1, 'weakened']);
    const noEngine = { ...base, engines: base.engines.map((one) => ({ ...one, available: false })) };
    assert.ok(told(base, noEngine).includes('lost'));
  });

  const [assumption] = base.assumptions.filter(({ users }) => users.includes(id));
  const assumed = (): [Image, Image] => {
    assert.ok(assumption !== undefined);
    const fewer = base.assumptions.filter((one) => one.id !== assumption.id);
    return [{ ...base, assumptions: fewer }, base];
  };

  it('fails what is newly assumed, unless it is accepted by name', () => {
    const [before, now] = assumed();
    assert.deepEqual(told(before, now), [1, 'assumed']);
    assert.deepEqual(told(before, now, accept(`assumed ${assumption?.id}`)), [0]);
    assert.deepEqual(told(before, now, accept(`gone ${assumption?.id}`)), [1, 'assumed']);
  });

  it('passes what is known to fall short, as long as that much is known and no longer than said', () => {
    const now = withProperty(bounded);
    assert.deepEqual(told(base, now, shortfall('bounded')), [0]);
    assert.deepEqual(
      gated(base, now, shortfall('bounded')).known.map(({ kind, owner, until }) => [kind, owner, until]),
      [
        ['weakened', 'Ada', '2026-12-31'],
        ['short', 'Ada', '2026-12-31'],
      ],
    );
    assert.deepEqual(told(base, now, shortfall('sampled')), [0]);
    assert.deepEqual(told(base, now, shortfall('proved')), [1, 'weakened', 'short', 'unused']);
    assert.deepEqual(told(base, withProperty(unknown), shortfall('bounded')), [1, 'weakened', 'short', 'unused']);
    assert.deepEqual(told(base, withProperty(unknown), shortfall('nothing')), [0]);
    assert.deepEqual(told(base, now, shortfall('bounded', { until: asOf })), [0]);
    const over = shortfall('bounded', { until: '2026-11-30' });
    assert.deepEqual(told(base, now, over), [1, 'weakened', 'short', 'expired']);
    assert.deepEqual(told(base, base, over), [1, 'expired']);
  });

  it('lets no entry excuse a violation, an error or a vacuous proof', () => {
    assert.deepEqual(told(base, withProperty(violated), shortfall('nothing')), [1, 'broken', 'violated', 'unused']);
    assert.deepEqual(told(base, withProperty(wrong), shortfall('nothing')), [2, 'weakened', 'unjudged', 'unused']);
    const insane = { outcome: 'short', standing: 'insane', strength: null, sanity: 'vacuous' } as const;
    assert.deepEqual(told(base, withProperty(insane), shortfall('nothing')), [1, 'weakened', 'short', 'unused']);
    const alarm = { ...unknown, standing: 'unconfirmed', counterexample: 'unconfirmed' } as const;
    assert.deepEqual(told(base, withProperty(alarm), shortfall('nothing')), [1, 'weakened', 'short', 'unused']);
    assert.deepEqual(told(base, without, shortfall('nothing')), [1, 'gone', 'unused']);
  });

  it('says that an entry is wrong when nothing needs it: an error for a shortfall, a warning for what was accepted', () => {
    assert.deepEqual(told(base, base, shortfall('bounded')), [1, 'unused']);
    const idle = gated(base, base, accept(`gone ${id}`));
    assert.deepEqual([idle.exitCode, idle.idle], [0, [`gone ${id}`]]);
    assert.deepEqual(told(base, without, accept(`gone ${id}`)), [0]);
    assert.deepEqual(told(base, without, accept(`gone ${id}`, { until: '2026-11-30' })), [1, 'gone', 'expired']);
  });

  it('passes what the catalogue states, once the baseline has it', () => {
    const engines = base.properties.find((one) => one.id === id)?.engines ?? [];
    const cells = engines.map((cell) => ({ ...cell, standing: 'bounded' as const, strength: 'bounded' as const }));
    const stated = withProperty({ ...bounded, engines: cells, shortfall: { reaches: 'bounded', reason: 'slow' } });
    const { exitCode, known } = gated(stated, stated);
    assert.deepEqual([exitCode, known.map(({ owner, until }) => [owner, until])], [0, [['the catalogue', null]]]);
    const less = withProperty({ ...unknown, engines: cells, shortfall: { reaches: 'proved', reason: 'slow' } });
    assert.deepEqual(told(less, less), [1, 'short']);
  });

  it('is answered in one line for each reason, with nothing of the project’s as it is', () => {
    const evil = {
      ...base,
      properties: [{ ...withProperty(violated).properties[0], ...violated, id: '\u001b[2J<b>`' } as PropertyImage],
    };
    const result = { ...weigh({ now: evil, change: compare(base, evil), entries: none, asOf }), notes: ['note'] };
    const lines = gateLines(result, false);
    assert.equal(lines.trim().split('\n').length, 1 + result.failures.length + 1);
    assert.match(lines, /^Failed: /u);
    for (const said of [lines, gateMarkdown(result)]) assert.ok(!said.includes('\u001b'));
    assert.ok(!gateMarkdown(result).includes('<b>'));
    assert.match(gateLines({ ...gated(base, base), notes: [] }, false), /^Passed: /u);
    assert.match(gateLines({ ...gated(base, withProperty(wrong)), notes: [] }, false), /^Cannot judge: 2 reasons/u);
  });
});

describe('the file of shortfalls', () => {
  const entry = `[[shortfall]]
properties = ["A-B-001", "A-B-002"]
reaches = "bounded"
reason = "The solver needs a day for it."
owner = "Ada"
until = "2027-01-31"
`;
  const accepted = entry
    .replace('shortfall', 'accepted')
    .replace(/properties.*\nreaches.*/u, 'changes = ["gone A-B-003"]');

  it('names properties and changes, each with a reason, an owner and a day', () => {
    const read = readShortfalls(`${entry}\n${accepted}`);
    assert.ok(read.ok);
    assert.deepEqual(
      [read.value.shortfalls.map(({ property }) => property), read.value.accepted.map(({ change }) => change)],
      [['A-B-001', 'A-B-002'], ['gone A-B-003']],
    );
    assert.ok(readShortfalls(null).ok);
  });

  const bad = {
    'no reason': entry.replace(/^reason.*\n/mu, ''),
    'a reason of blanks': entry.replace(/"The.*"/u, '"                             "'),
    'no owner': entry.replace('"Ada"', '" "'),
    'no day': entry.replace(/^until.*\n/mu, ''),
    'no day of the calendar': entry.replace('2027-01-31', '2027-02-31'),
    'no strength': entry.replace('bounded', 'most'),
    'a violation to be accepted': accepted.replace('gone', 'broken'),
    'a weakening to be accepted': accepted.replace('gone', 'weakened'),
    'another field': `${entry}severity = "low"\n`,
    'the same twice': `${entry}\n${entry}`,
    'no TOML': '[[shortfall]',
  };
  for (const [name, text] of Object.entries(bad))
    it(`is refused with ${name}`, () => assert.equal(readShortfalls(text).ok, false));

  it('says when it judges a part only', () => {
    const report = buildReport(flat());
    const whole = report.notVerified.filter(({ kind }) => kind !== 'selection');
    assert.deepEqual(partTexts({ notVerified: whole }), []);
    const left = { kind: 'selection' as const, subject: 'FLAT-SEQ-002', text: 'left out' };
    assert.match(partTexts({ notVerified: [...whole, left, left] })[0] ?? '', /^Only a part was run: 2 of/u);
  });
});
