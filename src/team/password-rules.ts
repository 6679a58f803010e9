import { readFileSync } from 'node:fs';
import { emailKey } from '../platform/email/email-key.ts';
import { refuse } from '../platform/refusal.ts';

export const passwordLength = { min: 10, max: 200 } as const;

const common = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('# ')),
);

/** Why a password cannot be taken, as a sentence; null when it can. @param email of the account */
export function findPasswordProblem(password: string, email: string): string | null {
  if (password.length < passwordLength.min) return `Use at least ${passwordLength.min} characters.`;
  if (password.length > passwordLength.max) return `Use at most ${passwordLength.max} characters.`;
  const plain = password.trim().toLowerCase();
  if (common.has(plain)) {
    return 'This is one of the passwords that are tried first: choose one that only you would think of.';
  }
  if (plain === emailKey(email)) return 'Your e-mail address is no password: choose another one.';
  return null;
}

/** @param field of the input that the password came in. @throws Refusal invalid_input */
export function ensureGoodPassword(password: string, email: string, field: string): void {
  const problem = findPasswordProblem(password, email);
  if (problem) throw refuse('invalid_input', problem, [{ path: field, message: problem }]);
}
