import type { ImportFile, ImportMapping } from '../import-settings.ts';

const delimiters = [',', ';', '\t', '|'];

/** What separates the columns: whatever the first line has most of, outside of quotation marks. */
export function guessDelimiter(firstLine: string): string {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

const looksLikeEmail = (text: string) => /^\S+@\S+\.\S+$/.test(text.trim());

/** A first line without any e-mail address names the columns. */
export function guessHeader(columns: ImportFile['columns']): boolean {
  return !columns.some(({ name }) => looksLikeEmail(name));
}

const names = {
  email: /^(e-?mail|mail)/i,
  first_name: /^(first|given|vorname|prénom|prenom|nombre)/i,
  last_name: /^(last|family|sur|nachname|nom\b|apellido)/i,
  phone: /^(phone|mobile|tel|telefon|téléphone|cell)/i,
  name: /^(full[ _-]?)?name$/i,
};

/** Which column is what, by the names of the columns and by what is in them. */
export function guessMapping(columns: ImportFile['columns'], hasHeader: boolean): ImportMapping {
  const named = (pattern: RegExp) => {
    const found = hasHeader ? columns.find(({ name }) => pattern.test(name.trim())) : undefined;
    return found ? String(found.index) : null;
  };
  const withAddresses = columns.find(({ name, samples }) =>
    (hasHeader ? samples : [name, ...samples]).some(looksLikeEmail),
  );
  const whole = named(names.name);
  return {
    email: named(names.email) ?? (withAddresses ? String(withAddresses.index) : null),
    first_name: named(names.first_name) ?? (whole && `${whole}.first`),
    last_name: named(names.last_name) ?? (whole && `${whole}.last`),
    phone: named(names.phone),
  };
}
