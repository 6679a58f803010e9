import { expect, it } from 'vitest';
import { fieldOfColumn, validateColumns } from './columns.ts';
import { fileProblem } from './file-rules.ts';

const columns = { email: '0', first_name: '1', last_name: null, phone: null };

it('needs the e-mail column, and each column for one field at most', () => {
  expect(validateColumns(columns)).toEqual({});
  expect(Object.keys(validateColumns({ ...columns, email: null }))).toEqual(['mapping.email']);
  expect(validateColumns({ ...columns, phone: '1' })).toEqual({
    'mapping.phone': 'First Name uses this column already.',
  });
});

it('knows which field a column fills', () => {
  expect(fieldOfColumn(columns, 1)).toBe('First Name');
  expect(fieldOfColumn(columns, 2)).toBeNull();
});

it.each([
  [null, /Choose/],
  [{ name: 'people.xlsx', size: 100 }, /Save it as CSV/],
  [{ name: 'people.csv', size: 0 }, /empty/],
  [{ name: 'people.csv', size: 60_000_000 }, /50 MB/],
])('refuses %j before it is sent', (file, sentence) => expect(fileProblem(file)).toMatch(sentence));

it('takes a CSV file', () => expect(fileProblem({ name: 'people.csv', size: 100 })).toBeNull());
