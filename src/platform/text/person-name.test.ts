import { describe, expect, it } from 'vitest';
import { cleanLine, hasWebAddress, nameForm, publicNameForm, toOneLine, toPublicName } from './person-name.ts';

describe('a name is stored', () => {
  it.each([
    ['composed', 'Zoe\u0308', 'Zo\u00EB'],
    ['composed, also around what is removed', 'Zoe\u200B\u0308', 'Zo\u00EB'],
    ['on one line', 'Ann\r\nLee\u2028Roe\tJr', 'Ann Lee Roe Jr'],
    ['with single spaces, whatever their kind', '  Ann \u00A0\u3000 Lee\u202F', 'Ann Lee'],
    ['without control characters', 'A\u0000n\u001B[31mn\u007F\u0085', 'An[31mn'],
    ['without right-to-left override', 'Ann\u202Ednim', 'Anndnim'],
    ['without marks of direction', '\u200EAnn\u200F\u061C\u2066\u2069', 'Ann'],
    ['without zero width space, soft hyphen and byte order mark', 'A\u200Bn\u00ADn\uFEFF', 'Ann'],
    ['without tag characters', 'Ann\u{E0001}\u{E0068}\u{E0069}\u{E007F}', 'Ann'],
    ['without private and unassigned characters', 'A\uE000n\u{F0000}n\u0378', 'Ann'],
    ['without halves of surrogate pairs', 'A\uD83Dnn', 'Ann'],
    ['without fillers and variation selectors that hide data', 'A\u3164n\u034Fn\uFE0F\u{E0102}', 'Ann'],
    ['with the joiners that Persian and Hindi need', 'می\u200Cخواهم क\u094D\u200Dष', 'می\u200Cخواهم क\u094D\u200Dष'],
    ['without joiners that join nothing', '\u200DAnn\u200C B\u200D\u200Dob', 'Ann Bob'],
    ['with the variant of an ideograph, once', '葛\u{E0100}\u{E0101}飾', '葛\u{E0100}飾'],
    ['as it is where nothing is hidden', "María José O'Neil-Łukasz 李", "María José O'Neil-Łukasz 李"],
  ])('%s', (_, typed, stored) => {
    expect(cleanLine(typed)).toBe(stored);
    expect(cleanLine(stored)).toBe(stored);
    expect(nameForm.parse(typed)).toBe(stored);
  });

  it.each(['', ' ', '\u200B\u200D', '\u3164', '\u2800', '\u0301', '\u{E0041}', '\r\n\u0000'])(
    'as missing when nothing of it can be seen: %j',
    (typed) => {
      expect(cleanLine(typed)).toBe('');
      expect(publicNameForm('Missing.').safeParse(typed).error?.issues[0]?.message).toBe('Missing.');
    },
  );

  it('cut between characters', () => {
    expect(toOneLine(`${'x'.repeat(99)}😀`, 100)).toBe('x'.repeat(99));
    expect(toOneLine('ab cd', 3)).toBe('ab');
  });
});

describe('on a public page a name', () => {
  it.each([
    'https://evil.example/win',
    'www.evil.example',
    'WWW.evil',
    'evil.com',
    'Win at evil.co.uk now',
    'evil.com.',
    'ann@evil.io',
    'bit.ly/x',
    'evil\u3002com',
    'ｅｖｉｌ．ｃｏｍ',
    'evil\uFF0Ecom',
    'http：//evil',
    'пример.рф',
    'xn--e1afmkfd.xn--p1ai',
    '93.184.216.34',
    'ev\u200Cil.c\u200Dom',
    'e\u200Bvil.c\u00ADom',
    'evil.example',
  ])('is no web address: %j', (typed) => {
    expect(hasWebAddress(cleanLine(typed))).toBe(true);
    expect(publicNameForm('Missing.').safeParse(typed).success).toBe(false);
    expect(toPublicName(typed)).toBe('');
  });

  it.each(['Ann St. John', 'Dr.Who', 'J.R.', 'J.R', 'A.J. Lee', 'Ph.D', 'Sammy Davis Jr.', 'St.Clair', 'No. 1.5'])(
    'may have dots: %s',
    (typed) => {
      expect(publicNameForm('Missing.').parse(typed)).toBe(typed);
      expect(toPublicName(typed)).toBe(typed);
    },
  );

  it('has at most 40 characters, as people count them', () => {
    expect(publicNameForm('Missing.').safeParse('李'.repeat(40)).success).toBe(true);
    expect(publicNameForm('Missing.').safeParse('😀'.repeat(40)).success).toBe(true);
    expect(publicNameForm('Missing.').safeParse('x'.repeat(41)).error?.issues[0]?.message).toBe(
      'At most 40 characters.',
    );
  });
});
