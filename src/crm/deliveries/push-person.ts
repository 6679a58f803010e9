import { ownId } from '../provider/crm-attribute.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { AttributeValue, CrmContact } from '../provider/crm-contact.ts';
import type { ContactKind, CrmClient, FieldValues } from '../provider/crm-provider.ts';

/** What is to be written, and what is remembered of earlier attempts. */
export type PushTask = {
  kind: ContactKind;
  /** our id of the person; written into a contact that we create */
  personId: string;
  email: string;
  /** in the types of the CRM */
  fields: FieldValues;
  duplicates: 'skip' | 'update';
  /** contacts that are known to be this person */
  linkedContactIds: readonly string[];
  /** until then a contact that an earlier attempt may have created could be missing from the CRM's search */
  uncertainUntil: Date | null;
};

export type PushResult = {
  outcome: 'created' | 'updated' | 'skipped';
  contact: CrmContact;
  /** the values that were overwritten, by attribute; null when nothing was */
  replaced: FieldValues | null;
};

/**
 * Brings a person into the CRM, however often it is tried: create, and take what is there already when the CRM says so
 * (see docs/decisions/intercom-upsert.md).
 * @param beforeCreating is awaited before the one call that must not be repeated blindly
 * @throws CrmError
 */
export async function pushPerson(
  client: CrmClient,
  task: PushTask,
  now: Date,
  beforeCreating: () => Promise<void>,
): Promise<PushResult> {
  if (task.kind === 'lead') {
    // the CRM accepts any number of leads with one address, so it is on us to look first
    const existing = await findExistingContact(client, task);
    if (existing) return takeExisting(client, task, existing, false);
    if (task.uncertainUntil && task.uncertainUntil > now) throw mayBeThere(task.uncertainUntil);
  }
  await beforeCreating();
  const creation = await client.createContact(task.kind, { ...task.fields, [ownId.fullName]: task.personId });
  if (creation.outcome === 'created') return { outcome: 'created', contact: creation.contact, replaced: null };
  const existing = await client.readContact(creation.contactId);
  if (!existing) throw vanished();
  return takeExisting(client, task, existing, creation.archived);
}

async function findExistingContact(client: CrmClient, task: PushTask): Promise<CrmContact | null> {
  for (const contactId of task.linkedContactIds) {
    const contact = await client.readContact(contactId);
    if (contact) return contact;
  }
  const found = await client.findContacts(task.email);
  return found.find((contact) => isOwn(contact, task)) ?? found[0] ?? null;
}

/** Created by an earlier attempt whose answer was lost. */
function isOwn(contact: CrmContact, task: PushTask): boolean {
  return contact.attributes[ownId.fullName] === task.personId;
}

async function takeExisting(
  client: CrmClient,
  task: PushTask,
  existing: CrmContact,
  archived: boolean,
): Promise<PushResult> {
  if (isOwn(existing, task) && !archived) return { outcome: 'created', contact: existing, replaced: null };
  if (task.duplicates === 'skip') return { outcome: 'skipped', contact: existing, replaced: null };
  if (archived) await client.restoreContact(existing.id);
  // its address is how we found it, and may have been corrected there since
  const { email: _, ...fields } = task.fields;
  const contact = await client.updateContact(existing.id, fields);
  return { outcome: 'updated', contact, replaced: valuesReplaced(existing, fields) };
}

function valuesReplaced(before: CrmContact, written: FieldValues): FieldValues {
  const replaced: Record<string, AttributeValue> = {};
  for (const [fullName, value] of Object.entries(written)) {
    const old = before.attributes[fullName] ?? null;
    if (old !== value) replaced[fullName] = old;
  }
  return replaced;
}

function mayBeThere(retryAt: Date): CrmError {
  const sentence = 'An earlier try broke off; it is first made sure that it did not create the contact.';
  return new CrmError({ failure: 'retry_later', sentence, retryAt });
}

function vanished(): CrmError {
  return new CrmError({ failure: 'retry_later', sentence: 'The contact that was in the way is gone by now.' });
}
