import { emailKey } from '../platform/email/email-key.ts';

/** What is known of one human, also from before corrections and from their contacts. */
export type PersonalTexts = {
  addresses: readonly string[];
  codes: readonly string[];
  phones: readonly string[];
  /** first and last names, companies */
  names: readonly string[];
};

/**
 * Regular expressions of PostgreSQL that find the texts of a person, case aside: `anywhere` what names no one else, `nearby`
 * what others may have as well. Longer texts come first, so that a whole name goes before its parts.
 */
export function erasurePatterns({ addresses, codes, phones, names }: PersonalTexts): {
  anywhere: string[];
  nearby: string[];
} {
  const typed = addresses.flatMap((address) => [address, emailKey(address)]);
  return {
    anywhere: [...patternsOf(typed, addressBounds), ...patternsOf(codes, wordBounds)],
    nearby: [...patternsOf(phones, digitBounds, 5), ...patternsOf(names, wordBounds, 2)],
  };
}

type Bounds = readonly [before: string, after: string];

/** A longer address that ends or begins with the same letters is another person's. */
const addressBounds: Bounds = ['(?<![[:alnum:]._%+-])', '(?![[:alnum:]_-]|[.][[:alnum:]])'];
const digitBounds: Bounds = ['(?<![0-9])', '(?![0-9])'];
const wordBounds: Bounds = ['(?<![[:alnum:]])', '(?![[:alnum:]])'];

function patternsOf(texts: readonly string[], [before, after]: Bounds, shortest = 1): string[] {
  const forms = texts.map((text) => text.trim()).filter((text) => text.length >= shortest);
  // as a part of an address of the web, and within the text of a JSON document
  const written = forms.flatMap((text) => [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]);
  const distinct = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  return distinct.map((text) => `${before}${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}${after}`);
}
