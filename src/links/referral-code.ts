import { randomSpeakable } from '../platform/id/id.ts';

/**
 * A code to share, such as ANA-7K2MP: the first name makes it easy to say, the random part (32^5) hard to guess.
 * Names without Latin letters get FRIEND.
 * @param firstName null for a code that tells nothing of its owner, such as 7K2M-Q4TX (32^8)
 */
export function makeReferralCode(firstName: string | null): string {
  if (firstName === null) return `${randomSpeakable(4)}-${randomSpeakable(4)}`;
  const letters = firstName
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 8)
    .toUpperCase();
  return `${letters || 'FRIEND'}-${randomSpeakable(5)}`;
}

/** The link of a typed code among those with its key: exactly that code, else the only one. */
export function linkOfCode<Link extends { code: string }>(links: readonly Link[], typed: string): Link | null {
  const exact = links.find(({ code }) => code === typed.trim().toUpperCase());
  return exact ?? (links.length === 1 ? links[0]! : null);
}

/** The address that a referrer shares. @param publicUrl without a trailing slash */
export function referralLink(publicUrl: string, code: string): string {
  return `${publicUrl}/r/${code}`;
}
