/** A teammate's note on a contact or company. The API cannot edit or delete notes. */
export interface Note {
  /** Decimal string. */
  readonly id: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly adminId: string;
  /** HTML. */
  readonly body: string;
}

/**
 * The body of a note as it is stored. What already begins with a tag is kept as it is (assumed to be HTML).
 *
 * @recorded 7.3: Plain text of a note is wrapped in a paragraph.
 */
export function noteHtml(text: string): string {
  return text.trimStart().startsWith('<') ? text : `<p>${text}</p>`;
}
