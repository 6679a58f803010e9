/**
 * A stored document under today's names: its message was called `words` in older versions.
 * @returns the document itself where it has no such key
 */
export function withMessage<Stored>(stored: Stored): Stored {
  if (typeof stored !== 'object' || stored === null || !('words' in stored)) return stored;
  const { words, ...others } = stored;
  return { ...others, message: words } as unknown as Stored;
}
