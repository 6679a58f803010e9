import { randomInt } from 'node:crypto';

/** Read from paper, so without letters and digits that are mistaken for others. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

const group = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Ten codes of about fifty bits; tries are slowed, so that they cannot be guessed. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, () => `${group()}-${group()}`);

/** A code as it was given out, however it was typed. */
export function readRecoveryCode(typed: string): string {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
