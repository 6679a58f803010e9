import { expect, it } from 'vitest';
import type { LeadDetails } from '../../../leads/lead-details.ts';
import { planMark } from './plan-mark.ts';

const facts = (more: { company?: string; campaign?: string }): LeadDetails => ({
  lead: {
    id: 'l1',
    campaignId: 'c1',
    email: 'ben@example.com',
    firstName: 'Ben',
    lastName: '',
    phone: '',
    company: more.company ?? '',
    source: 'API',
    state: 'Pending',
    joinedAt: new Date(0),
  },
  campaign: { id: 'c1', name: more.campaign ?? 'Give 20', state: 'Launched' },
  referrer: {
    id: 'r1',
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: '<script>',
    code: 'ANA1',
    link: 'https://refer.example.com/r/ANA1',
    referralsCount: 1,
  },
});
const everything = { tag: 'Referred', note: true, company: true };
const url = 'https://refer.example.com';

it('plans tag, note with a link back, and company', () => {
  const { tag, note, company } = planMark(everything, facts({ company: 'Ada & Co' }), url);
  expect(tag).toBe('Referred');
  expect(note).toContain('href="https://refer.example.com/campaigns/c1/leads/l1"');
  expect(company?.name).toBe('Ada & Co');
});

it('escapes what people typed', () => {
  const { note } = planMark(everything, facts({ campaign: '<b>Win</b>' }), url);
  expect(note).toContain('Ana &#60;script&#62;');
  expect(note).not.toContain('<b>');
});

it('is one company however its name is written', () => {
  const idOf = (company: string) => planMark(everything, facts({ company }), url).company?.ownId;
  expect(idOf('Ada  CO')).toBe(idOf('ada co'));
  expect(idOf('Ada Co 2')).not.toBe(idOf('Ada Co'));
});

it('does nothing that is not wanted or not known', () => {
  expect(planMark({ tag: null, note: false, company: true }, facts({}), url)).toEqual({
    tag: null,
    note: null,
    company: null,
  });
});
