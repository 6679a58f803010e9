/** A value of an event's evidence as it reads in a sentence. */
export function evidenceText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
