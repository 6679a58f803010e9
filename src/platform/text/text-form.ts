import { z } from 'zod';

/**
 * A text that people type: surrounding blanks dropped, at most `max` characters, and only characters that PostgreSQL
 * can store (no NUL, no half of a surrogate pair).
 */
export function textForm(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: `At most ${max} characters.` })
    .refine((text) => text.isWellFormed() && !text.includes('\0'), {
      error: 'This text contains a character that cannot be stored: remove it.',
    });
}
