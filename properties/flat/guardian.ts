/** Who can keep an executor from being asked, and until when. */
import { property, suite } from '../define.ts';
import type { Given, Observable, Property } from '../schema.ts';

const paused = (who: string): Observable => ({ type: 'bool', expr: `guard.isPaused(${who})` });
const early: Given = { expr: '!isOver()', reason: { because: 'the case the claim is about' } };
const late: Given = { expr: 'isOver()', reason: { because: 'the case the claim is about' } };

const common = { contract: 'Guardian', wanted: 'proved', engines: ['halmos', 'forge'] } as const;
const beforeExpiry = suite('Guardian: before expiry only the guardian pauses, and only executors');
const afterExpiry = suite('Guardian: after 730 days nothing is paused and nobody can pause');

export const expiresInTwoYears: Property = property({
  ...common,
  id: 'GUARD-STATE-001',
  title: 'The Guardian expires 730 days after its construction, to the second, and begins with nothing paused',
  kind: 'state',
  breaks: 'a pause could outlive what was promised, or be there from the start',
  source: afterExpiry,
  engines: ['halmos'],
  check: {
    form: 'construction',
    world: 'guardian',
    forall: { executor: 'address' },
    claim: 'both(guard.expiry() == DEPLOYED + LIFETIME, !guard.isPaused(executor))',
    witness: 'executor != address(0)',
  },
  optional: ['smtchecker'],
  inSource: {
    world: 'guardian',
    at: 'call',
    claims: ['expiry == deployed + 730 days'],
    witness: 'block.timestamp >= expiry',
    bounds: ['only when it expires: that it begins with nothing paused is left out'],
  },
});

export const nothingPausedLater: Property = property({
  ...common,
  id: 'GUARD-STATE-002',
  title: 'From 730 days after deployment on nothing is paused, whatever was paused before',
  kind: 'state',
  breaks: 'executors could be kept from acting for good',
  source: afterExpiry,
  check: {
    form: 'scenario',
    world: 'guardian',
    forall: { executor: 'address' },
    given: [late],
    steps: [],
    claim: '!guard.isPaused(executor)',
    example: 'block.timestamp == DEPLOYED + LIFETIME',
    witness: 'guard.hasExpired()',
  },
});

export const nobodyPausesLater: Property = property({
  ...common,
  id: 'GUARD-REVERT-001',
  title: 'From 730 days after deployment on nobody can pause or unpause, the guardian neither',
  kind: 'revert',
  breaks: 'the guardian’s power would not end',
  source: afterExpiry,
  check: {
    form: 'scenario',
    world: 'guardian',
    forall: { executor: 'address' },
    given: [late],
    steps: [
      { to: 'guard', fn: 'pause', args: ['executor'], expect: 'revert' },
      { to: 'guard', fn: 'unpause', args: ['executor'], expect: 'revert' },
    ],
    claim: 'true',
    witness: 'isKey(caller)',
  },
});

export const onlyGuardianPauses: Property = property({
  ...common,
  id: 'GUARD-REVERT-002',
  title: 'Nobody but the guardian can pause or unpause',
  kind: 'revert',
  breaks: 'anyone could stop the treasury',
  source: beforeExpiry,
  check: {
    form: 'scenario',
    world: 'guardian',
    forall: { executor: 'address' },
    given: [{ expr: '!isKey(caller)', reason: { because: 'the case the claim is about' } }],
    steps: [
      { to: 'guard', fn: 'pause', args: ['executor'], expect: 'revert' },
      { to: 'guard', fn: 'unpause', args: ['executor'], expect: 'revert' },
    ],
    claim: 'true',
    witness: '!isOver()',
  },
});

export const pausesOnlyNamed: Property = property({
  ...common,
  id: 'GUARD-TRANS-001',
  title:
    'No call by anyone but the guardian changes who is paused, the guardian’s changes only the account it names, and none moves the expiry',
  kind: 'transition',
  breaks: 'a pause could be made, lifted or prolonged by someone else, or by the way',
  source: beforeExpiry,
  check: {
    form: 'transition',
    world: 'guardian',
    over: ['guard'],
    forall: { executor: 'address' },
    observe: {
      was: { type: 'uint256', expr: 'pausedWord(executor)' },
      expiry: { type: 'uint256', expr: 'guard.expiry()' },
    },
    claim: 'both(expiry1 == expiry0, either(was1 == was0, both(isKey(caller), executor == address(uint160(c.w0)))))',
    witness: 'was1 != was0',
    fuzz: { executor: '(raw & 3 == 0 ? anyone(raw >> 2) : address(uint160(c.w0)))' },
  },
});

export const guardianCanPause: Property = property({
  ...common,
  id: 'GUARD-LIVE-001',
  title: 'Until the last second of the 730 days the guardian can pause any executor, and let it be asked again',
  kind: 'unit',
  breaks: 'a bad executor could not be stopped',
  source: suite('all: liveness'),
  check: {
    form: 'scenario',
    world: 'guardian',
    forall: { executor: 'address' },
    given: [early, { expr: 'isKey(caller)', reason: { because: 'the case the claim is about' } }],
    observe: { paused: paused('executor') },
    steps: [{ to: 'guard', fn: 'pause', args: ['executor'], expect: 'success' }],
    claim: 'paused1',
    example: 'block.timestamp == DEPLOYED + LIFETIME - 1',
    witness: '!paused0',
  },
});

export const guardianCanLift: Property = property({
  ...common,
  id: 'GUARD-LIVE-002',
  title: 'Until the last second of the 730 days the guardian can let any executor be asked again',
  kind: 'unit',
  breaks: 'a pause made by mistake would last two years',
  source: suite('all: liveness'),
  check: {
    form: 'scenario',
    world: 'guardian',
    forall: { executor: 'address' },
    given: [early, { expr: 'isKey(caller)', reason: { because: 'the case the claim is about' } }],
    observe: { paused: paused('executor') },
    steps: [{ to: 'guard', fn: 'unpause', args: ['executor'], expect: 'success' }],
    claim: '!paused1',
    example: 'block.timestamp == DEPLOYED + LIFETIME - 1',
    witness: 'paused0',
    fuzz: { executor: 'ghost.executor()' },
  },
});

export const guardianCallsNobody: Property = property({
  id: 'GUARD-STATIC-001',
  title: 'The Guardian calls nobody, runs no other code, makes none and cannot be destroyed',
  contract: 'Guardian',
  kind: 'static',
  breaks: 'a pause switch that can act is more than a switch',
  source: beforeExpiry,
  wanted: 'proved',
  check: {
    form: 'static',
    contract: 'Guardian',
    rule: {
      name: 'no-opcodes',
      opcodes: ['CALL', 'STATICCALL', 'DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'],
    },
  },
});

export const guardian = [
  expiresInTwoYears,
  nothingPausedLater,
  nobodyPausesLater,
  onlyGuardianPauses,
  pausesOnlyNamed,
  guardianCanPause,
  guardianCanLift,
  guardianCallsNobody,
];
