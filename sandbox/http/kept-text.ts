/** The beginning of a body, kept for the request log. */
export interface KeptText {
  text: string;
  /** Length of the whole in bytes. */
  bytes: number;
}

/** Most characters of a body that are kept: 5,000 calls then take at most about 40 MB. */
export const mostKept = 4_000;

/** Keeps the beginning only; a copy, so that the whole text can be freed. */
export function keepText(text: string): KeptText {
  const kept = text.length <= mostKept ? text : Buffer.from(text.slice(0, mostKept)).toString();
  return { text: kept, bytes: Buffer.byteLength(text) };
}
