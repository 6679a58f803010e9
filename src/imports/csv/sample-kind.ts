import { readAddress } from './read-address.ts';

/** A value of which more is needed to see what it is, is text. */
const longestLookedAt = 254;

const months = 'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez';
const kinds: readonly [SampleKind, RegExp][] = [
  ['url', /^(?:https?:\/\/|www\.)\S+$/i],
  ['yes_no', /^(?:yes|no|true|false|y|n|ja|nein|oui|non|sí|si|sim|não)$/i],
  ['date', /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?$/],
  ['date', /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[T ,].*)?$/],
  ['date', new RegExp(`^(?:\\w{3,9},? )?(?:\\d{1,2}\\.? )?(?:${months})[a-zä]*\\.? \\d{1,4}\\b`, 'i')],
  ['number', /^[+-]?(?:[€$£] ?)?\d[\d.,' ]*(?: ?[%€$£])?$/],
  ['number', /^\d(?:[.,]\d+)?E[+-]?\d+$/i],
];

/** What a value of a file looks like. An `email` is an address, or several, with nothing but what programs put around it. */
export type SampleKind = 'email' | 'url' | 'yes_no' | 'date' | 'number' | 'text';

export function sampleKind(value: string): SampleKind {
  if (value.length > longestLookedAt) return 'text';
  if (value.includes('@')) return readAddress(value).problem === 'invalid_email' ? 'text' : 'email';
  return kinds.find(([, form]) => form.test(value))?.[0] ?? 'text';
}

/** Whether a value may be a telephone number: digits and what people write between them. */
export const isPhoneLike = (value: string): boolean =>
  /^[+(\d][\d\s()./-]*(?:(?:ext|x|-)\.? ?\d+)?$/i.test(value) &&
  value.replaceAll(/\D/g, '').length >= 5 &&
  sampleKind(value) !== 'date';

/** A telephone number that a spreadsheet program took for a number and rounded: `4.917E+11`. */
export const isRoundedNumber = (value: string): boolean => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(value.trim());
