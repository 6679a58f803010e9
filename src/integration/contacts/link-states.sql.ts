import { sql } from 'kysely';
import type { Transaction } from '../../database/database.ts';
import type { Subject, SubjectKey } from '../settings/subject.ts';
import type { ContactKey, LinkState } from './contact-link.ts';

export type ContactState = { contactId: string; state: LinkState; mergedInto: string | null };

/** Notes what became of contacts, each of which comes once. @returns the people for whom that is news */
export async function updateLinkStates(
  trx: Transaction,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  states: readonly ContactState[],
  at: Date,
): Promise<(SubjectKey & { contactId: string; state: LinkState })[]> {
  const { rows } = await sql<{
    contact_id: string;
    subject: Subject;
    subject_id: string;
    state: LinkState;
  }>`
    update goodword.crm_contacts link set state = seen.state, state_at = ${at}, merged_into = seen.merged_into
    from unnest(
      ${states.map(({ contactId }) => contactId)}::text[], ${states.map(({ state }) => state)}::text[],
      ${states.map(({ mergedInto }) => mergedInto)}::text[]) as seen (contact_id, state, merged_into)
    where link.workspace_id = ${workspaceId} and link.connection_id = ${connectionId}
      and link.contact_id = seen.contact_id and link.state <> seen.state
    returning link.contact_id, link.subject, link.subject_id, link.state`.execute(trx);
  return rows.map((row) => ({
    contactId: row.contact_id,
    subject: row.subject,
    subjectId: row.subject_id,
    state: row.state,
  }));
}
