import { expect, it } from 'vitest';
import { describeTable } from './describe-table.ts';
import type { CsvRecord } from './find-table.ts';
import { readRecords } from './read-records.ts';

async function read(text: string | Uint8Array) {
  const records: CsvRecord[] = [];
  let delimiter = '';
  const bytes = (async function* () {
    yield typeof text === 'string' ? Buffer.from(text) : text;
  })();
  for await (const record of readRecords(bytes, (found) => (delimiter = found))) records.push(record);
  return { delimiter, records, ...describeTable(records) };
}

const headers = (columns: readonly { name: string }[]) => columns.map(({ name }) => name);

it.each([
  ['sep=; before the header', 'sep=;\r\nFirst name;Last name;Email\r\nAna;Silva;ana@example.com\r\n', ';', 2],
  [
    'sep= with quotation marks and a BOM',
    '\uFEFF"sep=|"\nFirst name|Last name|Email\nAna|Silva|ana@example.com\n',
    '|',
    2,
  ],
  ['sep= a tab', 'sep=\t\nFirst name\tLast name\tEmail\nAna\tSilva\tana@example.com\n', '\t', 2],
  [
    'a hint that contradicts the first line',
    'sep=;\nFirst name;Last, or family, name;Email\nA;S;ana@example.com\n',
    ';',
    2,
  ],
  [
    'a title with a comma',
    '\uFEFFCustomer export, 30 November 2026\r\n\r\nFirst name;Last name;E-mail\r\nA;B;a@example.com\r\nC;D;c@example.com\r\n',
    ';',
    3,
  ],
  ['a title of one cell', 'Customers\nFirst name;Last name;E-mail\nA;B;a@example.com\nC;D;c@example.com\n', ';', 2],
  ['a title that is padded', 'Customers;;\nFirst name;Last name;E-mail\nA;B;a@example.com\n', ';', 2],
  [
    'a title of two cells above four columns',
    'Export, today\nFirst name,Last name,E-mail,Plan\nA,B,a@example.com,Pro\nC,D,c@example.com,Pro\n',
    ',',
    2,
  ],
  [
    'an address in a title',
    'Report of team@example.com\n\nName;E-mail\nAna;ana@example.com\nBen;ben@example.com\n',
    ';',
    3,
  ],
  ['an address in a padded title', 'Contact: team@example.com,,\nName,E-mail,Plan\nAna,ana@example.com,Pro\n', ',', 2],
  ['two notes', 'Export\nby,Olivia\nName,E-mail,Plan,City\nA,a@example.com,Pro,X\nB,b@example.com,Pro,Y\n', ',', 3],
])('finds separator and header: %s', async (_, text, delimiter, line) => {
  const table = await read(text);
  expect(table.delimiter).toBe(delimiter);
  expect(table.file.first_line).toBe(line);
  expect(table.hasHeader).toBe(true);
  expect(table.mapping.email).not.toBeNull();
  expect(headers(table.file.columns).some((name) => /name/i.test(name))).toBe(true);
});

it.each([
  ['one column', 'ana@example.com\nben@example.com\n', 1, false],
  ['one column with a name', 'People\nana@example.com\n', 1, true],
  ['no header', 'Ana,ana@example.com\nBen,ben@example.com\n', 1, false],
  ['a title and no header', 'My customers\nAna,ana@example.com\nBen,ben@example.com\nCem,cem@example.com\n', 2, false],
  ['people without addresses first', 'First name,Email,Plan\nAna,,Pro\nBen,ben@example.com,Pro\n', 1, true],
  ['a header alone', 'First name;Email\n', 1, true],
  ['no one with an address', 'a,b\n1,2\n', 1, true],
])('leaves no line out: %s', async (_, text, line, hasHeader) => {
  expect(await read(text)).toMatchObject({ hasHeader, file: { first_line: line } });
});

it('columns without a name are there', async () => {
  const { file, mapping } = await read(
    'First name,Email\nAda,ada@example.com,+353100000005,Ashford\nBea,bea@example.com,+353100000006,Brandt\n',
  );
  expect(headers(file.columns)).toEqual(['First name', 'Email', '', '']);
  expect(file.columns[2]?.samples).toEqual(['+353100000005', '+353100000006']);
  expect(mapping).toMatchObject({ email: '1', first_name: '0' });
});

it('what stood before a field to keep it from being a formula is taken off, and nothing else', async () => {
  const { records } = await read(
    `Email,Phone,First name,Note\n'-yul@example.com,'+44 20 7946 0000,'O’Neil,'='a'\nb@example.com,'+1,O'Neil,'\n`,
  );
  expect(records.slice(1).map(({ fields }) => fields)).toEqual([
    ['-yul@example.com', '+44 20 7946 0000', "'O’Neil", "='a'"],
    ['b@example.com', '+1', "O'Neil", "'"],
  ]);
});

it.each([
  ['a ZIP file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'spreadsheet'],
  ['an OLE file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'spreadsheet'],
  ['a PDF', '%PDF-1.7\n', 'PDF'],
  ['a web page', '\n  <html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>', 'web page'],
  ['a table of a web page', '<table><tr><td>Email', 'web page'],
  ['XML', '<?xml version="1.0"?><Workbook>', 'XML'],
  ['JSON', '[{"email":"ana@example.com"}]', 'JSON'],
])('says what a file is that is no table: %s', async (_, content, word) => {
  await expect(read(content)).rejects.toThrow(new RegExp(`${word}.*save it as CSV`));
});

it.each(['PK,Email,First name\n1,gina@example.com,Gina\n', 'PK Jones;gina@example.com\n', '<Gina>,gina@example.com\n'])(
  'takes a table that only begins like another file: %s',
  async (text) => {
    expect((await read(text)).mapping.email).toBe('1');
  },
);

it('hostile fields are described at once', () => {
  const many = `a@${'.'.repeat(990)}@`;
  const records = Array.from({ length: 30 }, (_, line) => ({ line: line + 1, fields: Array<string>(100).fill(many) }));
  expect(describeTable(records).mapping.email).toBeNull();
}, 5_000);
