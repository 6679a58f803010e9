import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** The addresses that a lead or a referrer had before their details were corrected, as they were typed. */
export async function findFormerAddresses(
  db: Database,
  workspaceId: string,
  person: { leadId: string } | { referrerId: string },
): Promise<string[]> {
  const isLead = 'leadId' in person;
  const rows = await db
    .selectFrom('events')
    .select(sql<string | null>`evidence->'was'->>'email'`.as('email'))
    .where('workspace_id', '=', workspaceId)
    .$if(isLead, (query) => query.where('lead_id', '=', (person as { leadId: string }).leadId))
    .$if(!isLead, (query) =>
      query.where('referrer_id', '=', (person as { referrerId: string }).referrerId).where('lead_id', 'is', null),
    )
    .where('type', '=', isLead ? 'lead.changed' : 'referrer.changed')
    .execute();
  return rows.flatMap(({ email }) => (email === null ? [] : [email]));
}
