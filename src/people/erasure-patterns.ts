import { emailKey } from '../platform/email/email-key.ts';

/** What is known of one human, also from before corrections and from their contacts. */
export type PersonalTexts = {
  addresses: readonly string[];
  /** that were theirs, and are another person's today */
  othersAddresses: readonly string[];
  codes: readonly string[];
  phones: readonly string[];
  /** first and last names, companies */
  names: readonly string[];
};

/** Regular expressions of PostgreSQL, and in small letters the plain texts of which one stands wherever one of them matches. */
export type Searched = { patterns: string[]; texts: string[] };

/**
 * What finds the texts of a person, case aside: `anywhere` what names no one else, `nearby` what others may have as well, `own`
 * addresses that are another person's today. Longer texts come first, so that a whole name goes before its parts.
 */
export function erasurePatterns({ addresses, othersAddresses, codes, phones, names }: PersonalTexts): {
  anywhere: Searched;
  nearby: Searched;
  own: Searched;
} {
  return {
    anywhere: combine(search(typed(addresses), addressBounds), search(codes, wordBounds)),
    nearby: combine(search(phones, digitBounds, 5), search(names, wordBounds, 2)),
    own: search(typed(othersAddresses), addressBounds),
  };
}

const typed = (addresses: readonly string[]): string[] => addresses.flatMap((address) => [address, emailKey(address)]);

const combine = (one: Searched, other: Searched): Searched => ({
  patterns: [...one.patterns, ...other.patterns],
  texts: [...new Set([...one.texts, ...other.texts])],
});

type Bounds = readonly [before: string, after: string];

/** A longer address that ends or begins with the same letters is another person's. */
const addressBounds: Bounds = ['(?<![[:alnum:]._%+-])', '(?![[:alnum:]_-]|[.][[:alnum:]])'];
const digitBounds: Bounds = ['(?<![0-9])', '(?![0-9])'];
const wordBounds: Bounds = ['(?<![[:alnum:]])', '(?![[:alnum:]])'];

function search(texts: readonly string[], [before, after]: Bounds, shortest = 1): Searched {
  const forms = texts.map((text) => text.trim()).filter((text) => text.length >= shortest);
  // as a part of an address of the web, and within the text of a JSON document
  const written = forms.flatMap((text) => [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]);
  const distinct = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  return {
    patterns: distinct.map((text) => `${before}${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}${after}`),
    texts: [...new Set(distinct.map(longestPlain))],
  };
}

/** The longest part that is written in one way only: ASCII, and nothing that JSON writes otherwise. */
const longestPlain = (text: string): string =>
  (text.split(/[^ !#-[\]-~]/).toSorted((a, b) => b.length - a.length)[0] ?? '').toLowerCase();
