import { expect, it } from 'vitest';
import { codeKey } from './code-key.ts';

it.each([
  'ANA-N4HGE',
  'ana-n4hge',
  'ana n4hge',
  'ANAN4HGE',
  'ANA\u2013N4HGE',
  'ANA_N4HGE',
  'ANA-N4HGE\u200B',
  'ANA-\u00ADN4HGE',
  'ＡＮＡ－Ｎ４ＨＧＥ',
  '“ANA-N4HGE”.',
  '#ana-n4hge)',
])('%s is read as one code', (typed) => {
  expect(codeKey(typed)).toBe('ANAN4HGE');
});

it('letters that look like digits are these', () => {
  expect(codeKey('Bo-O1LIX')).toBe(codeKey('BO-011 1x'));
});

it('letters are read without their accents, as codes are made', () => {
  expect(codeKey('ZOÉ-7K2MP')).toBe(codeKey('ZOE-7K2MP'));
});

it('what has no letter or digit is no code', () => {
  expect(codeKey(' –.) ')).toBe('');
});
