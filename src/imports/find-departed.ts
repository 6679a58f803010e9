import type { Slice } from '../platform/jobs/work/slice.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmClient } from '../integration/provider/crm-provider.ts';
import type { Import, ImportRow } from './import.ts';
import { lockIfUnchanged, updateImport } from './import-store.ts';
import { removeMember } from './members.ts';
import { selectMissingRows, updateRow } from './row-store.ts';
import type { LeftReason } from './row-messages.ts';
import { queryOf } from './selection-query.ts';

const atOnce = 20;

/**
 * After a full check: enrolled people missing from it are read one by one, since a search may lag or lose a contact
 * between its pages; those who really left are removed. The last call ends the check.
 */
export async function findDeparted(
  context: CrmContext,
  current: Import,
  client: CrmClient,
  slice: Slice,
): Promise<void> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  const missing = await selectMissingRows(context.db, key, current.pass, atOnce);
  for (const member of missing) {
    const reason = await whyMissing(client, current, member);
    const goesOn = await slice.commit(async (trx) => {
      const now = await lockIfUnchanged(trx, current);
      if (!now) return false;
      await updateRow(trx, key, member.row_key, { pass: now.pass });
      if (reason && reason !== 'merged') await removeMember(context, trx, now, member, reason);
      if (reason === 'merged') await updateRow(trx, key, member.row_key, mergedAway);
      await updateImport(trx, key, { updated_at: context.clock.now() });
      return true;
    });
    if (!goesOn) return;
  }
  if (missing.length === atOnce) return;
  await slice.commit(async (trx) => {
    if (!(await lockIfUnchanged(trx, current))) return;
    const now = context.clock.now();
    await updateImport(trx, key, { phase: null, last_full_check_at: now, last_count: current.total, message: null });
  });
}

/** The person stays under the contact that survived, and this row belongs to no one any more. */
const mergedAway = { result: 'updated', reason: 'same_address_twice' } as const;

/** Null when they still match after all. */
async function whyMissing(
  client: CrmClient,
  current: Import,
  member: ImportRow,
): Promise<LeftReason | 'merged' | null> {
  const contact = await client.readContact(member.contact_id ?? '');
  if (!contact) return 'deleted';
  if (contact.archived) return 'archived';
  const query = queryOf(current.settings.selection);
  const same = { attribute: 'id', operator: 'equals', value: contact.id } as const;
  const isMeant = await client.countContacts({ ...query, conditions: [...(query.conditions ?? []), same] });
  if (isMeant > 0) return contact.id === member.contact_id ? null : 'merged';
  // archived and blocked people can be read, but no search finds them (reference 4.5)
  return (await client.countContacts({ conditions: [same] })) > 0 ? 'left_filter' : 'archived';
}
