/** Whether the database refused data, by the class of its code; anything else is not about the data and may pass later. */
export function isDataRefused(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|23|P0)/.test(code);
}
