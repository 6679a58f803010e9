/** A moment in a sentence of the server, such as `2026-12-01 10:14 UTC`; screens show it in the reader's own zone. */
export const momentText = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
