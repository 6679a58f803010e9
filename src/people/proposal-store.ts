import { sql, type Selectable } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Schema } from '../database/tables.d.ts';
import type { Actor } from '../history/history.ts';

export type Proposal = Selectable<Schema['erasure_proposals']>;
export const proposalStates = ['Open', 'Erased', 'Dismissed'] as const;

/** A proposal beside the person that it is about. */
export type ProposalWithPerson = Proposal & {
  email: string;
  first_name: string;
  last_name: string;
  /** whether another contact of the person is still there */
  has_other_contact: boolean;
  undecided_rewards: number;
};

/** A contact that is deleted again after a decision is proposed again. */
export async function upsertProposals(trx: Transaction, proposals: readonly Proposal[]): Promise<void> {
  await trx
    .insertInto('erasure_proposals')
    .values([...proposals])
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'contact_id', 'subject', 'subject_id'])
        .doUpdateSet(({ ref }) => ({
          state: 'Open',
          note: null,
          looked_at: null,
          decided_at: null,
          proposed_at: ref('excluded.proposed_at'),
        }))
        .where('erasure_proposals.state', '=', 'Dismissed'),
    )
    .execute();
}

/** The contact is there again. */
export async function deleteProposalsOfContacts(
  trx: Transaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('erasure_proposals')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', sql<string>`any(${contactIds}::text[])`)
    .where('state', '=', 'Open')
    .execute();
}

const withPeople = (workspaceId: string) => sql<ProposalWithPerson>`
  select p.*, coalesce(l.email, r.email) as email, coalesce(l.first_name, r.first_name) as first_name,
    coalesce(l.last_name, r.last_name) as last_name,
    exists (
      select from goodword.crm_contacts o
      where o.workspace_id = p.workspace_id and o.subject = p.subject and o.subject_id = p.subject_id
        and o.state in ('active', 'archived')) as has_other_contact,
    (select count(*) from goodword.rewards w
     where w.workspace_id = p.workspace_id and w.recipient_id = p.subject_id
       and w.state in ('On hold', 'Needs review', 'Due')) as undecided_rewards
  from goodword.erasure_proposals p
  left join goodword.leads l on p.subject = 'lead' and l.workspace_id = p.workspace_id and l.lead_id = p.subject_id
  left join goodword.referrers r
    on p.subject = 'referrer' and r.workspace_id = p.workspace_id and r.referrer_id = p.subject_id
  where p.workspace_id = ${workspaceId} and p.state = 'Open'`;

/** The open ones, oldest first. */
export async function selectOpenProposals(
  db: Database,
  workspaceId: string,
  limit: number,
): Promise<ProposalWithPerson[]> {
  const { rows } = await sql<ProposalWithPerson>`
    ${withPeople(workspaceId)} order by p.proposed_at, p.proposal_id limit ${limit}`.execute(db);
  return rows;
}

export async function countOpenProposals(db: Database, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom('erasure_proposals')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'Open')
    .executeTakeFirstOrThrow();
  return count;
}

export function selectProposal(db: Database, workspaceId: string, proposalId: string): Promise<Proposal | undefined> {
  return db
    .selectFrom('erasure_proposals')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst();
}

/** Ends an open proposal. @returns false when it is not open any more */
export async function updateToDecided(
  db: Database,
  { workspace_id: workspaceId, proposal_id: proposalId }: Pick<Proposal, 'workspace_id' | 'proposal_id'>,
  change: { state: 'Erased' | 'Dismissed'; note: string | null; at: Date },
): Promise<boolean> {
  const updated = await db
    .updateTable('erasure_proposals')
    .set({ state: change.state, note: change.note, decided_at: change.at })
    .where('workspace_id', '=', workspaceId)
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'Open')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Whatever proposed it, the person is erased. */
export async function updateToErased(
  trx: Transaction,
  workspaceId: string,
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .updateTable('erasure_proposals')
    .set({ state: 'Erased', note: null, decided_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('state', '=', 'Open')
    .execute();
}

/** Notes why an open one waits for a person. */
export async function updateLookedAt(
  db: Database,
  { workspace_id: workspaceId, proposal_id: proposalId }: Proposal,
  note: string | null,
  at: Date,
): Promise<void> {
  await db
    .updateTable('erasure_proposals')
    .set({ note, looked_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'Open')
    .execute();
}

/** Workspaces that erase by themselves. */
export async function selectErasingWorkspaces(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('erasure_settings')
    .select('workspace_id')
    .where('erases_deleted', '=', true)
    .execute();
  return rows.map((row) => row.workspace_id);
}

/**
 * Open ones of before that time that were not looked at since another: first those that never were, then those looked at the
 * longest ago, so that many that wait for a person keep no other one waiting.
 */
export function selectDueProposals(
  db: Database,
  workspaceId: string,
  { proposedBefore, lookedBefore, limit }: { proposedBefore: Date; lookedBefore: Date; limit: number },
): Promise<Proposal[]> {
  return db
    .selectFrom('erasure_proposals')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'Open')
    .where('proposed_at', '<', proposedBefore)
    .where(({ or, eb }) => or([eb('looked_at', 'is', null), eb('looked_at', '<', lookedBefore)]))
    .orderBy('looked_at', (by) => by.asc().nullsFirst())
    .orderBy('proposed_at')
    .limit(limit)
    .execute();
}

export async function selectErasesDeleted(db: Database, workspaceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('erasure_settings')
    .select('erases_deleted')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.erases_deleted ?? false;
}

export async function upsertErasureSettings(
  db: Database,
  settings: { workspaceId: string; erasesDeleted: boolean; actor: Actor; at: Date },
): Promise<void> {
  const change = {
    erases_deleted: settings.erasesDeleted,
    changed_by: JSON.stringify(settings.actor),
    changed_at: settings.at,
  };
  await db
    .insertInto('erasure_settings')
    .values({ workspace_id: settings.workspaceId, ...change })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(change))
    .execute();
}
