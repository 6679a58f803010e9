import type { FieldValues } from '../../integration/provider/crm-provider.ts';
import type { ErrorEntry } from './shapes.ts';

/** Codes that are about what a request contains (reference 11). */
const contentCodes = new Set([
  'parameter_invalid',
  'parameter_not_found',
  'parameter_missing',
  'missing_parameter',
  'parameter_not_allowed',
  'type_mismatch',
  'data_invalid',
  'unprocessable_entity',
  'validation_error',
  'custom_data_limit_reached',
  'client_error',
  'bad_request',
]);

const customPrefix = 'custom_attributes.';

/**
 * Which of the written values Intercom refuses. It says so in words alone: by the attribute's name, mostly quoted, by the
 * value, or in a `field` (reference 5.1, 11).
 * @returns full names; empty when it is about the content without naming any of them; null when it is about something else
 */
export function findRefusedValues(
  status: number | null,
  entries: readonly ErrorEntry[],
  written: FieldValues,
): string[] | null {
  if (status !== 400 && status !== 422) return null;
  const named = Object.entries(written)
    .filter(([fullName, value]) => entries.some((entry) => isNamed(entry, fullName, value, written)))
    .map(([fullName]) => fullName);
  if (named.length > 0) return named;
  return entries.some(({ code }) => contentCodes.has(code ?? '')) ? [] : null;
}

function isNamed({ field, message }: ErrorEntry, fullName: string, value: unknown, written: FieldValues): boolean {
  const name = nameOf(fullName);
  if (field && (field === fullName || field === name)) return true;
  if (!message) return false;
  const quotes = quotedIn(message);
  if (quotes.some((quoted) => quoted === fullName || quoted === name)) return true;
  // a message that quotes one of the names speaks of that one alone
  if (Object.keys(written).some((other) => quotes.includes(nameOf(other)))) return false;
  if (typeof value === 'string' && value.length > 2 && quotes.includes(value)) return true;
  return mentions(message, name) && !isPartOfLonger(message, name, written);
}

const nameOf = (fullName: string): string =>
  fullName.startsWith(customPrefix) ? fullName.slice(customPrefix.length) : fullName;

const quotedIn = (text: string): string[] =>
  [...text.matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`|“([^”]+)”/g)].map((match) => match.slice(1).find(Boolean) ?? '');

/** As words of their own, in either case, with blanks or underscores between them. */
function mentions(text: string, name: string): boolean {
  const words = name.split(/[\s_]+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`));
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s_]+')}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

/** “name” is not meant where “First name” is. */
function isPartOfLonger(text: string, name: string, written: FieldValues): boolean {
  return Object.keys(written)
    .map(nameOf)
    .some((other) => other.length > name.length && mentions(other, name) && mentions(text, other));
}
