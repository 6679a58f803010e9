import type { Transaction } from '../../database/database.ts';
import type { FieldValues } from '../provider/crm-provider.ts';
import { changesOfReading } from './change-rules.ts';
import { insertContactChanges } from './change-store.ts';
import type { ContactChange } from './contact-change.ts';
import { upsertSnapshots } from './snapshot-store.ts';
import { lockContacts } from './lock-contacts.ts';
import type { ContactKey } from './contact-link.ts';
import { findSnapshots } from './find-snapshots.ts';

/**
 * What we wrote is known of contacts from now on, so that the report of it is seen to be an echo; when they were read,
 * and all else of them, stays. A contact that was never read stays unknown.
 */
export async function noteWritten(
  trx: Transaction,
  key: Omit<ContactKey, 'contactId'>,
  writes: readonly { contactId: string; written: FieldValues }[],
  at: Date,
): Promise<void> {
  const wanted = writes.filter(({ written }) => Object.keys(written).length > 0);
  if (wanted.length === 0) return;
  const contactIds = wanted.map(({ contactId }) => contactId);
  await lockContacts(trx, key, contactIds);
  const known = await findSnapshots(trx, key, contactIds);
  const changes: ContactChange[] = [];
  for (const { contactId, written } of wanted) {
    const previous = known.get(contactId);
    if (!previous) continue;
    const { attributes } = previous.observation;
    const values = { ...attributes.values, ...written };
    const names = attributes.names && [...new Set([...attributes.names, ...Object.keys(written)])];
    const now = {
      ...previous,
      observation: { ...previous.observation, attributes: { ...attributes, values, ...(names && { names }) } },
      ours: true,
    };
    const contact = { id: contactId, updatedAt: null, readAt: at };
    changes.push(...changesOfReading({ contact, source: 'ours' }, previous, now, new Set()));
    known.set(contactId, now);
  }
  await upsertSnapshots(trx, key, [...known.values()]);
  await insertContactChanges(trx, key, changes);
}
