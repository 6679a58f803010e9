/** Which column of the file fills which field: its index as text, `2.first` or `2.last` for a part of a name; null for none. */
export type Columns = Record<'email' | 'first_name' | 'last_name' | 'phone', string | null>;

/** The fields that a file can fill, in the order of the screen. */
export const columnFields: ReadonlyArray<{ key: keyof Columns; label: string; isRequired: boolean }> = [
  { key: 'email', label: 'Email', isRequired: true },
  { key: 'first_name', label: 'First Name', isRequired: false },
  { key: 'last_name', label: 'Last Name', isRequired: false },
  { key: 'phone', label: 'Phone', isRequired: false },
];

/** What is wrong with the mapping, by path of the form's field; empty when it is complete. */
export function validateColumns(columns: Columns): Record<string, string> {
  const problems: Record<string, string> = {};
  if (columns.email === null) problems['mapping.email'] = 'Select the column with the e-mail address.';
  columnFields.forEach(({ key }, index) => {
    const earlier = columnFields.slice(0, index).find((field) => columns[field.key] === columns[key]);
    if (columns[key] !== null && earlier) problems[`mapping.${key}`] = `${earlier.label} already uses this column.`;
  });
  return problems;
}

/** The fields that a column fills, as people read them; '' for a column that is not used. */
export function fieldsOfColumn(columns: Columns, index: number): string {
  const filled = columnFields.filter(({ key }) => columns[key]?.split('.')[0] === String(index));
  return filled.map(({ label }) => label).join(' and ');
}

const nameParts = { first_name: ['first', 'first name in it'], last_name: ['last', 'last name in it'] } as const;

/** The columns as the choices for a field; a name may also be a part of one. */
export function columnChoices(field: keyof Columns, columns: ReadonlyArray<{ index: number; name: string }>) {
  const whole = columns.map(({ index, name }) => ({ value: String(index), label: name }));
  if (field !== 'first_name' && field !== 'last_name') return whole;
  const [part, label] = nameParts[field];
  return [...whole, ...columns.map(({ index, name }) => ({ value: `${index}.${part}`, label: `${name}: ${label}` }))];
}

/** The first lines of the file as choices for the one in which its table begins. */
export const lineChoices = (start: ReadonlyArray<{ line: number; text: string }>) =>
  start.map(({ line, text }) => ({ value: String(line), label: `${line}: ${text}` }));
