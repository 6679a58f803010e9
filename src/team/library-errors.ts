/** The code of a refusal of the sign-in library, such as INVALID_PASSWORD; undefined for every other error. */
export function libraryCode(error: unknown): string | undefined {
  return (error as { body?: { code?: string } } | null)?.body?.code;
}
