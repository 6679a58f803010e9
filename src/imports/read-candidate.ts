import { addressProblem, cleanAddress } from '../platform/email/email-key.ts';
import { tidyName, toOneLine } from '../platform/text/person-name.ts';
import { splitName } from '../platform/text/split-name.ts';
import type { CrmTraits } from '../integration/provider/capabilities.ts';
import type { CrmContact } from '../integration/provider/crm-contact.ts';
import { valueText } from '../qualification/attribute-text.ts';
import type { AttributeValue } from '../qualification/attribute-value.ts';
import { type AddressInCell, readAddress } from './csv/read-address.ts';
import { isRoundedNumber } from './csv/sample-kind.ts';
import { exclusionForm, type ImportMapping } from './import-settings.ts';
import type { Candidate } from './row-rules.ts';

const longestPhone = 40;

/** A contact as a candidate. @param crm says which of its attributes keep people out */
export function readContactCandidate(
  contact: CrmContact,
  mapping: ImportMapping,
  { optOutAttributes }: Pick<CrmTraits, 'optOutAttributes'>,
): Candidate {
  const valueOf = (source: string | null) => (source === null ? '' : attributeText(contact.attributes, source));
  return {
    key: contact.id,
    contactId: contact.id,
    kind: contact.kind,
    archived: contact.archived ?? false,
    marks: exclusionForm.options.filter((mark) => contact.attributes[optOutAttributes[mark] ?? ''] === true),
    ...person(addressOf(contact), valueOf, mapping),
  };
}

function addressOf(contact: CrmContact): AddressInCell {
  const email = cleanAddress(contact.email ?? '');
  return { email, problem: email !== '' && addressProblem(email) !== null ? 'invalid_email' : null };
}

/** A line of a file as a candidate. */
export function readLineCandidate(key: string, fields: readonly string[], mapping: ImportMapping): Candidate {
  const valueOf = (column: string | null) => (column === null ? '' : columnText(fields, column));
  return {
    key,
    contactId: null,
    kind: null,
    archived: false,
    marks: [],
    ...person(readAddress(valueOf(mapping.email)), valueOf, mapping),
  };
}

function person({ email, problem }: AddressInCell, valueOf: (source: string | null) => string, mapping: ImportMapping) {
  const phone = toOneLine(valueOf(mapping.phone), longestPhone);
  return {
    // what is too long to be an address is shown cut
    email: email.slice(0, 254),
    emailProblem: problem,
    firstName: tidyName(valueOf(mapping.first_name)),
    lastName: tidyName(valueOf(mapping.last_name)),
    phone: isRoundedNumber(phone) ? '' : phone,
    phoneIsRounded: isRoundedNumber(phone),
  };
}

function attributeText(attributes: Record<string, AttributeValue>, source: string): string {
  if (source === 'name.first') return splitName(text(attributes['name'])).first;
  if (source === 'name.last') return splitName(text(attributes['name'])).last;
  return text(attributes[source]);
}

/** @param column its index, perhaps with the part of a name: `2`, `2.first`, `2.last` */
function columnText(fields: readonly string[], column: string): string {
  const [index, part] = column.split('.');
  const value = fields[Number(index)] ?? '';
  if (part === 'first' || part === 'last') return splitName(value)[part];
  return value;
}

const text = (value: AttributeValue | undefined) =>
  value === null || value === undefined || value === '' ? '' : valueText(value);
