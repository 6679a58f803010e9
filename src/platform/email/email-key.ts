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

/**
 * The mailbox behind an address: "ana+friend@example.com" is read by the same person as "ana@example.com".
 * Stricter than emailKey; used only to decide whether two addresses surely belong to one person.
 */
export function mailboxOf(email: string): string {
  const [local, domain] = splitAtLast(emailKey(email), '@');
  return `${local.split('+')[0]}@${domain}`;
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
