import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import type { SubjectKey } from '../settings/subject.ts';
import { openStates, type Delivery } from './delivery.ts';

export function findDelivery(db: Database, workspaceId: string, deliveryId: string): Promise<Delivery | undefined> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
}

/** Locked until the transaction ends. */
export function lockDelivery(trx: Transaction, workspaceId: string, deliveryId: string): Promise<Delivery | undefined> {
  return trx
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('delivery_id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
}

/** The pushes of one of our people, newest first. */
export function findPushesOfPerson(
  db: Database,
  workspaceId: string,
  provider: string,
  person: SubjectKey,
): Promise<Delivery[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('kind', '=', 'push')
    .orderBy('delivery_id', 'desc')
    .execute();
}

/** How many deliveries about a person were given up; undoing is not about their details. */
export async function countFailedOfPerson(db: Database, workspaceId: string, person: SubjectKey): Promise<number> {
  const { failed } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<string>().as('failed'))
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('state', '=', 'Failed')
    .where('kind', '!=', 'undo')
    .executeTakeFirstOrThrow();
  return Number(failed);
}

/** Deliveries of campaigns that were given up, for the same reason. */
type GivenUpDeliveries = {
  campaignId: string;
  connectionId: string | null;
  failure: Delivery['failure'];
  count: number;
  /** when the first of them was */
  since: Date;
};

/** What was given up and not retried since; undoing is shown where it is asked for. */
export async function countGivenUp(
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<GivenUpDeliveries[]> {
  if (campaignIds.length === 0) return [];
  const rows = await db
    .selectFrom('deliveries')
    .select(['campaign_id', 'connection_id', 'failure', ({ fn }) => fn.countAll<string>().as('count')])
    .select(({ fn }) => fn.min('updated_at').as('since'))
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', sql<string>`any(${campaignIds}::uuid[])`)
    .where('state', '=', 'Failed')
    .where('kind', '!=', 'undo')
    .groupBy(['campaign_id', 'connection_id', 'failure'])
    .execute();
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    connectionId: row.connection_id,
    failure: row.failure,
    count: Number(row.count),
    since: row.since,
  }));
}

/** Those of the leads of which something that was sent was undone. */
export async function findUndoneLeads(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Set<string>> {
  if (leadIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('deliveries')
    .select('subject_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', 'lead')
    .where('subject_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .where('kind', '=', 'undo')
    .where('state', '=', 'Sent')
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}

/** Deliveries by id; ids unknown in the workspace are left out. */
export function findDeliveries(db: Database, workspaceId: string, deliveryIds: readonly string[]): Promise<Delivery[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('delivery_id', '=', sql<string>`any(${deliveryIds}::uuid[])`)
    .execute();
}

/** Whether anything is being written to one of the people over the connection; see findBeingWritten. */
export async function isSendingTo(
  db: Database,
  connection: Connection,
  people: readonly SubjectKey[],
): Promise<boolean> {
  return (await findBeingWritten(db, connection, people)).size > 0;
}

/**
 * The ids of those of the people to whom anything is being written over the connection at this moment. Events write
 * nothing to a contact.
 * @param only.pushesSince pushes alone, and of those the ones whose attempt began since then
 */
export async function findBeingWritten(
  db: Database,
  { workspace_id: workspaceId, connection_id: connectionId, provider }: Connection,
  people: readonly SubjectKey[],
  only?: { pushesSince: Date },
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const found = await db
    .selectFrom('deliveries')
    .select('subject_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .where('subject', 'in', ['lead', 'referrer'])
    .where('subject_id', '=', sql<string>`any(${people.map(({ subjectId }) => subjectId)}::uuid[])`)
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'Sending')
    .where('kind', '!=', 'event')
    .$if(only !== undefined, (query) => query.where('kind', '=', 'push').where('updated_at', '>=', only!.pushesSince))
    .execute();
  return new Set(found.map((row) => row.subject_id));
}

/** How many deliveries of a campaign are not sent yet. */
export async function countOpenDeliveries(db: Database, workspaceId: string, campaignId: string): Promise<number> {
  const { open } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** When a delivery over this connection was last sent; null before the first. */
export async function findLastSentAt(db: Database, workspaceId: string, connectionId: string): Promise<Date | null> {
  const last = await db
    .selectFrom('deliveries')
    .select('updated_at')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'Sent')
    .orderBy('delivery_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.updated_at ?? null;
}

/** The data event over this connection that was planned last; events wait for people, so that only ended ones say something. */
export function findLastEvent(
  db: Database,
  { workspace_id: workspaceId, connection_id: connectionId }: Connection,
): Promise<Delivery | undefined> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'event')
    .where('state', 'in', ['Sent', 'Failed'])
    .orderBy('delivery_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
