import { emailForm } from '../../platform/email/email-key.ts';
import { joinAsReferrer } from '../../referrers/join-as-referrer.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import type { AppScope } from '../provider/app-scope.ts';
import { linkPerson } from '../contacts/link-people.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { readName } from '../../platform/text/split-name.ts';
import type { AskedContact } from './contact-card.ts';
import { findConnectionsInUse } from './find-contact-card.ts';
import { listEnrollable } from './list-enrollable.ts';

/** `isNew`: false when they were a referrer of the campaign before */
export type ContactEnrolment =
  | { enrolled: true; isNew: boolean; campaignName: string }
  | { enrolled: false; reason: string };

/**
 * Enrols a contact as a referrer because a teammate pressed the button in the CRM. Pressing twice, or at once with a teammate,
 * enrols once. Nothing is sent to the person; their link and counts are written back as the campaign's settings say.
 * @param command.name the contact's, as the CRM has it
 * @param command.teammate who pressed, by name
 */
export async function enrolContact(
  context: CrmContext,
  command: AskedContact & { name: string; campaignId: string; teammate: string },
  reach: AppScope,
): Promise<ContactEnrolment> {
  const email = emailForm.safeParse(command.email ?? '').data;
  if (!email) return refuse('This contact has no e-mail address that could be used. Add one, then enrol.');
  const found = await findCampaign(context, command, reach);
  if (!found) return refuse('This campaign does not accept new people. Choose another, or launch it in Goodword.');
  const { connection, name: campaignName } = found;
  const { workspace_id: workspaceId } = connection;
  const { campaignId, contactId, teammate } = command;
  const { title: crm } = context.providers.of(connection);
  const isNew = await context.db.transaction().execute(async (trx) => {
    const { referrer, isNew } = await joinAsReferrer(
      context,
      {
        workspaceId,
        campaignId,
        email,
        ...readName(command.name),
        source: crm,
        actor: { ...actorOf(connection, crm), name: teammate ? `${teammate}, in ${crm}` : crm },
        evidence: { contact_id: contactId },
      },
      trx,
    );
    const person = { subject: 'referrer' as const, subjectId: referrer.referrer_id, campaignId };
    // for an existing person, deliveries may go to another of their contacts
    await linkPerson(context, trx, connection, contactId, person, isNew ? 'imported' : 'same_email');
    return isNew;
  });
  return { enrolled: true, isNew, campaignName };
}

const refuse = (reason: string): ContactEnrolment => ({ enrolled: false, reason });

/** Among the campaigns that are open to this contact's workspace, whether the contact is in it already or not. */
async function findCampaign(
  context: CrmContext,
  { externalId, campaignId }: Pick<AskedContact, 'externalId'> & { campaignId: string },
  reach: AppScope,
): Promise<{ connection: Connection; name: string } | null> {
  for (const connection of await findConnectionsInUse(context, { externalId }, reach)) {
    const campaigns = await listEnrollable(context.db, connection, []);
    const campaign = campaigns.find((one) => one.campaignId === campaignId);
    if (campaign) return { connection, name: campaign.name };
  }
  return null;
}
