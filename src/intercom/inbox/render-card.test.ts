import { describe, expect, it } from 'vitest';
import type { ContactCard, ReferrerOnCard } from '../../integration/contact-card/contact-card.ts';
import { renderCard } from './render-card.ts';

const referrer: ReferrerOnCard = {
  referrerId: 'r1',
  campaignId: 'c1',
  campaignName: 'Give 20, get 20',
  link: 'https://go.example.com/r/ANA-1',
  byAddress: false,
  linkPaused: false,
  referralsCount: 2,
  qualifiedCount: 1,
  rewards: [
    { state: 'Due', currency: 'USD', count: 2, amountMinor: 4000 },
    { state: 'Issued', currency: 'EUR', count: 1, amountMinor: 1050 },
  ],
  leads: [{ leadId: 'l1', name: 'Ben', state: 'Pending', joinedAt: new Date('2026-03-01T23:30:00Z') }],
  timezone: 'Europe/Paris',
};
const card: ContactCard = {
  connected: true,
  attention: null,
  leads: [],
  referrers: [referrer],
  enrollable: [],
  leftOff: 0,
};
const context = { publicUrl: 'https://go.example.com', hasEmail: true, done: null };

const render = (change: Partial<ContactCard>, other: Partial<typeof context> = {}) =>
  renderCard({ ...card, ...change }, { ...context, ...other }).canvas.content.components;
const texts = (change: Partial<ContactCard>, other: Partial<typeof context> = {}) =>
  render(change, other).flatMap((component) => (component.type === 'text' ? [component.text] : []));

it('shows the day of the workspace, not of the server', () => {
  const list = render({}).find((component) => component.type === 'list');
  expect(list).toMatchObject({ items: [{ title: 'Ben', subtitle: 'Pending · joined 2 Mar 2026' }] });
});

it('says that a link is paused', () => {
  const [table] = render({ referrers: [{ ...referrer, linkPaused: true }] }).filter(
    ({ type }) => type === 'data-table',
  );
  expect(JSON.stringify(table)).toContain('https://go.example.com/r/ANA-1 (paused)');
});

it('shows what is wrong with the connection above what is still known', () => {
  expect(texts({ attention: 'Intercom no longer accepts the token.' })).toEqual([
    'Intercom no longer accepts the token.',
    'Referrer',
  ]);
});

it('says how much is left off, and where it is', () => {
  const button = {
    type: 'button',
    label: '3 more in Goodword',
    action: { type: 'url', url: 'https://go.example.com' },
  };
  expect(render({ leftOff: 3 })).toContainEqual(expect.objectContaining(button));
});

it('shows what rewards are worth, without adding up currencies', () => {
  const table = render({}).find((component) => component.type === 'data-table');
  expect(table?.items).toContainEqual({
    type: 'field-value',
    field: 'Rewards',
    value: '2 Due ($40.00), 1 Issued (€10.50)',
  });
});

it('says when nothing but the address speaks for the person', () => {
  const message = 'Found by the e-mail address; not known to be this contact.';
  expect(texts({ referrers: [{ ...referrer, byAddress: true }] })).toContain(message);
  expect(texts({})).not.toContain(message);
});

it.each(['***x***', '****', '[a](b)', '[[a]](b)'])('leaves nothing of Markdown in %s', (name) => {
  const written = JSON.stringify(render({ referrers: [{ ...referrer, campaignName: name }] }));
  expect(written).not.toMatch(/\*\*|\]\(/);
});

describe('enrolling', () => {
  const campaigns = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ campaignId: `c${n}`, name: `No. ${n}` }));
  const empty = { referrers: [] };

  it('offers ten campaigns at most, and says so', () => {
    const components = render({ ...empty, enrollable: campaigns(11) });
    expect(components.find(({ type }) => type === 'dropdown')).toMatchObject({ options: { length: 10 } });
    expect(texts({ ...empty, enrollable: campaigns(11) })).toContain('For older campaigns, add them in Goodword.');
    expect(texts({ ...empty, enrollable: campaigns(10) })).not.toContain('For older campaigns, add them in Goodword.');
  });

  it('says why there is nothing to enrol in', () => {
    expect(texts(empty)).toEqual(['This contact is in no campaign, and none is Launched that they could join.']);
    expect(texts({})).toEqual(['Referrer']);
  });

  it('asks for an address first', () => {
    expect(texts({ ...empty, enrollable: campaigns(1) }, { hasEmail: false })).toContain(
      'Add an e-mail address to this contact first.',
    );
  });
});
