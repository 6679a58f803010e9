import { describe, expect, it } from 'vitest';
import type { Referrer } from '../referrers/referrer.ts';
import { importSettingsForm } from './import-settings.ts';
import { limitToDryRun, evaluateRow, type Candidate, type KnownOfCandidate } from './row-rules.ts';

const settings = importSettingsForm.parse({});

const candidate: Candidate = {
  key: 'c1',
  contactId: 'c1',
  kind: 'user',
  archived: false,
  marks: [],
  email: 'Ana@example.com',
  emailProblem: null,
  phoneIsRounded: false,
  firstName: 'Ana',
  lastName: 'Diaz',
  phone: '',
};

const unknown: KnownOfCandidate = {
  linked: null,
  sameEmail: null,
  isLinked: false,
  cameBefore: false,
  wasErased: false,
};

const ana: Referrer = {
  workspace_id: 'w',
  referrer_id: 'r1',
  campaign_id: 'c',
  email: 'ana@example.com',
  email_key: 'ana@example.com',
  first_name: 'Ana',
  last_name: 'Diaz',
  phone: '+1 555 0100',
  source: 'Join page',
  joined_at: new Date(0),
  erased_at: null,
};

const evaluate = (
  change: Partial<Candidate> = {},
  known: Partial<KnownOfCandidate> = {},
  chosen: Record<string, unknown> = {},
) =>
  evaluateRow(
    { ...candidate, ...change },
    { ...unknown, ...known },
    { ...settings, ...importSettingsForm.parse(chosen) },
  );

describe('who is created', () => {
  it('a person with an address who is not there yet', () => {
    expect(evaluate()).toEqual({ outcome: 'create', reason: 'new', changes: [], referrerId: null });
  });
  it('a marked person, when the import does not mind', () => {
    expect(evaluate({ marks: ['unsubscribed'] }, {}, { exclude: ['spam'] }).outcome).toBe('create');
  });
});

describe('who is skipped', () => {
  it.each([
    ['no_email', { email: '' }, {}],
    ['several_addresses', { email: 'a@example.com b@example.com', emailProblem: 'several_addresses' as const }, {}],
    ['invalid_email', { email: 'ana@', emailProblem: 'invalid_email' as const }, {}],
    ['same_address_twice', {}, { cameBefore: true }],
    ['already_enrolled', {}, { sameEmail: ana, isLinked: true }],
    ['already_enrolled', { contactId: null }, { sameEmail: ana }],
    ['email_taken', {}, { linked: { ...ana, referrer_id: 'r2', email_key: 'old@example.com' }, sameEmail: ana }],
  ] as const)('%s', (reason, change, known) => {
    expect(evaluate(change, known)).toMatchObject({ outcome: 'skip', reason, changes: [] });
  });
});

describe('who is excluded', () => {
  it.each(['unsubscribed', 'hard_bounced', 'spam'] as const)('%s, before anything else is looked at', (mark) => {
    expect(evaluate({ marks: [mark], email: '' }, { cameBefore: true })).toMatchObject({
      outcome: 'exclude',
      reason: mark,
    });
  });
  it('archived contacts', () => {
    expect(evaluate({ archived: true })).toMatchObject({ outcome: 'exclude', reason: 'archived' });
  });
  it.each([
    ['only_leads', 'user', 'exclude'],
    ['only_leads', 'lead', 'create'],
    ['only_users', 'lead', 'exclude'],
    ['all_contacts', 'lead', 'create'],
  ] as const)('%s takes a %s: %s', (type, kind, outcome) => {
    expect(evaluate({ kind }, {}, { selection: { contact_type: type } }).outcome).toBe(outcome);
  });
});

describe('who is changed', () => {
  it('names and phone that the source has otherwise; what it leaves empty takes nothing away', () => {
    const decision = evaluate({ lastName: 'Díaz', phone: '' }, { sameEmail: ana, isLinked: true });
    expect(decision).toEqual({
      outcome: 'update',
      reason: 'will_change',
      referrerId: 'r1',
      changes: [{ field: 'last_name', old: 'Diaz', new: 'Díaz' }],
    });
  });
  it('not the details, when the import leaves those of referrers alone', () => {
    const decision = evaluate({ lastName: 'Díaz' }, { sameEmail: ana, isLinked: true }, { update_existing: false });
    expect(decision).toMatchObject({ outcome: 'skip', reason: 'already_enrolled' });
  });
  it('the address of a referrer whose contact has a new one, whatever is left alone', () => {
    const decision = evaluate({ email: 'new@example.com' }, { linked: ana }, { update_existing: false });
    expect(decision.changes).toEqual([{ field: 'email', old: 'ana@example.com', new: 'new@example.com' }]);
  });
  it('not the address when only its spelling differs', () => {
    expect(evaluate({ email: 'ANA@EXAMPLE.com' }, { linked: ana }).outcome).toBe('skip');
  });
  it('whose contact is not known yet', () => {
    expect(evaluate({}, { sameEmail: ana }).changes).toEqual([{ field: 'contact', old: '', new: 'c1' }]);
  });
});

describe('a run is limited to its dry run', () => {
  const create = evaluate();
  const update = evaluate({ phone: '+1 555 0199' }, { sameEmail: ana, isLinked: true });
  it.each([
    ['create', create, ['create'], 'create', 'new'],
    ['create', create, ['skip', 'create'], 'create', 'new'],
    ['create', create, [], 'later', 'came_later'],
    ['create', create, [null], 'later', 'came_later'],
    ['create', create, ['exclude'], 'later', 'came_later'],
    ['create', create, ['update'], 'later', 'came_later'],
    ['update', update, ['update'], 'update', 'will_change'],
    ['update', update, ['create'], 'update', 'will_change'],
    ['update', update, ['skip'], 'later', 'changed_later'],
    ['update', update, [], 'later', 'changed_later'],
  ] as const)('%s: case %#', (_name, decision, dryRun, outcome, reason) => {
    expect(limitToDryRun(decision, dryRun)).toMatchObject({ outcome, reason });
  });
  it('a person who is excluded by now stays out, whatever the dry run said', () => {
    const excluded = evaluate({ marks: ['spam'] });
    expect(limitToDryRun(excluded, ['create'])).toBe(excluded);
  });
});
