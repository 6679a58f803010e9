import { findConnectionOf, getConnectionById } from '../integration/connections/find-connection.ts';
import { isCallFailed, withClient } from '../integration/connections/with-client.ts';
import { systemActor } from '../history/system-actor.ts';
import { periodicLook } from '../platform/jobs/periodic-look.ts';
import { Refusal } from '../platform/refusal.ts';
import { eraseProposed } from './decide-proposal.ts';
import { findPerson, getAddressKey } from './find-person.ts';
import { decideOnDeleted } from './proposal-rules.ts';
import type { PeopleContext } from './people-context.ts';
import {
  selectDueProposals,
  selectErasingWorkspaces,
  selectProposal,
  updateLookedAt,
  updateToDecided,
  type Proposal,
} from './proposal-store.ts';

/** Looks for proposals that have waited long enough, where workspaces erase by themselves. */
export const eraseDeletedJob = periodicLook('erase-deleted-people');

const dayMs = 86_400_000;
const waitsMs = 7 * dayMs;
const atOnce = 50;
const failedNote = 'This could not be looked at: the log of the server says why. Goodword tries again in a day.';

/**
 * Erases people whose contact was deleted in the CRM seven days ago, where the workspace says so: if a reading by the contact's
 * id finds nothing, not even one that it was merged into, and no other contact of the person lives. Steps of their own, so that
 * a crash loses none.
 */
export async function eraseDeleted(context: PeopleContext): Promise<void> {
  const now = context.clock.now();
  const due = { proposedBefore: new Date(now.getTime() - waitsMs), lookedBefore: new Date(now.getTime() - dayMs) };
  for (const workspaceId of await selectErasingWorkspaces(context.db)) {
    for (const proposal of await selectDueProposals(context.db, workspaceId, { ...due, limit: atOnce })) {
      await lookOrNote(context, proposal);
    }
  }
}

/** What goes wrong with one keeps no other one from being looked at. */
async function lookOrNote(context: PeopleContext, listed: Proposal): Promise<void> {
  const { workspace_id: workspaceId, proposal_id: proposalId } = listed;
  try {
    // erasing one before it may have erased its person too
    const proposal = await selectProposal(context.db, workspaceId, proposalId);
    if (proposal?.state === 'Open') await look(context, proposal);
  } catch (error) {
    const at = context.clock.now();
    if (error instanceof Refusal && error.code === 'illegal_move') {
      await updateToDecided(context.db, listed, { state: 'Erased', note: null, at });
      return;
    }
    if (!(error instanceof Refusal))
      context.log.error({ err: error, proposal: proposalId }, 'a proposed erasure failed');
    const note = error instanceof Refusal ? error.message : failedNote;
    await updateLookedAt(context.db, listed, note, at);
  }
}

async function look(context: PeopleContext, proposal: Proposal): Promise<void> {
  const decision = decideOnDeleted({
    reading: await readAgain(context, proposal),
    hasOtherContact: await hasOtherContact(context, proposal),
  });
  const at = context.clock.now();
  if (decision.does === 'dismiss') {
    await updateToDecided(context.db, proposal, { state: 'Dismissed', note: decision.message, at });
    return;
  }
  const note =
    decision.does === 'wait'
      ? decision.message
      : (await eraseProposed(context, proposal, { rewards: null, actor: systemActor })).reason;
  await updateLookedAt(context.db, proposal, note, at);
}

/** `there`: also under another id. */
async function readAgain(context: PeopleContext, proposal: Proposal): Promise<'gone' | 'there' | 'unknown'> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId, contact_id: id } = proposal;
  const { provider } = await getConnectionById(context.db, workspaceId, connectionId);
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (connection?.connection_id !== connectionId || connection.state !== 'Connected') return 'unknown';
  try {
    const contact = await withClient(context, connection, { backOff: 'notification' }, (client) =>
      client.readContact(id),
    );
    return contact ? 'there' : 'gone';
  } catch (error) {
    if (isCallFailed(error)) return 'unknown';
    throw error;
  }
}

/** Of all that has the person's address: erasing one of it erases all of it. */
async function hasOtherContact(
  context: PeopleContext,
  { workspace_id: workspaceId, subject, subject_id: id, contact_id: contactId }: Proposal,
): Promise<boolean> {
  const key = await getAddressKey(context.db, workspaceId, subject === 'lead' ? { lead_id: id } : { referrer_id: id });
  const { contacts } = await findPerson(context.db, workspaceId, key);
  return contacts.some((contact) => contact.contact_id !== contactId && contact.is_alive);
}
