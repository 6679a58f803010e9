import type { ImportMapping } from '../import-settings.ts';
import { isPhoneLike, sampleKind } from './sample-kind.ts';

/** A column with the values of the first lines below its name. */
export type ReadColumn = { index: number; name: string; samples: readonly string[] };

type Field = 'email' | 'first_name' | 'last_name' | 'phone' | 'name';

/** `exact` is the whole name of a column, `part` words that stand anywhere in it; as `plainName` writes them. */
const names: Record<Field, { exact: RegExp; part: RegExp | null }> = {
  email: {
    exact:
      /^(?:e ?mails?|mail|(?:e ?mail|mail) ?(?:address|adresse|id)|adresse (?:e ?)?mail|courriel|correo(?: electronico)?|e ?post|indirizzo e ?mail)$/,
    part: /\b(?:e ?mail|courriel|correo)\b/,
  },
  first_name: {
    exact:
      /^(?:first|first ?names?|given(?: ?names?)?|forename|vorname|prenom|nombre|nome|voornaam|imie|fornavn|fornamn)$/,
    part: /\b(?:first ?name|given ?name|vorname|prenom|voornaam)\b/,
  },
  last_name: {
    exact:
      /^(?:last|last ?names?|family(?: ?names?)?|surname|nachname|familienname|nom|nom de famille|apellidos?|cognome|sobrenome|achternaam|nazwisko|etternavn|efternamn)$/,
    part: /\b(?:last ?name|family ?name|surname|nachname|achternaam)\b/,
  },
  phone: {
    exact:
      /^(?:phones?|(?:tele)?phone ?(?:number|no)?|mobile?(?: ?(?:phone|number|no))?|tel|telefon(?:nummer)?|telephone|telefono|telefone|cell(?: ?(?:phone|number))?|handy(?:nummer)?|portable|movil|gsm)$/,
    part: /\b(?:phone|telephone|telefon|mobile number|handynummer)\b/,
  },
  name: {
    exact:
      /^(?:full ?)?(?:name)s?$|^(?:contact|customer|person|user|display) ?name$|^nom complet$|^nombre completo$|^vollstandiger name$/,
    part: null,
  },
};

/** One odd value says nothing: a name may be Si, N or 1. */
const mostly = (fit: (value: string) => boolean) => (samples: readonly string[]) =>
  samples.filter(fit).length * 2 > samples.length;
const areNames = mostly((value) => sampleKind(value) === 'text');

/** What the values must look like, where there are any. */
const fits: Record<Field, (samples: readonly string[]) => boolean> = {
  email: (samples) => samples.some((value) => sampleKind(value) === 'email'),
  phone: mostly((value) => isPhoneLike(value) || sampleKind(value) === 'number'),
  first_name: areNames,
  last_name: areNames,
  name: areNames,
};

/** A column's name in small letters, without accents and marks between words. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How many of the values name a field of a person. */
export const countKnownNames = (values: readonly string[]): number =>
  values.filter((value) => Object.values(names).some(({ exact }) => exact.test(plainName(value)))).length;

/** A line without any e-mail address names the columns. */
export const guessHeader = (fields: readonly string[]): boolean =>
  !fields.some((field) => sampleKind(field) === 'email');

/**
 * Which column is what. A column of exactly that name comes first, then the only one that has the words in its name; values that
 * are evidently something else rule a column out. Where two are equally likely, none is chosen.
 * @param columns with an empty name where the file names none
 */
export function guessMapping(columns: readonly ReadColumn[]): ImportMapping {
  const filled = columns.map((column) => ({
    ...column,
    plain: plainName(column.name),
    samples: column.samples.filter((value) => value !== ''),
  }));
  const find = (field: Field): number | null => {
    const { exact, part } = names[field];
    const possible = filled.filter(({ samples }) => samples.length === 0 || fits[field](samples));
    const named = possible.find(({ plain }) => exact.test(plain));
    if (named) return named.index;
    const seen = possible.filter(({ plain, samples }) => samples.length > 0 && part?.test(plain) === true);
    return seen.length === 1 ? seen[0]!.index : null;
  };
  const addresses = filled.filter(({ samples }) => fits.email(samples));
  const email = find('email') ?? (addresses.length === 1 ? addresses[0]!.index : null);
  const [first, last, whole] = [find('first_name'), find('last_name'), find('name')];
  const text = (index: number | null) => (index === null ? null : String(index));
  return {
    email: text(email),
    first_name: text(first) ?? (whole === null ? null : `${whole}.first`),
    last_name: text(last) ?? (whole === null ? null : lastNameIn(columns, first, whole)),
    phone: text(find('phone')),
  };
}

/** “Name” beside a first name is the last name, unless it has the first name in it. */
function lastNameIn(columns: readonly ReadColumn[], first: number | null, whole: number): string {
  const valuesOf = (index: number) => columns.find((column) => column.index === index)?.samples ?? [];
  const wholes = valuesOf(whole);
  const hasFirst = first === null || valuesOf(first).some((value, line) => value && wholes[line]?.includes(value));
  return hasFirst ? `${whole}.last` : String(whole);
}
