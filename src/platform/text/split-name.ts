import { cleanLine, tidyName } from './person-name.ts';

/** Splits a full name into first and last name, as they are stored. */
export function readName(name: string): { firstName: string; lastName: string } {
  const { first, last } = splitName(name);
  return { firstName: tidyName(first), lastName: tidyName(last) };
}

/**
 * First and last name in what people write into one field: titles in front are left out, "Last, First" is turned. Where it is in
 * doubt which word is the first name (a particle or a sign comes first), there is none, for it would greet.
 */
export function splitName(name: string): { first: string; last: string } {
  const [before = '', after = '', ...more] = cleanLine(name).split(/ ?, ?/);
  const isTurned = before !== '' && after !== '' && more.length === 0 && !suffix.test(after);
  if (isTurned) return { first: withoutTitles(after), last: withoutTitles(before) };
  const [first = '', ...rest] = withoutTitles(cleanLine(name)).split(' ');
  const isDoubtful = rest.length > 0 && (particle.test(first) || !/\p{L}/u.test(first));
  return isDoubtful ? { first: '', last: [first, ...rest].join(' ') } : { first, last: rest.join(' ') };
}

/** Titles and forms of address, each a word of its own; with the stop that makes it one where a name is written alike. */
const title =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|hr|fr|dipl|ing|mag|rev|hon|dott|sr|sra|srta|dra|mme|mlle)\.|dr|prof|professor|mr|mrs|ms|mx|miss|sir|madam|dame|herr|frau|monsieur|madame|mme|mlle|señor|señora|doctor|doktor|dipl\.?-ing\.?|(?:dr|prof)\.-?(?:\p{L}+\.)+) /iu;

/** What follows a name behind a comma. */
const suffix = /^(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.? ?d|mba|msc|bsc|ma|ba|esq|cpa|ll\.? ?m)\.?$/i;

/** Words with which last names begin, written small. */
const particle =
  /^(?:van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|dos|das|do|du|des|la|le|af|av|ter|ten|bin|ibn|al|el|y)$/u;

/** All of it where nothing else is left. */
function withoutTitles(name: string): string {
  let rest = name;
  while (title.test(rest)) rest = rest.replace(title, '');
  return rest;
}
