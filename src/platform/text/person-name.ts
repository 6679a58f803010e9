/** As long as the forms of the product allow. */
const longestName = 100;

/** One line, without blanks around it, cut at a length. */
export const toOneLine = (value: string, length: number): string =>
  value.replaceAll(/\s+/gu, ' ').trim().slice(0, length).trim().toWellFormed();

/** A first or last name as it is stored. */
export const tidyName = (value: string): string => toOneLine(value, longestName);

/** Splits a full name into first and last name, as they are stored. */
export function readName(name: string): { firstName: string; lastName: string } {
  const { first, last } = splitName(name);
  return { firstName: tidyName(first), lastName: tidyName(last) };
}

/** The first word, and all that follows it: what people write into one field. */
export function splitName(name: string): { first: string; last: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  return { first, last: rest.join(' ') };
}
