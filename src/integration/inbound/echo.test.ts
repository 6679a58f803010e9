import { expect, it } from 'vitest';
import type { CrmContact } from '../provider/crm-contact.ts';
import { observationOf } from '../contacts/observation.ts';
import { repeatsKnown } from './echo.ts';

const attributes = { email: 'ana@example.com', name: 'Ana', signed_up_at: 1_768_018_463, phone: null };
const contact = (change: Partial<CrmContact> = {}): CrmContact => ({
  id: '1',
  kind: 'user',
  email: 'ana@example.com',
  createdAt: null,
  updatedAt: null,
  attributes,
  labels: { ids: ['vip'], hasMore: false },
  companies: { items: [{ id: 'acme' }], hasMore: false },
  readAt: new Date(0),
  ...change,
});
const known = { observation: observationOf(contact()) };
const changed = (change: CrmContact['attributes']) => contact({ attributes: { ...attributes, ...change } });
const { phone: _, ...withoutEmpty } = attributes;

it.each([
  ['nothing differs', contact()],
  ['a time is a text', changed({ signed_up_at: '2026-01-10T04:14:23.215+00:00' })],
  ['an empty value is left out', contact({ attributes: withoutEmpty })],
])('a report is an echo when %s', (_title, report) =>
  expect(repeatsKnown({ contact: report, mayLack: [] }, known)).toBe(true),
);

it.each([
  ['an attribute changed', changed({ name: 'Anna' })],
  ['an attribute was added', changed({ 'custom_attributes.Plan': 'gold' })],
  ['an attribute was emptied', changed({ name: null })],
  ['a time changed', changed({ signed_up_at: '2026-01-10T04:14:24.000+00:00' })],
  ['a label was added', contact({ labels: { ids: ['vip', 'beta'], hasMore: false } })],
  ['a label was removed', contact({ labels: { ids: [], hasMore: false } })],
  ['its labels are cut short', contact({ labels: { ids: ['vip'], hasMore: true } })],
  ['a company was added', contact({ companies: { items: [{ id: 'acme' }, { id: 'globex' }], hasMore: false } })],
])('a report is no echo when %s', (_title, report) =>
  expect(repeatsKnown({ contact: report, mayLack: [] }, known)).toBe(false),
);

const noCompany = { companies: { items: [], hasMore: false } };
const noLabel = { labels: { ids: [], hasMore: false } };

it.each([
  ['lacks a label that was put on later', contact(noLabel), ['labels'], true],
  ['lacks both', contact({ ...noLabel, ...noCompany }), ['labels', 'companies'], true],
  ['lacks a company besides', contact({ ...noLabel, ...noCompany }), ['labels'], false],
  ['lacks one and has another', contact({ labels: { ids: ['beta'], hasMore: false } }), ['labels'], false],
  ['lacks one, and an attribute changed', { ...changed({ name: 'Anna' }), ...noLabel }, ['labels', 'companies'], false],
] as const)('a report that %s is an echo or not', (_title, report, mayLack, isEcho) =>
  expect(repeatsKnown({ contact: report, mayLack }, known)).toBe(isEcho),
);

it('a report is no echo when it shows labels that were never read', () => {
  const { attributes: values } = known.observation;
  expect(repeatsKnown({ contact: contact(), mayLack: [] }, { observation: { attributes: values } })).toBe(false);
});

it('a report that empties an attribute that was never read is no echo', () => {
  const asked = { observation: observationOf(contact({ attributeNames: ['name'] })) };
  expect(repeatsKnown({ changed: [{ name: 'phone', value: null, at: new Date(0) }] }, asked)).toBe(false);
});

it.each([
  ['repeats what is known', { name: 'Ana' }, true],
  ['empties what is empty', { phone: null }, true],
  ['differs from what is known', { name: 'Anna' }, false],
  ['is of an attribute that was empty', { 'custom_attributes.Plan': 'gold' }, false],
])('a report of a named value that %s is an echo or not', (_title, values, isEcho) => {
  const changed = Object.entries(values).map(([name, value]) => ({ name, value, at: new Date(0) }));
  expect(repeatsKnown({ changed }, known)).toBe(isEcho);
});
