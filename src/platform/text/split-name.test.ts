import { expect, it } from 'vitest';
import { readName, splitName } from './split-name.ts';

it('in two parts where it was one', () => {
  expect(readName(' Ana\u200B  Maria\n Diaz ')).toEqual({ firstName: 'Ana', lastName: 'Maria Diaz' });
  expect(readName('')).toEqual({ firstName: '', lastName: '' });
});

it.each([
  ['Ana Silva', 'Ana', 'Silva'],
  ['Ben van der Meer', 'Ben', 'van der Meer'],
  ['王小明', '王小明', ''],
  ['דנה לוי', 'דנה', 'לוי'],
  ['Dr. Yara El-Amin', 'Yara', 'El-Amin'],
  ['Prof. Dr. Jan Kern', 'Jan', 'Kern'],
  ['Prof. Dr.-Ing. Jan Kern', 'Jan', 'Kern'],
  ['Mrs Eve Marchetti', 'Eve', 'Marchetti'],
  ['Frau Dr. Eva Klein', 'Eva', 'Klein'],
  ['Sr. Pablo Ruiz', 'Pablo', 'Ruiz'],
  ['van der Berg, Zeno', 'Zeno', 'van der Berg'],
  ['Silva , Ana Maria', 'Ana Maria', 'Silva'],
  ['Kern, Dr. Otto', 'Otto', 'Kern'],
  ['Martin Luther King, Jr.', 'Martin', 'Luther King, Jr.'],
  ['Ada Lovelace, PhD', 'Ada', 'Lovelace, PhD'],
  ['van Damme', '', 'van Damme'],
  ['Van Morrison', 'Van', 'Morrison'],
  ['🎉 Party', '', '🎉 Party'],
  ['Dr.', 'Dr.', ''],
  ['Dru Hill', 'Dru', 'Hill'],
  ['J. R. Smith', 'J.', 'R. Smith'],
  ['M. Night Shyamalan', 'M.', 'Night Shyamalan'],
  ['Prof. Dr. med. Ana Lis', 'Ana', 'Lis'],
  ['Prof. Dr. h.c. Ana Lis', 'Ana', 'Lis'],
  ['Dr. rer. nat. Ana Lis', 'Ana', 'Lis'],
  ['Dr.Ana Lis', 'Ana', 'Lis'],
  ['Dr.-Ing. Ana Lis', 'Ana', 'Lis'],
  ['King, Martin Luther, Jr.', 'Martin Luther', 'King, Jr.'],
  ['Long, Ma', 'Ma', 'Long'],
  ['Smith, Ba', 'Ba', 'Smith'],
  ['Ada Lovelace, MA', 'Ada', 'Lovelace, MA'],
  ['Acme, Inc.', '', 'Acme, Inc.'],
  ['Acme Works, GmbH', '', 'Acme Works, GmbH'],
  ['One, Two, Three', '', 'One, Two, Three'],
  ['', '', ''],
])('%s is split into “%s” and “%s”', (name, first, last) => {
  expect(splitName(name)).toEqual({ first, last });
});
