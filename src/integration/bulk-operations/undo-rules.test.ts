import { intercomTraits } from '../../intercom/traits.ts';
import { describe, expect, it } from 'vitest';
import type { CrmContact } from '../provider/crm-contact.ts';
import { evaluateUndo, staysText, type Effects } from './undo-rules.ts';

const writtenAt = new Date('2026-03-01T12:00:00Z');
const plan = 'custom_attributes.Plan';
const seats = 'custom_attributes.Seats';

const effects = (change: Partial<Effects> = {}): Effects => ({
  contactId: 'contact-1',
  created: false,
  written: { [plan]: 'Silver' },
  replaced: { [plan]: 'Free' },
  label: null,
  keptLabel: null,
  noted: false,
  company: null,
  ...change,
});
const created = effects({ created: true, replaced: {} });

const contact = (attributes: CrmContact['attributes'], change: Partial<CrmContact> = {}): CrmContact =>
  ({ id: 'contact-1', archived: false, updatedAt: writtenAt, attributes, ...change }) as CrmContact;

const evaluate = (done: Effects, now: CrmContact | null, later: Effects['written'] = {}) =>
  evaluateUndo(done, now, { written: later, lastWrittenAt: writtenAt }, { ...intercomTraits, title: 'the CRM' });

describe('an update', () => {
  it.each<[string, Effects, CrmContact | null, ReturnType<typeof evaluate>['does'], RegExp]>([
    ['is restored where the contact has what we wrote', effects(), contact({ [plan]: 'Silver' }), 'put_back', /“Plan”/],
    [
      'has nothing left to restore where the contact has the old value',
      effects(),
      contact({ [plan]: 'Free' }),
      'nothing',
      /./,
    ],
    ['has nothing to undo on a contact that is gone', effects(), null, 'nothing', /no longer exists/],
    [
      'is refused where the value was changed since, which is named with both values',
      effects(),
      contact({ [plan]: 'Gold' }),
      'refuse',
      /“Plan” is now Gold, Goodword wrote Silver/,
    ],
    [
      'is refused as a whole when one of two values was changed since',
      effects({ written: { [plan]: 'Silver', [seats]: 5 }, replaced: { [plan]: 'Free', [seats]: 1 } }),
      contact({ [plan]: 'Silver', [seats]: 9 }),
      'refuse',
      /“Seats” is now 9, Goodword wrote 5/,
    ],
    ['takes a value that was emptied since for changed', effects(), contact({}), 'refuse', /“Plan” is now empty/],
    [
      'takes off its tag although every value is as before',
      effects({ label: 'Referred' }),
      contact({ [plan]: 'Free' }),
      'put_back',
      /“Referred”/,
    ],
  ])('%s', (_case, done, now, does, text) => {
    const decision = evaluate(done, now);
    expect(decision.does).toBe(does);
    expect(JSON.stringify(decision)).toMatch(text);
  });

  it('restores only the values that are not as before', () => {
    const both = effects({ written: { [plan]: 'Silver', [seats]: 5 }, replaced: { [plan]: 'Free', [seats]: 1 } });
    expect(evaluate(both, contact({ [plan]: 'Silver', [seats]: 1 }))).toMatchObject({ fields: { [plan]: 'Free' } });
  });

  it('empties what was empty before', () => {
    const filled = effects({ replaced: { [plan]: null } });
    expect(evaluate(filled, contact({ [plan]: 'Silver' }))).toMatchObject({
      does: 'put_back',
      fields: { [plan]: null },
    });
  });
});

describe('a contact that Goodword created', () => {
  const asWritten = { [plan]: 'Silver' };
  const justLater = new Date(writtenAt.getTime() + 2_000);
  const muchLater = new Date(writtenAt.getTime() + 60_000);

  it.each<[string, CrmContact, Effects['written'], ReturnType<typeof evaluate>['does'], RegExp]>([
    ['is archived when it is as it was written', contact(asWritten), {}, 'archive', /Archived/],
    [
      'is archived although the CRM’s clock is two seconds ahead',
      contact(asWritten, { updatedAt: justLater }),
      {},
      'archive',
      /./,
    ],
    [
      'is archived with what Goodword itself wrote later',
      contact({ [plan]: 'Gold' }),
      { [plan]: 'Gold' },
      'archive',
      /./,
    ],
    [
      'is archived with what every contact has',
      contact({ ...asWritten, role: 'user', 'location.city': 'Cork' }),
      {},
      'archive',
      /./,
    ],
    [
      'is archived with attributes that hold nothing',
      contact({ ...asWritten, [seats]: null, phone: '' }),
      {},
      'archive',
      /./,
    ],
    ['is left alone when it is archived already', contact(asWritten, { archived: true }), {}, 'nothing', /already/],
    [
      'stays when a written value was changed',
      contact({ [plan]: 'Gold' }),
      {},
      'refuse',
      /“Plan” is now Gold, Goodword wrote Silver/,
    ],
    ['stays when a value was added', contact({ ...asWritten, [seats]: 3 }), {}, 'refuse', /“Seats” is now 3/],
    [
      'stays when it was changed in a way that no attribute shows',
      contact(asWritten, { updatedAt: muchLater }),
      {},
      'refuse',
      /./,
    ],
  ])('%s', (_case, now, later, does, text) => {
    const decision = evaluate(created, now, later);
    expect(decision.does).toBe(does);
    expect(JSON.stringify(decision)).toMatch(text);
  });
});

it.each<[string, Partial<Effects>, RegExp[]]>([
  ['nothing', {}, []],
  ['a note', { noted: true }, [/note stays/]],
  ['a company', { company: 'Acme' }, [/company Acme/]],
  ['a tag that was there before', { keptLabel: { name: 'VIP', hadBefore: 'yes' } }, [/“VIP” stays.*had it before/]],
  ['a tag that may have been there', { keptLabel: { name: 'VIP', hadBefore: 'unknown' } }, [/“VIP” stays.*by hand/]],
  [
    'all of them',
    { noted: true, company: 'Acme', keptLabel: { name: 'VIP', hadBefore: 'yes' } },
    [/VIP/, /note/, /Acme/],
  ],
])('an undo leaves behind: %s', (_case, change, texts) => {
  const stays = staysText(effects(change), intercomTraits);
  expect(stays).toHaveLength(texts.length);
  for (const [index, text] of texts.entries()) expect(stays[index]).toMatch(text);
});
