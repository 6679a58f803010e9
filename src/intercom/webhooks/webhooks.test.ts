import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readStoredNotification } from './notification.ts';
import { createSignatureCheck } from './signature.ts';

const raw = Buffer.from('{"a":1}');
const hex = (algorithm: string, secret = 'secret') => createHmac(algorithm, secret).update(raw).digest('hex');
const { isBodySigned, isNotificationSigned } = createSignatureCheck('secret');

describe('signatures', () => {
  it('fit the raw bytes and the secret', () => {
    expect(isNotificationSigned(raw, `sha1=${hex('sha1')}`)).toBe(true);
    expect(isBodySigned(raw, hex('sha256'))).toBe(true);
  });

  it.each([undefined, '', 'sha1=', hex('sha1'), `sha1=${hex('sha1', 'other')}`, `sha256=${hex('sha256')}`])(
    'refuse %s',
    (header) => {
      expect(isNotificationSigned(raw, header)).toBe(false);
      expect(isBodySigned(raw, header)).toBe(false);
    },
  );

  it('refuse a changed byte', () => {
    expect(isNotificationSigned(Buffer.from('{"a":2}'), `sha1=${hex('sha1')}`)).toBe(false);
  });
});

describe('readStoredNotification', () => {
  const body = (item: unknown, created_at: unknown = 1_768_018_463) =>
    JSON.stringify({ type: 'notification_event', created_at, data: { item } });

  it('finds the contact, itself or beside a tag', () => {
    const contact = { type: 'contact', id: 'c1', email: 'o&#39;brien@example.com' };
    const hint = {
      about: { object: 'contact', id: 'c1' },
      email: "o'brien@example.com",
      happenedAt: new Date(1_768_018_463_000),
      became: null,
      mergedFrom: [],
      survivorId: null,
      byUs: 'unknown',
      changed: [],
      contact: null,
      mayLack: ['labels'],
    };
    expect(readStoredNotification('contact.user.updated', body(contact))).toEqual(hint);
    expect(
      readStoredNotification('contact.user.tag.created', body({ type: 'contact_tag', tag: { id: '1' }, contact })),
    ).toEqual(hint);
    expect(readStoredNotification('contact.deleted', body({ type: 'contact', id: 'c1', deleted: true }))).toMatchObject(
      {
        about: { object: 'contact', id: 'c1' },
        email: null,
      },
    );
  });

  it.each([
    ['contact.user.created', ['labels', 'companies']],
    ['contact.lead.created', ['labels', 'companies']],
    ['contact.user.updated', ['labels']],
    ['contact.lead.tag.created', ['labels']],
    ['contact.user.tag.deleted', []],
    ['contact.lead.tag.deleted', []],
  ])('a contact of %s may lack what was put on later: %j', (topic, mayLack) =>
    expect(readStoredNotification(topic, body({ type: 'contact', id: 'c1' }))).toMatchObject({ mayLack }),
  );

  it('reads what happened to the contact, and every attribute of a complete one', () => {
    const contact = {
      type: 'contact',
      id: 'c1',
      role: 'user',
      name: 'O&#39;Brien',
      custom_attributes: { Plan: 'gold' },
    };
    expect(
      readStoredNotification('contact.archived', body({ type: 'contact', id: 'c1', archived: true })),
    ).toMatchObject({
      became: 'archived',
      contact: null,
    });
    const merged = { ...contact, merged_from: { type: 'contact', id: 'c2' } };
    expect(readStoredNotification('contact.merged', body(merged))).toMatchObject({
      became: 'merged',
      mergedFrom: ['c2'],
    });
    expect(readStoredNotification('contact.user.updated', body(contact))?.contact?.attributes).toMatchObject({
      name: "O'Brien",
      'custom_attributes.Plan': 'gold',
    });
  });

  it('finds none in other topics and in odd bodies', () => {
    expect(readStoredNotification('company.created', body({ type: 'company', id: 'x' }))).toBeNull();
    expect(readStoredNotification('contact.user.updated', body(null))).toBeNull();
    expect(readStoredNotification('contact.user.updated', '{}')).toBeNull();
    expect(readStoredNotification('contact.user.updated', '[]')).toBeNull();
    expect(readStoredNotification('contact.user.updated', '{')).toBeNull();
  });
});
