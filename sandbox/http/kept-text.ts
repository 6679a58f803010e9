/** The beginning of a body, kept for the request log. */
export interface KeptText {
  text: string;
  /** Length of the whole in bytes. */
  bytes: number;
}

/** How much of a body is kept, in characters: 5,000 calls then stay within some 40 MB. */
export const mostKept = 4_000;

/** Keeps the beginning only; the copy lets go of the whole text. */
export function keepText(text: string): KeptText {
  const kept = text.length <= mostKept ? text : Buffer.from(text.slice(0, mostKept)).toString();
  return { text: kept, bytes: Buffer.byteLength(text) };
}
