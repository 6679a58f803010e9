import { describe, expect, it } from 'vitest';
import { cleanAddress, emailForm, emailKey } from './email-key.ts';

const problemOf = (typed: string) => emailForm.safeParse(typed).error?.issues[0]?.message ?? null;

describe('is taken', () => {
  it.each([
    'ana@example.com',
    'r&d@example.com',
    "o'neil@example.com",
    'a/b@example.com',
    'nils=test@example.com',
    'jürgen@example.com',
    '用户@example.com',
    'kontakt@müller.example',
    'info@xn--e1afmkfd.xn--80akhbyknj4f',
    'ana@mail.m2.example.com',
    'ana@1und1.example',
    'a.b-c_d+e@sub-domain.example.co',
  ])('%s', (address) => {
    expect(emailForm.parse(address)).toBe(address);
  });

  it.each([
    ['a zero width space behind it', 'ina@example.com\u200B'],
    ['no-break spaces around it', '\u00A0ina@example.com\u00A0'],
    ['a word joiner before it', '\u2060 ina@example.com'],
    ['marks of direction around it', '\u202Aina@example.com\u202C\u200E\u200D'],
    ['a byte order mark before it', '\uFEFFina@example.com'],
    ['a Braille blank behind it', 'ina@example.com\u2800\n'],
  ])('with %s', (_, typed) => {
    expect(emailForm.parse(typed)).toBe('ina@example.com');
    expect(cleanAddress(typed)).toBe('ina@example.com');
  });
});

describe('is refused', () => {
  it.each([
    '',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'ana@@example.com',
    'ana@ben@example.com',
    'ana diaz@example.com',
    'ana@exam ple.com',
    '.ana@example.com',
    'ana.@example.com',
    'ana..d@example.com',
    'ana@-example.com',
    'ana@example-.com',
    'ana@example..com',
    'ana@example.com.',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    '"ana"@example.com',
    '<ana@example.com>',
    'ana@example.com,',
    'ana(x)@example.com',
    `${'a'.repeat(65)}@example.com`,
  ])('%s', (address) => {
    expect(problemOf(address)).toBe('This does not look like an e-mail address.');
  });

  it('what cannot be seen within it, with its place', () => {
    expect(problemOf('kai@exam\u00ADple.com')).toBe(
      'The address contains a character that cannot be seen, behind its character 8: type the address again.',
    );
  });

  it.each(['\t', '\n', ' ', '\uFEFF', '\u2800', '\u200B', '.', '@', 'a.', '-'])(
    '50,000 times %j, at once',
    (character) => {
      const many = character.repeat(50_000 / character.length);
      for (const typed of [many, `a${many}@example.com`, `a@${many}com`, `a@b${many}`]) {
        expect(problemOf(typed)).not.toBeNull();
        expect(problemOf(typed.slice(0, 1_900))).not.toBeNull();
      }
    },
    2_000,
  );

  it('what is too long', () => {
    expect(problemOf(`ana@${'a'.repeat(250)}.com`)).toContain('254');
  });
});

it.each([
  [' Ana@Example.COM ', 'ana@example.com'],
  ['kontakt@Müller.example', 'kontakt@xn--mller-kva.example'],
  ['kontakt@xn--mller-kva.example', 'kontakt@xn--mller-kva.example'],
  ['JÜRGEN@example.com', 'jürgen@example.com'],
  ['ju\u0308rgen@example.com', 'jürgen@example.com'],
  ['kai@exam\u00ADple.com\u200B', 'kai@example.com'],
  ['not an address', 'not an address'],
])('%s is the key %s', (email, key) => {
  expect(emailKey(email)).toBe(key);
  expect(emailKey(key)).toBe(key);
});
