import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { listEvents, type Actor } from '../../history/history.ts';
import { getLeadById } from '../../leads/find-lead.ts';
import type { Database } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { Connection } from '../connections/connection.ts';
import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import { findContactsOfLeads } from '../contacts/find-contacts-of-leads.ts';
import { findRuleAttributeProblems } from '../settings/rule-attribute-problems.ts';
import { findSettings } from '../settings/find-settings.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';
import { describeQualified } from './describe-qualified.ts';
import { explain, type Explanation, type ExplanationDetails } from './explanation.ts';
import { selectOpenReportAt } from './open-reports-store.ts';
import { readingOf } from './reading-of.ts';
import { findSnapshots } from '../contacts/find-snapshots.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { leftOutText, readLeftOut } from '../outbound/left-out.ts';
import { findPushesOfPerson, findUndoneLeads } from '../outbound/find-delivery.ts';
import { findLastDecline } from '../contacts/qualification/find-declines.ts';

/**
 * Why a lead is where it is: what its qualification rests on, or what it waits for.
 * @param nameOf how the reader may see who qualified it
 * @throws Refusal not_found for an unknown lead
 */
export async function explainQualification(
  context: Pick<CrmContext, 'db' | 'providers'>,
  workspaceId: string,
  leadId: string,
  nameOf: (actor: Actor) => string = ({ name }) => name,
): Promise<Explanation> {
  const { db } = context;
  const lead = await getLeadById(db, workspaceId, leadId);
  const campaignId = lead.campaign_id;
  const campaign = await getCampaignById(db, workspaceId, campaignId);
  const crm = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const { name: provider } = crm;
  const { version, settings } = await findSettings(db, { workspaceId, campaignId, provider, tab: 'leads' });
  const connection = await findConnectionOf(db, workspaceId, provider, campaignId);
  const person = { subject: 'lead' as const, subjectId: leadId };
  const [delivery] = await findPushesOfPerson(db, workspaceId, provider, person);
  const problems = await findRuleAttributeProblems(db, workspaceId, campaignId);
  const explanation = explain({
    leadState: lead.state,
    holdReason: lead.hold_reason,
    unqualifiedReason: lead.unqualified_reason,
    isMetOnHold: lead.state === 'On hold' && (await wasMet(db, workspaceId, leadId)),
    campaignState: campaign.state,
    settings,
    crm,
    connection,
    delivery: delivery ? { state: delivery.state, outcome: delivery.outcome } : null,
    declined: await findLastDecline(db, { workspaceId, leadId }, version),
    ...(await contactFacts(db, workspaceId, connection, leadId, watchedAttribute(settings.qualification)?.property)),
    attributeGoneSince:
      problems.find(
        ({ connectionId, property }) =>
          connectionId === connection?.connection_id && property === watchedAttribute(settings.qualification)?.property,
      )?.since ?? null,
  });
  if (lead.state !== 'Qualified') return withLeftOut(explanation, crm, delivery);
  const [event] = await listEvents(db, workspaceId, { leadId, type: 'lead.qualified', limit: 1 });
  if (!event) return explanation;
  const actor = { ...event.actor, name: nameOf(event.actor) };
  return { ...explanation, sentence: describeQualified({ ...event, actor }) };
}

/** What did not arrive of the lead is said whatever it waits for. */
function withLeftOut(explanation: Explanation, crm: CrmTraits, delivery: Delivery | undefined): Explanation {
  if (delivery?.state !== 'Sent') return explanation;
  const missing = leftOutText(crm, readLeftOut(delivery.left_out));
  return missing ? { ...explanation, sentence: `${explanation.sentence} ${missing}` } : explanation;
}

async function wasMet(db: Database, workspaceId: string, leadId: string): Promise<boolean> {
  return (await listEvents(db, workspaceId, { leadId, type: 'lead.qualification_met', limit: 1 })).length > 0;
}

/** What is known of each of the lead's contacts, with the watched attribute as last read. */
async function contactFacts(
  db: Database,
  workspaceId: string,
  connection: Connection | null,
  leadId: string,
  property = '',
): Promise<Pick<ExplanationDetails, 'contacts' | 'isUndone' | 'reportedAt'>> {
  if (!connection) return { contacts: [], isUndone: false, reportedAt: null };
  const key = { workspaceId, connectionId: connection.connection_id };
  const ofLead = (await findContactsOfLeads(db, workspaceId, [leadId])).get(leadId) ?? [];
  const contacts = ofLead.filter(({ connectionId }) => connectionId === connection.connection_id);
  const contactIds = contacts.map(({ contactId }) => contactId);
  const snapshots = await findSnapshots(db, key, contactIds);
  return {
    contacts: contacts.map(({ contactId, state, stateAt }) => ({
      state,
      stateAt,
      ...readingOf(snapshots.get(contactId), property),
    })),
    isUndone: (await findUndoneLeads(db, workspaceId, [leadId])).has(leadId),
    reportedAt: await selectOpenReportAt(db, key, contactIds),
  };
}
