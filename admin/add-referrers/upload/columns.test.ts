import { expect, it } from 'vitest';
import { columnChoices, fieldsOfColumn, validateColumns } from './columns.ts';
import { fileProblem } from './file-rules.ts';

const columns = { email: '0', first_name: '1', last_name: null, phone: null };

it('needs the e-mail column, and each column for one field at most', () => {
  expect(validateColumns(columns)).toEqual({});
  expect(Object.keys(validateColumns({ ...columns, email: null }))).toEqual(['mapping.email']);
  expect(validateColumns({ ...columns, phone: '1' })).toEqual({
    'mapping.phone': 'First Name already uses this column.',
  });
});

it('knows which fields a column fills, also when each takes a part of it', () => {
  expect(fieldsOfColumn(columns, 1)).toBe('First Name');
  expect(fieldsOfColumn(columns, 2)).toBe('');
  expect(fieldsOfColumn({ ...columns, first_name: '1.first', last_name: '1.last' }, 1)).toBe(
    'First Name and Last Name',
  );
});

it('offers parts of a column where a name is asked for', () => {
  const offered = (field: 'email' | 'last_name') => columnChoices(field, [{ index: 0, name: 'Name' }]);
  expect(offered('email')).toEqual([{ value: '0', label: 'Name' }]);
  expect(offered('last_name')).toContainEqual({ value: '0.last', label: 'Name: last name in it' });
});

it.each([
  [null, /Choose/],
  [{ name: 'people.xlsx', size: 100 }, /Save it as CSV/],
  [{ name: 'people.csv', size: 0 }, /empty/],
  [{ name: 'people.csv', size: 60_000_000 }, /50 MB/],
])('refuses %j before it is sent', (file, sentence) => expect(fileProblem(file)).toMatch(sentence));

it('takes a CSV file', () => expect(fileProblem({ name: 'people.csv', size: 100 })).toBeNull());
