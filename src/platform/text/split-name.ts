import { cleanLine, tidyName } from './person-name.ts';

/** Splits a full name into first and last name, as they are stored. */
export function readName(name: string): { firstName: string; lastName: string } {
  const { first, last } = splitName(name);
  return { firstName: tidyName(first), lastName: tidyName(last) };
}

/**
 * First and last name in what people write into one field: titles in front are left out, "Last, First" is turned. Where it is in
 * doubt which word is the first name (a particle or a sign comes first, it is a company), there is none, for it would greet.
 */
export function splitName(name: string): { first: string; last: string } {
  const line = cleanLine(name);
  const [before = '', after = '', ...more] = line.split(/ ?, ?/);
  const isTurned = before !== '' && after !== '' && more.every(isSuffix) && !isBehindName(before, after);
  if (isTurned) return { first: withoutTitles(after), last: [withoutTitles(before), ...more].join(', ') };
  const [first = '', ...rest] = withoutTitles(line).split(' ');
  const isDoubtful = particle.test(first) || first.endsWith(',') || !/\p{L}/u.test(first) || company.test(after);
  return rest.length > 0 && isDoubtful
    ? { first: '', last: [first, ...rest].join(' ') }
    : { first, last: rest.join(' ') };
}

/** Titles and forms of address, each a word of its own; with the stop that makes it one where a name is written alike. */
const title =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|hr|fr|dipl|ing|mag|rev|hon|dott|sr|sra|srta|dra|mme|mlle)\.(?: |(?=\p{Lu}))|(?:dr|prof)\.-?(?:\p{L}+\.)+ |(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|madam|dame|herr|frau|monsieur|madame|mme|mlle|señor|señora|doctor|doktor|dipl\.?-ing\.?) )/iu;

/** What a title is of: `med.`, `h.c.`, `rer. nat.` */
const titleOf = /^(?:\p{Ll}{1,5}\.)+ /u;

/** What follows a name behind a comma; names of people too where only a last name stands before them. */
const suffix = /^(?:jr|sr|ph\.? ?d|m\.? ?d|mba|msc|bsc|esq|cpa|ll\.? ?m)\.?$/i;
const suffixOfWhole = /^(?:ii|iii|iv|m\.?a|b\.?a)\.?$/i;
const company = /^(?:inc|ltd|llc|llp|plc|gmbh|ag|kg|sa|s\.a|bv|b\.v|corp|co)\.?$/i;

const isSuffix = (text: string): boolean => suffix.test(text) || suffixOfWhole.test(text);
const isBehindName = (before: string, after: string): boolean =>
  suffix.test(after) || company.test(after) || (before.includes(' ') && suffixOfWhole.test(after));

/** Words with which last names begin, written small. */
const particle =
  /^(?:van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|dos|das|do|du|des|la|le|af|av|ter|ten|bin|ibn|al|el|y)$/u;

/** All of it where nothing else is left. */
function withoutTitles(name: string): string {
  let rest = name;
  while (title.test(rest)) {
    rest = rest.replace(title, '');
    while (titleOf.test(rest)) rest = rest.replace(titleOf, '');
  }
  return rest;
}
