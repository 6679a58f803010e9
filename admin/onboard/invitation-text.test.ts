import { expect, it } from 'vitest';
import type { Campaign } from '../api/types.ts';
import { invitationText } from './invitation-text.ts';

const campaign = { join_url: 'https://refer.example.com/c/give-20', referrer_offer: '', friend_offer: '' } as Campaign;

it('names company and join page, and no offer that there is not', () => {
  expect(invitationText(campaign, 'Acme')).toBe(
    'Hi,\n\nDo you know someone who would like Acme? Share your personal link with them.\n\nGet your link here: https://refer.example.com/c/give-20',
  );
});

it('says what each of them gets', () => {
  const offers = { ...campaign, referrer_offer: '$20 for every friend ', friend_offer: '$20 off!' };
  expect(invitationText(offers, 'Acme')).toContain('For you: $20 for every friend.\nFor your friend: $20 off!');
});
