import type { Insertable } from 'kysely';
import type { Schema } from '../../../database/tables.d.ts';
import type { Connection } from '../../connections/connection.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { createClient } from '../../connections/create-client.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { CrmError } from '../../provider/crm-error.ts';
import { checkJob, type Check } from './check.ts';
import { checkPage } from './check-page.ts';
import { claimCheck, selectOurContactIds, updateCheck } from './check-store.ts';
import { deleteDriftBefore, upsertDrift } from './drift-store.ts';
import { createSettingsOf } from './expectations.ts';

const pageSize = 150;
/** A go ends after so many pages and the next one goes on: jobs have an end. */
const pagesPerGo = 40;
/** What a killed worker held is free after this time. */
const claimMs = 60_000;

/**
 * Goes on with a check: page by page through our contacts in the order of their ids. The place and what was found are
 * committed together after every page, so a killed worker's check goes on where it was, and memory holds one page.
 * @param options.pages after so many the rest is left to another go, whose job is sent
 */
export async function runCheck(
  context: CrmContext,
  key: { workspaceId: string; checkId: string },
  options: { pages: number } = { pages: pagesPerGo },
): Promise<void> {
  const check = await claimCheck(context.db, key, context.clock.now(), claimEnd(context));
  if (!check) return;
  const connection = await getConnectionById(context.db, check.workspace_id, check.connection_id);
  if (connection.state !== 'Connected') return stop(context, check, `${context.provider.title} is not connected.`);
  try {
    await readPages(context, connection, check, options.pages);
  } catch (error) {
    await noteTrouble(context, connection, check, error);
  }
}

async function readPages(context: CrmContext, connection: Connection, check: Check, mostPages: number): Promise<void> {
  const key = { workspaceId: check.workspace_id, connectionId: check.connection_id };
  let calls = 0;
  const client = createClient(context, connection, { onCall: () => (calls += 1) });
  const attributes = await context.attributes.attributesOf(key.connectionId, client);
  const scope = { ...key, attributes, settingsOf: createSettingsOf(context, key.workspaceId) };
  let { cursor, checked } = check;
  for (let page = 0; page < mostPages; page += 1) {
    const ids = await selectOurContactIds(context.db, key, cursor, pageSize);
    if (ids.length === 0) return finish(context, { ...check, calls: check.calls + calls });
    const rows = await checkPage(context, connection, client, check, scope, ids);
    cursor = ids.at(-1)!;
    checked += ids.length;
    const progress = { cursor, checked, calls: check.calls + calls, claimed_until: claimEnd(context), outcome: null };
    await keepPage(context, check, rows, progress);
  }
  await context.db.transaction().execute(async (trx) => {
    await updateCheck(trx, check, { claimed_until: null });
    const payload = { workspaceId: check.workspace_id, checkId: check.check_id };
    await context.jobs.send(trx, checkJob, payload, { groupId: check.workspace_id });
  });
}

const claimEnd = ({ clock }: CrmContext) => new Date(clock.now().getTime() + claimMs);

function keepPage(
  context: CrmContext,
  check: Check,
  rows: readonly Insertable<Schema['crm_drift']>[],
  progress: Parameters<typeof updateCheck>[2],
): Promise<void> {
  return context.db.transaction().execute(async (trx) => {
    await upsertDrift(trx, rows);
    await updateCheck(trx, check, progress);
  });
}

async function finish(context: CrmContext, check: Check): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await deleteDriftBefore(trx, check);
    const end = { state: 'Done' as const, claimed_until: null, outcome: null, finished_at: context.clock.now() };
    await updateCheck(trx, check, { ...end, calls: check.calls });
  });
}

async function stop(context: CrmContext, check: Check, outcome: string): Promise<void> {
  const end = { state: 'Stopped' as const, claimed_until: null, outcome, finished_at: context.clock.now() };
  await updateCheck(context.db, check, end);
}

/** What passes is waited for: the check goes on where it is. */
async function noteTrouble(context: CrmContext, connection: Connection, check: Check, error: unknown): Promise<void> {
  if (!(error instanceof CrmError)) {
    await updateCheck(context.db, check, { claimed_until: null });
    throw error;
  }
  if (error.failure === 'reconnect') {
    const attention = error.attention ?? 'token_revoked';
    await context.db.transaction().execute((trx) => reportAttention(context, trx, connection, attention));
    return stop(context, check, error.message);
  }
  if (error.failure === 'fix_data') return stop(context, check, error.message);
  await updateCheck(context.db, check, { claimed_until: null, outcome: error.message });
}
