import { z } from 'zod';

/** An e-mail address as people type it: surrounding blanks are dropped, the form is checked, 254 characters at most. */
export const emailForm = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ error: 'This does not look like an e-mail address.' }));

/** The form in which two spellings of one address are equal: trimmed, composed, lower case. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
