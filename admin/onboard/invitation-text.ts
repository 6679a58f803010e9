import type { Campaign } from '../api/types.ts';

/**
 * A message that asks customers to refer friends, to be changed and sent from anywhere.
 * @param company whose customers they are
 */
export function invitationText(
  { join_url: link, referrer_offer: forReferrer, friend_offer: forFriend }: Campaign,
  company: string,
): string {
  const offers = [
    forReferrer.trim() && `For you: ${asSentence(forReferrer)}`,
    forFriend.trim() && `For your friend: ${asSentence(forFriend)}`,
  ].filter(Boolean);
  return [
    'Hi,',
    `Do you know someone who would like ${company}? Share your personal link with them.`,
    ...(offers.length > 0 ? [offers.join('\n')] : []),
    `Get your link here: ${link}`,
  ].join('\n\n');
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
