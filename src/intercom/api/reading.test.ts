import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markAttributesOf, ownAttributesOf } from '../../integration/provider/crm-attribute.ts';
import { intercomTraits } from '../traits.ts';
import { contactBody } from './contact-body.ts';
import { planProvision } from './provision-attributes.ts';
import { readAttribute } from './read-attribute.ts';
import { readContact } from './read-contact.ts';
import { apiUrlOf, appUrlOf } from './region.ts';
import { attributeShape, contactShape } from './shapes.ts';
import { unescapeText } from './unescape-text.ts';

const { id: ownId } = ownAttributesOf(intercomTraits);

describe('unescapeText', () => {
  it('undoes what Intercom escapes, once', () => {
    expect(unescapeText('O&#39;Brien &amp; &quot;Sons&quot; &lt;x&gt; &amp;lt; &eacute;')).toBe(
      'O\'Brien & "Sons" <x> &lt; &eacute;',
    );
  });

  it('gives back every text that was escaped', () => {
    const escaped: Record<string, string> = { '"': '&quot;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unescapeText(text.replaceAll(/["'&<>]/g, (character) => escaped[character] ?? character))).toBe(text);
      }),
    );
  });
});

describe('readContact', () => {
  const readAt = new Date();
  const read = (answer: unknown) => readContact(contactShape.parse(answer), readAt);

  it.each([1_768_018_463, '2026-01-10T04:14:23.000+00:00', '1768018463'])('takes the time %j', (created_at) => {
    expect(read({ id: 'a', created_at }).createdAt).toEqual(new Date(1_768_018_463_000));
  });

  it.each([
    [{ data: [{ id: '1' }], total_count: 1, has_more: false }, false],
    [{ data: [{ id: '1' }], total_count: 12, has_more: true }, true],
    [{ data: [{ id: '1' }], total_count: 12 }, true],
    [{ data: [{ id: '1' }] }, false],
  ])('knows whether the embedded list %j is cut short', (list, hasMore) => {
    expect(read({ id: 'a', tags: list, companies: list })).toMatchObject({
      labels: { ids: ['1'], hasMore },
      companies: { items: [{ id: '1' }], hasMore },
    });
  });

  it('takes a contact with strange and missing parts', () => {
    const contact = read({
      id: 'a',
      role: 'visitor',
      email: 'o&#39;brien@example.com',
      created_at: 'yesterday',
      location: null,
      custom_attributes: { Plan: 'a\0b\ud800', VIP: true, order: ['21'], gone: null },
      new_thing: { deep: 1 },
    });
    expect(contact).toMatchObject({ kind: 'user', email: "o'brien@example.com", createdAt: null });
    expect(contact.attributes).toMatchObject({
      email: "o'brien@example.com",
      'custom_attributes.Plan': 'ab\ufffd',
      'custom_attributes.VIP': true,
      'custom_attributes.gone': null,
    });
    expect(Object.keys(contact.attributes)).not.toContain('custom_attributes.order');
  });

  it('flattens the location and keeps what changes all the time out', () => {
    const { attributes } = read({ id: 'a', location: { type: 'location', city: 'Dublin' }, updated_at: 5 });
    expect(attributes).toMatchObject({ 'location.city': 'Dublin' });
    expect(attributes).not.toHaveProperty('updated_at');
  });
});

it('puts custom attributes of a write into their own object', () => {
  expect(contactBody({ email: 'a@example.com', 'custom_attributes.Signed up': 'No' })).toEqual({
    email: 'a@example.com',
    custom_attributes: { 'Signed up': 'No' },
  });
  expect(contactBody({ name: 'A' })).toEqual({ name: 'A' });
});

it('reads attributes with options in both shapes', () => {
  const read = (more: object) =>
    readAttribute(attributeShape.parse({ name: 'x', full_name: 'custom_attributes.x', data_type: 'string', ...more }));
  expect(read({ options: ['a', 'b'] })).toMatchObject({
    type: 'options',
    options: ['a', 'b'].map((value) => ({ value, label: value, hidden: false })),
    custom: true,
  });
  expect(read({ options: [{ value: 'a', archived: false }] })).toMatchObject({
    options: [{ value: 'a', label: 'a', hidden: false }],
  });
  expect(read({ data_type: 'datetime' })).toMatchObject({ type: 'instant', options: null });
  expect(read({ data_type: 'hologram' })).toMatchObject({ type: 'string' });
});

it('provides attributes: creates, unarchives, refuses another type', () => {
  const existing = (more: object) =>
    attributeShape.parse({ id: 7, name: ownId.name, full_name: ownId.fullName, data_type: 'string', ...more });
  expect(planProvision([ownId], [])).toEqual([{ step: 'create', attribute: ownId }]);
  expect(planProvision([ownId], [existing({})])).toEqual([]);
  expect(planProvision([ownId], [existing({ archived: true })])).toMatchObject([{ step: 'unarchive', id: 7 }]);
  expect(planProvision([ownId], [existing({ data_type: 'integer' })])).toEqual([
    { step: 'refuse', attribute: ownId, found: 'integer' },
  ]);
  expect(planProvision(markAttributesOf(intercomTraits), [])).toHaveLength(3);
});

it('knows the hosts of the regions', () => {
  const app = { clientId: 'a', clientSecret: 'b', apiUrl: null, appUrl: 'https://app.intercom.com', practice: false };
  expect([apiUrlOf(app, 'EU'), appUrlOf(app, 'EU')]).toEqual([
    'https://api.eu.intercom.io',
    'https://app.eu.intercom.com',
  ]);
  expect(apiUrlOf(app, 'MARS')).toBe('https://api.intercom.io');
  const practice = { ...app, apiUrl: 'http://localhost:4001', appUrl: 'http://localhost:4001' };
  expect([apiUrlOf(practice, 'EU'), appUrlOf(practice, 'EU')]).toEqual([practice.apiUrl, practice.appUrl]);
});
