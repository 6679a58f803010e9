import { expect, it } from 'vitest';
import { guessMapping } from './guess-columns.ts';

/** A header and lines below it, divided by commas. */
function mapped(header: string, ...lines: string[]) {
  const rows = lines.map((line) => line.split(','));
  const names = header.split(',');
  const columns = names.map((name, index) => ({ index, name, samples: rows.map((row) => row[index] ?? '') }));
  const nameOf = (source: string | null) =>
    source === null ? null : source.replace(/^\d+/, (index) => names[Number(index)] ?? '');
  const { email, first_name: first, last_name: last, phone } = guessMapping(columns);
  return [email, first, last, phone].map(nameOf);
}

it.each([
  [
    'Name,User id,Email,Phone,First seen,Last seen,Signed up at',
    'Ana Silva,1001,ana@example.com,+351210000001,2024-02-03 09:12:44,2026-11-29 18:01:10,2024-02-03',
    ['Email', 'Name.first', 'Name.last', 'Phone'],
  ],
  [
    'Account Name,Mailing Street,Email Opt Out,Email,First Activity,First Name,Last Activity,Last Name,Phone',
    'Acme,1 Test Road,No,eve@example.com,2025-01-01,Eve,2026-11-01,Marchetti,+390600000003',
    ['Email', 'First Name', 'Last Name', 'Phone'],
  ],
  ['Email verified,Email address,First purchase', 'true,a@example.com,2024-01-01', ['Email address', null, null, null]],
  [
    'Telegram,Mobile app version,Phone Number,E-Mail-Adresse',
    '@ana,3.2.1,+49 30 1234567,a@example.com',
    ['E-Mail-Adresse', null, null, 'Phone Number'],
  ],
  ['Vorname,Name,E-Mail,Telefon', 'Ana,Silva,a@example.com,030 123456', ['E-Mail', 'Vorname', 'Name', 'Telefon']],
  ['Vorname,Name,E-Mail', 'Ana,Ana Silva,a@example.com', ['E-Mail', 'Vorname', 'Name.last', null]],
  ['prénom,nom,courriel', 'Ana,Silva,a@example.com', ['courriel', 'prénom', 'nom', null]],
  ['firstName,lastName,emailAddress', 'Ana,Silva,a@example.com', ['emailAddress', 'firstName', 'lastName', null]],
  ['First,Last,Login', '2024-01-01,2025-01-01,a@example.com', ['Login', null, null, null]],
  ['Work email,Plan', 'a@example.com,Pro', ['Work email', null, null, null]],
  ['Work email,Private email', 'a@example.com,b@example.com', [null, null, null, null]],
  ['Email,Invoice email', 'a@example.com,b@example.com', ['Email', null, null, null]],
  ['Phone verified,Phone', 'yes,+1 555 0100', [null, null, null, 'Phone']],
  ['Phone type,Email', 'mobile,a@example.com', ['Email', null, null, null]],
  ['Last name changed at,Email', '2024-05-01,a@example.com', ['Email', null, null, null]],
  ['Company name,Email,First name', 'Acme,a@example.com,', ['Email', 'First name', null, null]],
  ['Email,First name', ',', ['Email', 'First name', null, null]],
])('%s', (header, line, expected) => {
  expect(mapped(header, line)).toEqual(expected);
});

it('one odd value rules no column out', () => {
  const samples = ['Ana', 'Si', 'Ben', '1', 'Cem'];
  const columns = [
    { index: 0, name: 'First name', samples },
    { index: 1, name: 'Phone', samples: ['+49 30 1234567', 'none', '030 7654321', '', '030 111222'] },
    { index: 2, name: 'Email', samples: ['a@example.com', 'n/a', 'c@example', '', ''] },
  ];
  expect(guessMapping(columns)).toMatchObject({ first_name: '0', phone: '1', email: '2' });
});
