import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** Of the whole address and of its part before the `@` (RFC 5321, 4.5.3.1). */
const longestAddress = 254;
const longestLocalPart = 64;

/** What cannot be seen: control and format characters, fillers, halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const everyUnseen = new RegExp(unseen.source, 'gu');
/** More than an address with something around it ever has; what is longer is no address, and is not looked through. */
const longestTyped = 2_000;

/** Characters of RFC 5322's atom, and letters of every script (RFC 6531), with single dots between them. */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** An address without blanks and unseen characters around it, composed (NFC); text that is far too long stays as it is. */
export function cleanAddress(typed: string): string {
  if (typed.length > longestTyped) return typed;
  // by characters from both ends: an expression for the end of a text starts over at each blank within it
  const characters = Array.from(typed);
  const isSeen = (character: string) => character.trim() !== '' && !unseen.test(character);
  const first = characters.findIndex(isSeen);
  const last = characters.findLastIndex(isSeen);
  return first < 0
    ? ''
    : characters
        .slice(first, last + 1)
        .join('')
        .normalize('NFC');
}

/** Why an address cannot be used, in a sentence that does not repeat it; null when it can. @param address as cleanAddress returns it */
export function addressProblem(address: string): string | null {
  if (address.length > longestAddress) return `An e-mail address has at most ${longestAddress} characters.`;
  const at = address.search(unseen);
  if (at >= 0)
    return `The address contains a character that cannot be seen, behind its character ${at}: type the address again.`;
  return hasAddressForm(address) ? null : 'This does not look like an e-mail address.';
}

function hasAddressForm(address: string): boolean {
  const [local = '', domain = '', more] = address.split('@');
  if (more !== undefined || local.length > longestLocalPart || !localPart.test(local)) return false;
  return domainName.test(toAscii(domain));
}

/**
 * An e-mail address as people type it: cleaned at its ends, 254 characters at most. Whatever mail servers and CRMs take is taken: rare
 * characters, letters of every script, Unicode domains.
 */
export const emailForm = z
  .string()
  .overwrite(cleanAddress)
  .superRefine((address, context) => {
    const message = addressProblem(address);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .meta({ format: 'email' });

/** The form in which two spellings of one address are equal: without unseen characters, composed, lower case, its domain in ASCII. */
export function emailKey(email: string): string {
  const key = email.replaceAll(everyUnseen, '').trim().normalize('NFC').toLowerCase();
  // nearly all are ASCII, for which the way by domainToASCII is long
  if (isAscii.test(key)) return key;
  const at = key.lastIndexOf('@');
  const domain = key.slice(at + 1);
  return at < 0 ? key : `${key.slice(0, at)}@${toAscii(domain) || domain}`;
}

// oxlint-disable-next-line no-control-regex -- the range of ASCII
const isAscii = /^[\x00-\x7f]*$/;

/** A domain as mail servers write it (punycode), in small letters; '' when it is none. */
const toAscii = (domain: string): string =>
  isAscii.test(domain) ? domain.toLowerCase() : domainToASCII(domain.toLowerCase());
