import type { Transaction } from '../database/database.ts';
import { workspaceOf, type NewEvent } from '../history/history.ts';
import { newId } from '../platform/id/id.ts';
import type { PeopleContext } from './people-context.ts';
import { deleteProposalsOfContacts, upsertProposals, type Proposal } from './proposal-store.ts';

/**
 * The reaction to contact.state_changed: who deletes a contact in the CRM may mean that its person is to be erased, which is
 * proposed. A contact that is there again takes its open proposal with it.
 */
export async function proposeErasures(
  context: PeopleContext,
  trx: Transaction,
  events: readonly NewEvent[],
): Promise<void> {
  const workspaceId = workspaceOf(events);
  const now = context.clock.now();
  const deleted = events.filter(({ evidence }) => evidence?.['state'] === 'deleted');
  const proposals = deleted.flatMap((event) => proposalOf(event, now));
  if (proposals.length > 0) await upsertProposals(trx, proposals);
  const back = events.filter(({ evidence }) => evidence?.['state'] === 'active').map(contactIdOf);
  if (back.length > 0) await deleteProposalsOfContacts(trx, workspaceId, back);
}

const contactIdOf = ({ evidence }: NewEvent): string => String(evidence?.['contact_id']);

function proposalOf(event: NewEvent, at: Date): Proposal[] {
  const { workspaceId, campaignId, leadId, referrerId, actor } = event;
  const subjectId = leadId ?? referrerId;
  // the connection over which it was seen
  if (!campaignId || !subjectId || actor.kind !== 'crm' || actor.id === null) return [];
  return [
    {
      workspace_id: workspaceId,
      proposal_id: newId(),
      campaign_id: campaignId,
      connection_id: actor.id,
      contact_id: contactIdOf(event),
      subject: leadId ? 'lead' : 'referrer',
      subject_id: subjectId,
      state: 'Open',
      note: null,
      proposed_at: at,
      looked_at: null,
      decided_at: null,
    },
  ];
}
