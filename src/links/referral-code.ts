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

/** The stored form of a typed code: upper case, no blanks. */
export function normaliseCode(typed: string): string {
  return typed.trim().toUpperCase();
}

/** The address that a referrer shares. @param publicUrl without a trailing slash */
export function referralLink(publicUrl: string, code: string): string {
  return `${publicUrl}/r/${code}`;
}
