import type { CrmContact } from '../../../provider/crm-contact.ts';
import { isRefusal } from '../../../provider/crm-error.ts';
import type { CrmClient, FieldValues } from '../../../provider/crm-provider.ts';
import { valuesToReplace } from './plan-return-fields.ts';

/** What is to be on a contact. */
export type FieldsTask = {
  contactId: string;
  /** in the types of the CRM */
  fields: FieldValues;
  /** what the contact is known to hold; null to look first */
  known: FieldValues | null;
};

export type FieldsWritten = {
  outcome: 'written' | 'there' | 'gone' | 'archived';
  /** the contact that has them: another one when it was merged */
  contactId: string;
  written: FieldValues;
  replaced: FieldValues;
  /** as it was before, when it had to be read */
  reading: CrmContact | null;
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
  if (Object.keys(written).length === 0) return { outcome: 'there', contactId, written, replaced, reading: null };
  try {
    await client.updateContact(contactId, written);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const reading = await client.readContact(contactId);
    // nothing about the contact explains it
    if (reading && reading.id === contactId && reading.archived !== true) throw error;
    return writeTo(client, task, reading);
  }
  return { outcome: 'written', contactId, written, replaced, reading: null };
}

async function writeAfterReading(client: CrmClient, task: FieldsTask): Promise<FieldsWritten> {
  return writeTo(client, task, await client.readContact(task.contactId));
}

async function writeTo(client: CrmClient, task: FieldsTask, reading: CrmContact | null): Promise<FieldsWritten> {
  if (!reading) return { outcome: 'gone', contactId: task.contactId, written: {}, replaced: {}, reading };
  if (reading.archived) return { outcome: 'archived', contactId: reading.id, written: {}, replaced: {}, reading };
  const { id: contactId, attributes: known } = reading;
  return { ...(await writeFields(client, { contactId, fields: task.fields, known })), reading };
}

function pick(fields: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

/** How each outcome reads in the log. @param crm the CRM's name as people say it */
export function returnText(outcome: FieldsWritten['outcome'], crm: string): string {
  return {
    written: 'Return fields are up to date.',
    there: 'The contact already said all of it.',
    gone: `The contact no longer exists in ${crm}.`,
    archived: `The contact is archived in ${crm}; nothing was written.`,
  }[outcome];
}
