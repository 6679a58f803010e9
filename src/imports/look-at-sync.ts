import type { Slice } from '../platform/jobs/work/slice.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmClient } from '../integration/provider/crm-provider.ts';
import type { Import } from './import.ts';
import { lockIfUnchanged, updateImport } from './import-store.ts';
import { beginCheck } from './begin-check.ts';
import { selectRowsByKeys } from './row-store.ts';
import { queryOf } from './selection-query.ts';
import { countPeople, searchPeople } from './search-people.ts';
import { takeBatch } from './take-batch.ts';

/** How often an ongoing sync looks for changes: a little less than the minute of the reaper, so that none is skipped. */
const lookEveryMs = 50_000;
/** A full check that a count asks for comes no sooner after the last one than this; the nightly one always comes. */
const checkEveryMs = 5 * 60_000;

export function isDueForLook({ state, phase, sync_state: sync, last_look_at: last }: Import, now: Date): boolean {
  if (sync !== 'On' || state !== 'Done' || phase !== null) return false;
  return last === null || last <= dueForLookBefore(now);
}

/** A sync whose last look was at this time or earlier is due. */
export const dueForLookBefore = (now: Date): Date => new Date(now.getTime() - lookEveryMs);

/**
 * Looks at what changed among the people of an ongoing sync since the last look: new ones are enrolled, addresses
 * follow, and people who no longer match are removed. Joining a segment or getting a tag need not change a contact's time, so
 * the number of people is asked for as well; one that does not fit starts a full check.
 */
export async function lookAtSync(context: CrmContext, current: Import, client: CrmClient, slice: Slice): Promise<void> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  const startedAt = context.clock.now();
  const query = queryOf(current.settings.selection);
  // what the CRM's index learns late carries an earlier time
  const since = new Date((current.last_look_at ?? startedAt).getTime() - client.traits.capabilities.searchLagMs);
  let cursor: string | null = null;
  let newcomers = 0;
  for (;;) {
    const page = await searchPeople(client, { ...query, updatedSince: since, newestFirst: true }, cursor);
    const fresh = page.contacts.filter(({ updatedAt }) => updatedAt === null || updatedAt >= since);
    if (fresh.length > 0) {
      const goesOn = await slice.commit(async (trx) => {
        const now = await lockIfUnchanged(trx, current);
        if (!now) return false;
        const known = await selectRowsByKeys(
          trx,
          key,
          fresh.map(({ id }) => id),
        );
        newcomers += fresh.length - known.length;
        await takeBatch(
          context,
          trx,
          now,
          fresh.map((contact) => ({ contact })),
        );
        return true;
      });
      if (!goesOn) return;
    }
    cursor = page.next;
    if (cursor === null || fresh.length < page.contacts.length) break;
  }
  const count = await countPeople(client, query);
  const expected = (current.last_count ?? 0) + newcomers;
  const lastCheck = current.last_full_check_at?.getTime() ?? 0;
  const wantsCheck = count !== expected && startedAt.getTime() - lastCheck >= checkEveryMs;
  await slice.commit(async (trx) => {
    if (!(await lockIfUnchanged(trx, current))) return;
    await updateImport(trx, key, {
      last_look_at: startedAt,
      updated_at: context.clock.now(),
      message: null,
      ...(count === expected && { last_count: count }),
    });
    if (wantsCheck) await beginCheck(context, trx, key);
  });
}
