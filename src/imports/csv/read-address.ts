import { addressProblem, cleanAddress, emailKey } from '../../platform/email/email-key.ts';

/** The address in a cell, or why there is none that is beyond doubt. */
export type AddressInCell = { email: string; problem: 'invalid_email' | 'several_addresses' | null };

const isAddress = (text: string) => addressProblem(text) === null;

/**
 * Takes an address out of what people and mail programs put around it: `Name <…>`, `mailto:…`, quotation marks, marks behind it. Of two
 * different ones none is chosen.
 * @returns the whole cell as `email` when it has a problem; '' without one for an empty cell
 */
export function readAddress(cell: string): AddressInCell {
  const text = cleanAddress(cell);
  if (text === '' || isAddress(text)) return { email: text, problem: null };
  const parts = text.split(/[\s,;|<>]+|\/(?=[^\s/]+@)/);
  const found = parts.map(withoutMarks).filter(isAddress);
  const different = new Map(found.map((address) => [emailKey(address), address]));
  const [only] = different.values();
  if (different.size > 1) return { email: text, problem: 'several_addresses' };
  // words beside an address say something that only a person understands, unless they are a name before its brackets
  const isAlone =
    /<[^<>]+>/.test(text) || parts.every((part) => withoutMarks(part) === '' || isAddress(withoutMarks(part)));
  return only !== undefined && isAlone ? { email: only, problem: null } : { email: text, problem: 'invalid_email' };
}

const withoutMarks = (part: string): string =>
  cleanAddress(part)
    .replace(/^["'“”„«»(<]+/u, '')
    .replace(/^mailto:/i, '')
    .replace(/\?(?:subject|body|cc)=.*$/i, '')
    .replace(/["'“”„«»)>,;:.!]+$/u, '');
