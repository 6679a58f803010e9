import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import type { WritePolicies } from '../../settings/mapping/write-policies.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { SubjectKey } from '../../settings/subject.ts';

/** The last push of a person, which went to this contact. */
export type LastPush = SubjectKey & {
  campaignId: string;
  contactId: string;
  /** what is on the contact since, in the types of the CRM */
  written: FieldValues;
  policies: WritePolicies;
  at: Date;
  /** another one is on its way */
  isOpen: boolean;
};

/** Of the people who were written to these contacts, those whose last write it was, without people with an undo. */
export async function selectLastPushes(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
  contactIds: readonly string[],
): Promise<LastPush[]> {
  const { rows } = await sql<{
    subject: SubjectKey['subject'];
    subject_id: string;
    campaign_id: string;
    contact_id: string;
    kind: string;
    written: FieldValues | null;
    policies: WritePolicies;
    updated_at: Date;
    is_open: boolean;
  }>`
    with people as (
      select distinct subject, subject_id from goodword.deliveries
      where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::text[]) and connection_id = ${connectionId}
        and kind = 'push' and state = 'Sent'),
    last as (
      select people.subject, people.subject_id, sent.* from people
      cross join lateral (
        select campaign_id, contact_id, kind, written, policies, updated_at from goodword.deliveries d
        where d.workspace_id = ${workspaceId} and d.subject_id = people.subject_id and d.subject = people.subject
          and d.connection_id = ${connectionId} and d.kind in ('push', 'undo') and d.state = 'Sent'
        order by d.updated_at desc limit 1) as sent)
    select last.*, exists (
        select from goodword.deliveries open
        where open.workspace_id = ${workspaceId} and open.subject_id = last.subject_id and open.subject = last.subject
          and open.kind in ('push', 'undo') and open.state in ('Planned', 'Sending', 'Waiting')) as is_open
    from last where kind = 'push' and contact_id = any(${contactIds}::text[])
    order by updated_at`.execute(db);
  return rows.map((row) => ({
    subject: row.subject,
    subjectId: row.subject_id,
    campaignId: row.campaign_id,
    contactId: row.contact_id,
    // deliveries of older versions did not keep it
    written: row.written ?? {},
    policies: row.policies,
    at: row.updated_at,
    isOpen: row.is_open,
  }));
}

/** The return fields that were written to referrers last, and whether others are about to be. */
export async function selectLastReturns(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Map<string, { written: { values: FieldValues; at: Date } | null; isOpen: boolean }>> {
  const { rows } = await sql<{
    referrer_id: string;
    planned: FieldValues | null;
    updated_at: Date | null;
    is_open: boolean;
  }>`
    select wanted.referrer_id, sent.planned, sent.updated_at,
      exists (
        select from goodword.stale_referrers m
        where m.workspace_id = ${workspaceId} and m.referrer_id = wanted.referrer_id)
      or exists (
        select from goodword.deliveries open
        where open.workspace_id = ${workspaceId} and open.subject_id = wanted.referrer_id
          and open.kind = 'return_fields' and open.state in ('Planned', 'Sending', 'Waiting')) as is_open
    from unnest(${referrerIds}::uuid[]) as wanted (referrer_id)
    left join lateral (
      select planned, updated_at from goodword.deliveries d
      where d.workspace_id = ${workspaceId} and d.subject_id = wanted.referrer_id and d.kind = 'return_fields'
        and d.state = 'Sent'
      order by d.created_at desc limit 1) as sent on true`.execute(db);
  return new Map(
    rows.map((row) => [
      row.referrer_id,
      {
        written: row.planned && row.updated_at ? { values: row.planned, at: row.updated_at } : null,
        isOpen: row.is_open,
      },
    ]),
  );
}
