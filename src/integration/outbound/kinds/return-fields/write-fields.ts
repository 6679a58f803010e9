import type { CrmContact } from '../../../provider/crm-contact.ts';
import { isRefusal } from '../../../provider/crm-error.ts';
import type { CrmClient, FieldValues } from '../../../provider/crm-provider.ts';
import { leftOutText, type LeftOut } from '../../left-out.ts';
import type { CrmTraits } from '../../../provider/capabilities.ts';
import { writeAccepted } from '../write-accepted.ts';
import { valuesToReplace } from './plan-return-fields.ts';

/** What is to be on a contact. */
export type FieldsTask = {
  contactId: string;
  /** in the types of the CRM */
  fields: FieldValues;
  /** what the contact is known to hold; null to look first */
  known: FieldValues | null;
  /** is awaited before values of a contact that had to be read are replaced */
  beforeWriting?: (replaced: FieldValues, reading: CrmContact) => Promise<void>;
};

export type FieldsWritten = {
  outcome: 'written' | 'there' | 'gone' | 'archived' | 'refused';
  /** the contact that has them: another one when it was merged */
  contactId: string;
  written: FieldValues;
  replaced: FieldValues;
  /** as it was before, when it had to be read */
  reading: CrmContact | null;
  /** values that the CRM refused; the others were written */
  leftOut: LeftOut[];
};

/**
 * Makes a contact hold these values, by one call where it is known what it holds. A contact that was merged meanwhile is
 * followed.
 * @throws CrmError
 */
export async function writeFields(client: CrmClient, task: FieldsTask): Promise<FieldsWritten> {
  if (!task.known) return writeAfterReading(client, task);
  const replaced = valuesToReplace(task.known, task.fields);
  const written = pick(task.fields, Object.keys(replaced));
  const { contactId } = task;
  if (Object.keys(written).length === 0) {
    return { outcome: 'there', contactId, written, replaced, reading: null, leftOut: [] };
  }
  let leftOut: LeftOut[];
  const update = async (fields: FieldValues): Promise<void> => {
    if (Object.keys(fields).length > 0) await client.updateContact(contactId, fields);
  };
  try {
    ({ leftOut } = await writeAccepted<void>(written, update, (_, fields) => update(fields)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const reading = await client.readContact(contactId);
    // nothing about the contact explains it
    if (reading && reading.id === contactId && reading.archived !== true) throw error;
    return writeTo(client, task, reading);
  }
  const isAccepted = (name: string) => leftOut.every(({ attribute }) => attribute !== name);
  const accepted = Object.keys(written).filter(isAccepted);
  const kept = { written: pick(written, accepted), replaced: pick(replaced, accepted) };
  return { outcome: accepted.length > 0 ? 'written' : 'refused', contactId, ...kept, reading: null, leftOut };
}

async function writeAfterReading(client: CrmClient, task: FieldsTask): Promise<FieldsWritten> {
  return writeTo(client, task, await client.readContact(task.contactId));
}

async function writeTo(client: CrmClient, task: FieldsTask, reading: CrmContact | null): Promise<FieldsWritten> {
  const nothing = { written: {}, replaced: {}, reading, leftOut: [] };
  if (!reading) return { outcome: 'gone', contactId: task.contactId, ...nothing };
  if (reading.archived) return { outcome: 'archived', contactId: reading.id, ...nothing };
  const { id: contactId, attributes: known } = reading;
  const replaced = valuesToReplace(known, task.fields);
  if (Object.keys(replaced).length > 0) await task.beforeWriting?.(replaced, reading);
  return { ...(await writeFields(client, { contactId, fields: task.fields, known })), reading };
}

function pick(fields: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

/** Whether it counts as sent: also where something was left out, so that it can be sent again. */
export const hasWritten = ({ outcome, leftOut }: Pick<FieldsWritten, 'outcome' | 'leftOut'>): boolean =>
  outcome === 'written' || leftOut.length > 0;

/** How each outcome reads in the log. */
export function returnText({ outcome, leftOut }: Pick<FieldsWritten, 'outcome' | 'leftOut'>, crm: CrmTraits): string {
  const text = {
    written: 'Return fields are up to date.',
    there: 'The contact already said all of it.',
    gone: `The contact no longer exists in ${crm.title}.`,
    archived: `The contact is archived in ${crm.title}; nothing was written.`,
    refused: '',
  }[outcome];
  return [outcome === 'written' && leftOut.length > 0 ? 'Return fields were written.' : text, leftOutText(crm, leftOut)]
    .filter(Boolean)
    .join(' ');
}
