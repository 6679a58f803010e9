import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import { notAboutContact, notOurs, type NewNotification, type ReportedPerson } from './notification.ts';

/**
 * Stores, as handled and without content, those notifications of a connection that match none of our people: one
 * statement, which asks and stores. The others are left to the caller.
 * @returns the ids of contacts and addresses among them that are of our people
 */
export async function insertUnmatched(
  db: Database,
  notifications: readonly (NewNotification & { person: ReportedPerson })[],
  receivedAt: Date,
): Promise<Set<string>> {
  // one connection belongs to one workspace here and to one of the CRM
  const { workspaceId, connectionId, appId } = notifications[0]!;
  const contactIds = notifications.flatMap(({ person }) => person.contactId ?? []);
  const addresses = notifications.flatMap(({ person }) => person.emailKey ?? []);
  // an id is never an address, so that both may stand in one column
  const { rows } = await sql<{ known: string }>`${prepared}
    with known as materialized (
      select contact_id as known from goodword.crm_contacts
      where workspace_id = ${workspaceId} and connection_id = ${connectionId} and contact_id = any(${contactIds}::text[])
      union all
      select email_key from goodword.leads
      where workspace_id = ${workspaceId} and email_key = any(${addresses}::text[])
      union all
      select email_key from goodword.referrers
      where workspace_id = ${workspaceId} and email_key = any(${addresses}::text[])),
    stored as (
      insert into goodword.notifications
        (workspace_id, app_id, notification_id, connection_id, topic, outcome, received_at, handled_at)
      select ${workspaceId}::uuid, ${appId}, notification_id, ${connectionId}::uuid, topic,
        case when contact_id is null then ${notAboutContact} else ${notOurs} end,
        ${receivedAt}::timestamptz, ${receivedAt}::timestamptz
      from unnest(
        ${notifications.map((n) => n.notificationId)}::text[],
        ${notifications.map((n) => n.topic)}::text[],
        ${notifications.map((n) => n.person.contactId)}::text[],
        ${notifications.map((n) => n.person.emailKey)}::text[])
        as arrived (notification_id, topic, contact_id, email_key)
      where (array[contact_id, email_key] && array(select known from known)) is not true
      on conflict do nothing)
    select known from known`.execute(db);
  return new Set(rows.map((row) => row.known));
}
