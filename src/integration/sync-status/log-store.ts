import { sql, type SelectQueryBuilder } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import { containsPattern } from '../../database/page.ts';
import { firstIdOf } from '../../platform/id/id.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { Delivery } from '../outbound/delivery.ts';
import type { LogFilter, LoggedDelivery, LogRequest } from './log-filter.ts';

/** A search looks at most at this many people, the latest first. */
const mostPeople = 500;

/** The ids of people whose name or address has the text in it. */
async function findPeople(db: Database, workspaceId: string, { campaignId, search }: LogFilter): Promise<string[]> {
  const pattern = containsPattern(search ?? '');
  const ofCampaign = campaignId === undefined ? sql`` : sql`and campaign_id = ${campaignId}`;
  const matches = sql`workspace_id = ${workspaceId} ${ofCampaign}
    and (email ilike ${pattern} or first_name || ' ' || last_name ilike ${pattern})`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select lead_id as id from goodword.leads where ${matches} order by lead_id desc limit ${mostPeople})
      union all
      (select referrer_id from goodword.referrers where ${matches} order by referrer_id desc limit ${mostPeople})
    ) people order by id desc limit ${mostPeople}`.execute(db);
  return rows.map((row) => row.id);
}

/** Narrows a statement about deliveries (named d). @param personIds those that the search found */
function narrow<Result>(
  query: SelectQueryBuilder<Schema & { d: Schema['deliveries'] }, 'd', Result>,
  workspaceId: string,
  filter: LogFilter,
  personIds: readonly string[] | null,
) {
  const { campaignId, state, kind, subject, failure, leftOut, operationId, subjectId, from, to, contactId } = filter;
  return (
    query
      .where('d.workspace_id', '=', workspaceId)
      .$if(campaignId !== undefined, (q) => q.where('d.campaign_id', '=', campaignId!))
      .$if(state !== undefined, (q) => q.where('d.state', '=', state!))
      .$if(kind !== undefined, (q) => q.where('d.kind', '=', kind!))
      .$if(subject !== undefined, (q) => q.where('d.subject', '=', subject!))
      .$if(failure !== undefined, (q) =>
        q.where('d.failure', '=', failure!).where('d.state', 'in', ['Waiting', 'Failed']),
      )
      .$if(leftOut === true, (q) => q.where('d.left_out', 'is not', null).where('d.state', '=', 'Sent'))
      .$if(operationId !== undefined, (q) => q.where('d.operation_id', '=', operationId!))
      .$if(subjectId !== undefined, (q) => q.where('d.subject_id', '=', subjectId!))
      // ids are in the order of time, and the list is in the order of ids
      .$if(from !== undefined, (q) => q.where('d.delivery_id', '>=', firstIdOf(from!)))
      .$if(to !== undefined, (q) => q.where('d.delivery_id', '<', firstIdOf(to!)))
      .$if(personIds !== null, (q) => q.where('d.subject_id', '=', sql<string>`any(${personIds}::uuid[])`))
      .$if(contactId !== undefined, (q) => q.where('d.contact_id', '=', contactId!))
  );
}

async function peopleOf(db: Database, workspaceId: string, filter: LogFilter): Promise<string[] | null> {
  if (filter.search === undefined) return null;
  return findPeople(db, workspaceId, filter);
}

const fromDeliveries = (db: Database) => db.selectFrom('deliveries as d');

/** One row more than the page, newest first. */
export async function selectLog(db: Database, workspaceId: string, request: LogRequest): Promise<LoggedDelivery[]> {
  const people = await peopleOf(db, workspaceId, request);
  const page = narrow(fromDeliveries(db), workspaceId, request, people)
    .$if(request.cursor !== undefined, (q) => q.where('d.delivery_id', '<', request.cursor!))
    .orderBy('d.delivery_id', 'desc')
    .limit(request.limit + 1);
  return withLaterOnes(db, workspaceId, await withPeople(page, workspaceId).execute());
}

/** One with its person. */
export async function selectLogged(
  db: Database,
  workspaceId: string,
  deliveryId: string,
): Promise<LoggedDelivery | undefined> {
  const one = fromDeliveries(db).where('d.workspace_id', '=', workspaceId).where('d.delivery_id', '=', deliveryId);
  return (await withLaterOnes(db, workspaceId, await withPeople(one, workspaceId).execute()))[0];
}

type DeliveryOfPerson = Omit<LoggedDelivery, 'undo_state' | 'has_open_return'>;

/** Adds to deliveries (named d) the person each is about. */
function withPeople(
  deliveries: SelectQueryBuilder<Schema & { d: Schema['deliveries'] }, 'd', object>,
  workspaceId: string,
) {
  return deliveries
    .leftJoin('leads as l', (join) =>
      join.on('l.workspace_id', '=', workspaceId).onRef('l.lead_id', '=', 'd.subject_id').on('d.subject', '=', 'lead'),
    )
    .leftJoin('referrers as r', (join) =>
      join
        .on('r.workspace_id', '=', workspaceId)
        .onRef('r.referrer_id', '=', 'd.subject_id')
        .on('d.subject', '=', 'referrer'),
    )
    .selectAll('d')
    .select([
      sql<string>`coalesce(l.email, r.email, '')`.as('person_email'),
      sql<string>`coalesce(l.first_name, r.first_name, '')`.as('person_first_name'),
      sql<string>`coalesce(l.last_name, r.last_name, '')`.as('person_last_name'),
    ]);
}

/** Asked for the page as a whole: beside each row it would be a subquery for which a distributed database has no plan. */
async function withLaterOnes(
  db: Database,
  workspaceId: string,
  page: readonly DeliveryOfPerson[],
): Promise<LoggedDelivery[]> {
  const [undoStates, openReturns] = [
    await findUndoStates(db, workspaceId, page),
    await findOpenReturns(db, workspaceId, page),
  ];
  return page.map((row) => ({
    ...row,
    undo_state: undoStates.get(undoneBy(row.delivery_id)) ?? null,
    has_open_return:
      isStuckReturn(row) &&
      openReturns.some(
        (open) =>
          open.provider === row.provider && open.subject_id === row.subject_id && open.delivery_id !== row.delivery_id,
      ),
  }));
}

const subjectsOf = (page: readonly DeliveryOfPerson[]): string[] => [...new Set(page.map((row) => row.subject_id))];
const undoneBy = (deliveryId: string): string => `undo:${deliveryId}`;
const isStuckReturn = ({ kind, state }: DeliveryOfPerson): boolean =>
  kind === 'return_fields' && (state === 'Failed' || state === 'Waiting');

/** The states of the deliveries that undo those of a page, by their causes. */
async function findUndoStates(
  db: Database,
  workspaceId: string,
  page: readonly DeliveryOfPerson[],
): Promise<Map<string, Delivery['state']>> {
  if (page.length === 0) return new Map();
  const rows = await fromDeliveries(db)
    .select(['d.cause', 'd.state'])
    .where('d.workspace_id', '=', workspaceId)
    // all columns of the key that is unique
    .where('d.provider', 'in', [...new Set(page.map((row) => row.provider))])
    .where('d.subject', 'in', ['lead', 'referrer'])
    .where('d.subject_id', '=', sql<string>`any(${subjectsOf(page)}::uuid[])`)
    .where('d.cause', '=', sql<string>`any(${page.map((row) => undoneBy(row.delivery_id))}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.cause, row.state]));
}

/** Open writings of return fields of those whose writing failed or waits. */
async function findOpenReturns(db: Database, workspaceId: string, page: readonly DeliveryOfPerson[]) {
  const stuck = page.filter(isStuckReturn);
  if (stuck.length === 0) return [];
  return fromDeliveries(db)
    .select(['d.provider', 'd.subject_id', 'd.delivery_id'])
    .where('d.workspace_id', '=', workspaceId)
    .where('d.subject_id', '=', sql<string>`any(${subjectsOf(stuck)}::uuid[])`)
    .where('d.kind', '=', 'return_fields')
    .where('d.state', 'in', ['Planned', 'Sending', 'Waiting'])
    .execute();
}

/** What was sent is sent again only where something was left out, and that was asked for. */
const retriableStates = ({ leftOut }: LogFilter): Delivery['state'][] => (leftOut ? ['Sent'] : ['Failed', 'Waiting']);

/** How many there are, counted up to a limit. */
export async function countLog(
  db: Database,
  workspaceId: string,
  filter: LogFilter & { retriable?: boolean },
  limit: number,
): Promise<number> {
  const people = await peopleOf(db, workspaceId, filter);
  const matching = narrow(fromDeliveries(db).select('d.delivery_id'), workspaceId, filter, people)
    .$if(filter.retriable === true, (q) => q.where('d.state', 'in', retriableStates(filter)))
    .limit(limit);
  const { n } = await db
    .selectFrom(matching.as('matching'))
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * Failed and waiting deliveries that match, or those that left something out, may go again, with as many tries as a new one has. Of writings of return
 * fields only the last of a referrer, and none while another is open.
 * @param at when they count as touched last
 */
export async function updateToRetried(
  trx: Transaction,
  workspaceId: string,
  filter: LogFilter,
  at: Date,
): Promise<number> {
  const people = await peopleOf(trx, workspaceId, filter);
  const matching = narrow(fromDeliveries(trx).select('d.delivery_id'), workspaceId, filter, people)
    .where('d.state', 'in', retriableStates(filter))
    .where(
      sql<boolean>`(d.kind <> 'return_fields' or not exists (
        select from goodword.deliveries later
        where later.workspace_id = d.workspace_id and later.subject_id = d.subject_id and later.kind = 'return_fields'
          and later.delivery_id <> d.delivery_id
          and (later.delivery_id > d.delivery_id or later.state in ('Planned', 'Sending', 'Waiting'))
      ))`,
    )
    .forUpdate()
    .skipLocked();
  const updated = await trx
    .with('matching', () => matching)
    .updateTable('deliveries')
    .from('matching')
    .set({ state: 'Planned', failure: null, outcome: null, tries: 0, next_attempt_at: null, updated_at: at })
    .where('deliveries.workspace_id', '=', workspaceId)
    .whereRef('deliveries.delivery_id', '=', 'matching.delivery_id')
    .executeTakeFirst();
  return Number(updated.numUpdatedRows);
}
