/** Whether the database refused a row because another one has its key: a concurrent request was faster. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
