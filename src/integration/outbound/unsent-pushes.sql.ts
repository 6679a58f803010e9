import { sql, type RawBuilder } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import type { SubjectKey } from '../settings/subject.ts';

/** One of our people, as the CRM that they are written to knows them. */
export type PersonOfCrm = SubjectKey & { provider: string };

/** A table `wanted (provider, subject, subject_id)` of people. */
function peopleOfCrm(people: readonly PersonOfCrm[]): RawBuilder<unknown> {
  return sql`unnest(
    ${people.map(({ provider }) => provider)}::text[], ${people.map(({ subject }) => subject)}::text[],
    ${people.map(({ subjectId }) => subjectId)}::uuid[]) as wanted (provider, subject, subject_id)`;
}

/** Those of the people whose latest push is still to be sent, or failed. */
export async function selectWithUnsentPush(
  db: Database,
  workspaceId: string,
  people: readonly PersonOfCrm[],
): Promise<PersonOfCrm[]> {
  const { rows } = await sql<{ provider: string; subject: SubjectKey['subject']; subject_id: string }>`${prepared}
    select wanted.provider, wanted.subject, wanted.subject_id from ${peopleOfCrm(people)}
    cross join lateral (
      select state from goodword.deliveries d
      where d.workspace_id = ${workspaceId} and d.provider = wanted.provider and d.subject = wanted.subject
        and d.subject_id = wanted.subject_id and d.kind = 'push'
      order by d.delivery_id desc limit 1) as latest
    where latest.state not in ('Sent', 'Skipped')`.execute(db);
  return rows.map((row) => ({ provider: row.provider, subject: row.subject, subjectId: row.subject_id }));
}

/** Pushes of these people that wait for their next try may go now. @returns which */
export async function updateWaitingPushesToDue(
  trx: Transaction,
  workspaceId: string,
  people: readonly PersonOfCrm[],
): Promise<string[]> {
  const { rows } = await sql<{ delivery_id: string }>`
    update goodword.deliveries d set next_attempt_at = null
    from ${peopleOfCrm(people)}
    where d.workspace_id = ${workspaceId} and d.provider = wanted.provider and d.subject = wanted.subject
      and d.subject_id = wanted.subject_id and d.kind = 'push' and d.state = 'Waiting' and d.failure = 'retry_later'
    returning d.delivery_id`.execute(trx);
  return rows.map((row) => row.delivery_id);
}
