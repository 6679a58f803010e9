/** Which column of the file (its index as text) fills which field; null fills none. */
export type Columns = Record<'email' | 'first_name' | 'last_name' | 'phone', string | null>;

/** The fields that a file can fill, in the order of the screen. */
export const columnFields: ReadonlyArray<{ key: keyof Columns; label: string; isRequired: boolean }> = [
  { key: 'email', label: 'Email', isRequired: true },
  { key: 'first_name', label: 'First Name', isRequired: false },
  { key: 'last_name', label: 'Last Name', isRequired: false },
  { key: 'phone', label: 'Phone', isRequired: false },
];

/** What is wrong with the mapping, by path of the form's field; empty when it can be rehearsed. */
export function validateColumns(columns: Columns): Record<string, string> {
  const problems: Record<string, string> = {};
  if (columns.email === null) problems['mapping.email'] = 'Select the column with the e-mail address.';
  columnFields.forEach(({ key }, index) => {
    const earlier = columnFields.slice(0, index).find((field) => columns[field.key] === columns[key]);
    if (columns[key] !== null && earlier) problems[`mapping.${key}`] = `${earlier.label} uses this column already.`;
  });
  return problems;
}

/** The field that a column fills, as people read it; null for a column that is not used. */
export function fieldOfColumn(columns: Columns, index: number): string | null {
  return columnFields.find(({ key }) => columns[key] === String(index))?.label ?? null;
}
