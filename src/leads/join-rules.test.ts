import { describe, expect, it } from 'vitest';
import { evaluateJoin, type JoinDetails } from './join-rules.ts';

const details: JoinDetails = {
  campaignState: 'Launched',
  referrerEmail: 'ana@example.com',
  friendEmail: 'ben@example.com',
  linkPaused: false,
  isStranger: false,
};

describe('a friend joins', () => {
  it.each<[string, Partial<JoinDetails>]>([
    ['by the link of another person', {}],
    ['with the same name at another domain', { friendEmail: 'ana@example.org' }],
    ['with an address that only begins like the referrer’s', { friendEmail: 'ana.maria@example.com' }],
    ['on a public page also with the referrer’s own address', { friendEmail: 'ana@example.com', isStranger: true }],
  ])('%s', (_case, known) => {
    expect(evaluateJoin({ ...details, ...known })).toEqual({ joins: true });
  });
});

describe('a friend is refused', () => {
  it.each<[string, Partial<JoinDetails>, string, RegExp]>([
    ['by a campaign in Draft', { campaignState: 'Draft' }, 'campaign_not_open', /./],
    ['by a paused campaign', { campaignState: 'Paused' }, 'campaign_not_open', /paused/],
    ['by a paused link', { linkPaused: true }, 'link_paused', /taking a break/],
    ['with the referrer’s own address', { friendEmail: 'ana@example.com' }, 'self_referral', /same e-mail address/],
    ['with that address in other letters', { friendEmail: ' ANA@Example.com' }, 'self_referral', /same e-mail address/],
    ['with a tag in that address', { friendEmail: 'ana+me@example.com' }, 'self_referral', /same e-mail address/],
    [
      'for the campaign first, when the link is paused as well',
      { campaignState: 'Paused', linkPaused: true },
      'campaign_not_open',
      /paused/,
    ],
    [
      'for the link before the address',
      { linkPaused: true, friendEmail: 'ana@example.com' },
      'link_paused',
      /taking a break/,
    ],
  ])('%s', (_case, known, code, reason) => {
    expect(evaluateJoin({ ...details, ...known })).toEqual({
      joins: false,
      code,
      reason: expect.stringMatching(reason),
    });
  });

  it('without learning who refers', () => {
    const refusals = [{ campaignState: 'Paused' }, { linkPaused: true }, { friendEmail: 'ana@example.com' }] as const;
    for (const refusal of refusals) {
      expect(JSON.stringify(evaluateJoin({ ...details, ...refusal }))).not.toMatch(/ana@|example\.com/);
    }
  });
});
