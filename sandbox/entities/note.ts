/** What a teammate wrote about a contact or a company. Notes cannot be edited or deleted through the API. */
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
