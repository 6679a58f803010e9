/** What the keys of stored documents and of jobs were called in older versions, and are called today. */
const todaysNames: Record<string, string> = {
  words: 'message',
  run_id: 'operation_id',
  runId: 'operationId',
  gapId: 'reportId',
};

/**
 * A stored document, or what a job carries, under today's names. Only its own keys are looked at, not those within it.
 * @returns the document itself where no key was renamed; what is no document, as it is
 */
export function withTodaysKeys<Stored>(stored: Stored): Stored {
  if (typeof stored !== 'object' || stored === null) return stored;
  const entries = Object.entries(stored);
  if (!entries.some(([key]) => Object.hasOwn(todaysNames, key))) return stored;
  return Object.fromEntries(
    entries.map(([key, value]) => [Object.hasOwn(todaysNames, key) ? todaysNames[key] : key, value]),
  ) as Stored;
}
