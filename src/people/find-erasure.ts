import { findCampaignsByIds } from '../campaigns/find-campaign.ts';
import { contactUrlOf } from '../integration/connections/contact-url.ts';
import { listConnections } from '../integration/connections/find-connection.ts';
import { notFound } from '../platform/refusal.ts';
import { selectDeletions, selectErasures, type RecordedErasure } from './erasure-store.ts';
import type { PeopleContext } from './people-context.ts';

/** A contact of the CRM that was the person's, and what became of it. */
export type ErasedContact = {
  contactId: string;
  /** where a teammate sees it; null when the connection is gone */
  url: string | null;
  /** it stands for someone else as well, and was left alone */
  isShared: boolean;
  /** null: it was not to be deleted */
  deletion: { id: string; state: string; outcome: string | null } | null;
};

export type ErasureReport = RecordedErasure & { campaigns: ReadonlyMap<string, string>; contacts: ErasedContact[] };

/** The last erasures of a workspace, newest first. */
export function listErasures(context: PeopleContext, workspaceId: string): Promise<RecordedErasure[]> {
  return selectErasures(context.db, workspaceId, 100);
}

/** What was done by an erasure, and what the CRM keeps. @throws Refusal not_found */
export async function getErasureById(
  context: PeopleContext,
  workspaceId: string,
  erasureId: string,
): Promise<ErasureReport> {
  const [erasure] = await selectErasures(context.db, workspaceId, 1, erasureId);
  if (!erasure) throw notFound('erasure');
  const { people, evidence } = erasure;
  const campaigns = await findCampaignsByIds(context.db, workspaceId, [
    ...new Set(people.map(({ campaign_id: id }) => id)),
  ]);
  const connections = await listConnections(context.db, workspaceId);
  const deletions = await selectDeletions(
    context.db,
    workspaceId,
    people.map(({ id }) => id),
  );
  return {
    ...erasure,
    campaigns: new Map([...campaigns.values()].map((campaign) => [campaign.campaign_id, campaign.name])),
    contacts: (evidence.contacts ?? []).map((contact) => {
      const connection = connections.find(({ connection_id: id }) => id === contact.connection_id);
      return {
        contactId: contact.contact_id,
        url: connection ? contactUrlOf(context, connection, contact.contact_id) : null,
        isShared: contact.is_shared,
        deletion: deletions.get(contact.contact_id) ?? null,
      };
    }),
  };
}
