import { isIPv4 } from 'node:net';
import { parse } from 'tldts';
import { z } from 'zod';

/** As long as the forms of the product allow. */
const longestName = 100;
/** On pages where strangers type a name that others will read. */
const longestPublicName = 40;

/**
 * What people type into one line, such as their name, as it is stored: composed (NFC), on one line, with single spaces,
 * and without characters that are not seen or that change how others are seen (control, format, private, unassigned and
 * tag characters, marks of direction, fillers).
 * @returns '' when nothing that can be seen is left
 */
export function cleanLine(value: string): string {
  const line = value
    .normalize('NFC')
    .replaceAll(blanks, ' ')
    .replaceAll(hidden, '')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
    // what stood on both sides of a hidden character may compose now
    .normalize('NFC');
  return visible.test(line) ? line : '';
}

/** Line breaks, tabs, all kinds of spaces, and U+2800, a Braille cell without dots. */
const blanks = /[\s\u0085\u2800]+/gu;

/**
 * Default_Ignorable_Code_Point adds what is invisible without being a format character: Hangul fillers, variation
 * selectors, U+034F. Kept are joiners between letters, which Persian and Indic names need, and one variation selector
 * behind an ideograph, which tells Japanese names apart.
 */
const hidden =
  /(?!(?<=[\p{L}\p{M}])[\u200C\u200D](?=\p{L}))(?!(?<=\p{Script=Han})[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The same, cut at a length; nothing is left of a character that the cut divides. */
export function toOneLine(value: string, length: number): string {
  const line = cleanLine(value);
  return line.length > length ? cleanLine(line.slice(0, length)) : line;
}

/** A first or last name as it is stored. */
export const tidyName = (value: string): string => toOneLine(value, longestName);

/** A name as programs and teammates give it: cleaned, at most 100 characters. */
export const nameForm = lineForm(longestName);

/** One line that is cleaned rather than refused, such as a phone number. */
export function lineForm(max: number) {
  return z
    .string()
    .overwrite(cleanLine)
    .max(max, { error: `At most ${max} characters.` });
}

/** A name as strangers type it on a public page: others read it there and in e-mails, so it is no web address. */
export function publicNameForm(missing: string) {
  return z
    .string({ error: missing })
    .overwrite(cleanLine)
    .min(1, { error: missing })
    .refine((name) => Array.from(name).length <= longestPublicName, {
      error: `At most ${longestPublicName} characters.`,
    })
    .refine((name) => !hasWebAddress(name), {
      error: 'A name cannot contain a web address. If yours has a dot, put a space after it.',
    });
}

/** A stored name as a public page may show it; '' for one that came by another door and says more than a name. */
export function toPublicName(stored: string): string {
  return publicNameForm('').safeParse(stored).data ?? '';
}

/** Whether mail programs would make a link of a part: `://`, `www.`, an IP address, or a word that ends in a top level domain. */
export function hasWebAddress(text: string): boolean {
  // as browsers read it: full-width letters are letters, ideographic stops are dots, joiners are nothing
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u3002\uFF61]/gu, '.')
    .replaceAll(/\p{Cf}/gu, '');
  if (/:\/\/|www\d?\./iu.test(plain)) return true;
  return (plain.match(dotted) ?? []).some((word) => isDomain(word.toLowerCase()));
}

const dotted = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu;

/** Names that no registry sells, but that people and programs read as addresses. */
const specialUse = /\.(?:example|invalid|local|localhost|onion|test)$/;

function isDomain(word: string): boolean {
  const { isIcann } = parse(word, { validateHostname: false });
  return isIcann === true || specialUse.test(word) || isIPv4(word);
}
