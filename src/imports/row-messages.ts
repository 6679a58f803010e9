import type { ImportRow } from './import.ts';
import type { RowChange, RowReason } from './row-rules.ts';

const texts: Record<RowReason, string> = {
  new: 'Is enrolled, with a link and a code of their own.',
  new_without_phone: 'Is enrolled without the phone number, which a spreadsheet program had rounded.',
  will_change: 'Is a referrer already; some details change.',
  changes_without_phone: 'Is a referrer already; some details change.',
  already_enrolled: 'Is a referrer already, and nothing changes.',
  enrolled_without_phone:
    'Is a referrer already, and nothing changes: a spreadsheet program had rounded the phone number.',
  no_email: 'There is no e-mail address.',
  invalid_email: 'The e-mail address is not valid.',
  several_addresses: 'There are several e-mail addresses.',
  same_address_twice: 'Another person with the same e-mail address comes first.',
  email_taken: 'The new e-mail address belongs to another referrer of this campaign.',
  not_found_again: 'Was no longer among these people when the import ran.',
  other_kind: 'Is a contact of the other type by now.',
  archived: 'The contact is archived.',
  came_later: 'Matched only after the dry run, so this import leaves them out. Another import takes them.',
  changed_later: 'Their details changed only after the dry run, so this import leaves them as they are.',
  erased: 'The person was erased here. They can join again themselves, or a teammate can add them.',
  unsubscribed: 'Is unsubscribed from e-mails.',
  hard_bounced: 'E-mails to this address bounce.',
  spam: 'Has marked an e-mail as spam.',
};

/** Why a row has its outcome, in a sentence. */
export function reasonText(reason: string): string {
  return texts[reason as RowReason] ?? reason;
}

const fields: Record<RowChange['field'], string> = {
  email: 'E-mail',
  first_name: 'First name',
  last_name: 'Last name',
  phone: 'Phone',
  contact: 'the contact',
};

/** What changes: `First name and Phone change; is linked to the contact.` */
export function rowMessages({ reason, changes }: Pick<ImportRow, 'reason' | 'changes'>): string {
  if (reason === null) return '';
  if (!(reason === 'will_change' || reason === 'changes_without_phone') || !changes?.length) return reasonText(reason);
  const names = changes.flatMap(({ field }) => (field === 'contact' ? [] : [fields[field as RowChange['field']]]));
  const isLinked = names.length < changes.length;
  const list = new Intl.ListFormat('en').format(names);
  const change = names.length > 0 ? `${list} ${names.length === 1 ? 'changes' : 'change'}` : '';
  const link = isLinked ? 'is linked to the contact' : '';
  const text = [change, link].filter(Boolean).join('; ');
  const without =
    reason === 'changes_without_phone' ? ', without the phone number, which a spreadsheet program had rounded' : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${without}.`;
}

/** The phone number of the line was left out. */
export const isWithoutPhone = (reason: string | null): boolean => reason?.endsWith('_without_phone') ?? false;

/** What to do about a line of a file that cannot be taken. Null where nothing is wrong with it. */
export function lineRemedy(reason: string | null): string | null {
  if (reason === 'no_email') return 'Fill in the e-mail address in this line and upload the file again.';
  if (reason === 'invalid_email') return 'Correct the e-mail address in this line and upload the file again.';
  if (reason === 'several_addresses')
    return 'Leave the one address by which this person is known, and upload the file again.';
  if (isWithoutPhone(reason))
    return 'To keep the number, make its column text in the spreadsheet program, fill it in again and upload the file again.';
  if (reason === 'same_address_twice') return 'Nothing to do, or remove one of the two lines.';
  return null;
}

export type LeftReason =
  | 'left_filter'
  | 'archived'
  | 'deleted'
  | 'unsubscribed'
  | 'hard_bounced'
  | 'spam'
  | 'email_taken';

const leftText: Record<LeftReason, string> = {
  left_filter: 'Is no longer among the people this sync is for.',
  archived: 'The contact was archived or blocked.',
  deleted: 'The contact was deleted.',
  unsubscribed: 'Has unsubscribed from e-mails.',
  hard_bounced: 'E-mails to this address bounce.',
  spam: 'Has marked an e-mail as spam.',
  email_taken: 'The contact has a new e-mail address that belongs to another referrer of this campaign.',
};

/** Why a person no longer matches, in a sentence. */
export function leftReasonText(reason: string): string {
  return leftText[reason as LeftReason] ?? reason;
}
