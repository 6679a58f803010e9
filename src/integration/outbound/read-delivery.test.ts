import { describe, expect, it } from 'vitest';
import type { Delivery } from './delivery.ts';
import { readDelivery, readDeliveryOf } from './read-delivery.ts';

const row = (columns: object): Delivery =>
  ({
    delivery_id: 'd1',
    cause: 'joined',
    settings_version: 3,
    policies: {},
    mark: null,
    progress: null,
    choice: null,
    written: null,
    kept: null,
    replaced: null,
    ...columns,
  }) as unknown as Delivery;

const push = { kind: 'push', action: 'create_lead', duplicates: 'skip', planned: { email: 'ben@example.com' } };

describe('a push', () => {
  it.each([
    ['create_lead', 'lead'],
    ['create_user', 'user'],
    ['create_contact', null],
  ])('with action %s writes a contact of kind %s', (action, contactKind) => {
    expect(readDeliveryOf('push', row({ ...push, action }))).toMatchObject({ contactKind, duplicates: 'skip' });
  });

  it('of an older version has neither a tag fact nor a time at which the contact was seen', () => {
    const progress = { connectionId: 'c', contactId: 'k', outcome: 'updated', settingsVersion: 1 };
    const read = readDeliveryOf(
      'push',
      row({ ...push, progress, mark: { tag: 'referred' }, choice: { words: 'Used.' } }),
    );
    expect(read.progress).toEqual({ ...progress, replaced: null, note: null });
    expect(read.mark).toEqual({ tag: 'referred', note: null, company: null });
    expect(read.choice).toEqual({ message: 'Used.', others: [] });
  });

  it('keeps every document of today as it is stored', () => {
    const documents = {
      policies: { 'custom_attributes.Plan': 'only_if_empty' },
      mark: { tag: 'referred', note: '<p>Hi</p>', company: { ownId: 'o', name: 'Acme' } },
      progress: {
        connectionId: 'c',
        contactId: 'k',
        outcome: 'created',
        replaced: { Plan: null, seats: 3, vip: true },
        seenAt: '2026-01-01T00:00:00.000Z',
        settingsVersion: 3,
        note: 'begun',
        tag: { name: 'referred', hadBefore: 'unknown' },
      },
      choice: {
        outcome: 'created',
        message: 'Created.',
        others: [
          { contact_id: 'x', kind: 'user' },
          { contact_id: 'y', kind: null },
        ],
      },
      written: { Plan: 'Pro' },
      kept: [{ attribute: 'name', old: 'Ben', why: 'kept_filled' }],
      replaced: { Plan: null },
    };
    expect(readDelivery(row({ ...push, ...documents }))).toMatchObject(documents);
  });

  it('without an action is a row that no version wrote', () => {
    expect(() => readDelivery(row({ ...push, action: null }))).toThrow('action');
  });
});

it.each([
  [
    {
      kind: 'event',
      planned: { name: 'reward-issued', at: '2026-01-01T00:00:00.000Z', metadata: { amount_minor: 5 } },
    },
  ],
  [{ kind: 'return_fields', planned: { clicks: 3 }, written: { clicks: 3 }, replaced: { clicks: 2 } }],
])('reads the documents of %j', (columns) => {
  expect(readDelivery(row(columns))).toMatchObject(columns);
});

it('names the delivery that an undo undoes', () => {
  const undo = row({ kind: 'undo', cause: 'undo:d0', planned: { Plan: null }, choice: { outcome: 'put_back' } });
  expect(readDeliveryOf('undo', undo).undoneId).toBe('d0');
});

it('refuses to read one kind as another', () => {
  expect(() => readDeliveryOf('event', row(push))).toThrow('Delivery d1 is of kind push, not event.');
});
