import type { Actor } from '../history/history.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { erasePerson } from './erase-person.ts';
import type { PeopleContext } from './people-context.ts';
import { selectProposal, updateToDecided, type Proposal } from './proposal-store.ts';

export type ProposalDecision = {
  workspaceId: string;
  proposalId: string;
  /** `dismiss`: the person stays */
  decision: 'erase' | 'dismiss';
  rewards: 'cancel' | 'keep' | null;
  actor: Actor;
};

/** What became of a proposal: `refused` with the reason, and it stays open. */
export type Decided = { outcome: 'erased' | 'dismissed' | 'refused'; reason: string | null };

/**
 * Decides a proposal: its person is erased, or stays. One that was decided before is left as it is.
 * @throws Refusal not_found
 */
export async function decideProposal(context: PeopleContext, command: ProposalDecision): Promise<Decided> {
  const { workspaceId, proposalId, decision, actor } = command;
  const proposal = await selectProposal(context.db, workspaceId, proposalId);
  if (!proposal) throw notFound('proposal');
  if (decision === 'erase') return eraseProposed(context, proposal, command);
  await context.db.transaction().execute(async (trx) => {
    const change = { state: 'Dismissed', note: null, at: context.clock.now() } as const;
    if (!(await updateToDecided(trx, proposal, change))) return;
    await context.history.record(trx, {
      type: 'erasure.dismissed',
      workspaceId,
      campaignId: proposal.campaign_id,
      ...(proposal.subject === 'lead' ? { leadId: proposal.subject_id } : { referrerId: proposal.subject_id }),
      actor,
      evidence: { contact_id: proposal.contact_id },
    });
  });
  return { outcome: 'dismissed', reason: null };
}

/** Erases the person of a proposal, unless that is refused. */
export async function eraseProposed(
  context: PeopleContext,
  proposal: Proposal,
  { rewards, actor }: Pick<ProposalDecision, 'rewards' | 'actor'>,
): Promise<Decided> {
  const { workspace_id: workspaceId, subject, subject_id: id } = proposal;
  const query = subject === 'lead' ? { lead_id: id } : { referrer_id: id };
  try {
    await erasePerson(context, { workspaceId, query, rewards, deleteContacts: false, actor });
    return { outcome: 'erased', reason: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'illegal_move') {
      // another person pressed the same button, or the person was erased otherwise
      await updateToDecided(context.db, proposal, { state: 'Erased', note: null, at: context.clock.now() });
      return { outcome: 'erased', reason: null };
    }
    return { outcome: 'refused', reason: error.message };
  }
}
