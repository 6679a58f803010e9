/** The text without what PostgreSQL cannot keep: NUL, and half a surrogate pair. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
