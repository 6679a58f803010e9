import { getCampaignById } from '../campaigns/find-campaign.ts';
import { referralLink } from '../links/referral-code.ts';
import type { Transaction } from '../database/database.ts';
import { correctReferrer, type ReferrerCorrected } from '../leads/correct-referrer.ts';
import { erasedReason, ownLeadReason, referrerTakenReason } from '../leads/correction-rules.ts';
import type { ReferrerChange } from '../referrers/change-referrer.ts';
import { joinAsReferrers, type Enrolment } from '../referrers/join-as-referrers.ts';
import type { Connection } from '../integration/connections/connection.ts';
import { getConnectionById } from '../integration/connections/find-connection.ts';
import { linkImported, linkPerson } from '../integration/contacts/link-people.ts';
import { lockContacts } from '../integration/contacts/lock-contacts.ts';
import { observeContacts } from '../integration/contacts/observe.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { findSnapshots } from '../integration/contacts/find-snapshots.ts';
import type { CrmContact } from '../integration/provider/crm-contact.ts';
import { datedBySearch, evaluateRow } from '../integration/reconcile/polling/row-rules.ts';
import { planEvents, type EventPlan } from '../integration/outbound/plan/plan-events.ts';
import { markReferrersStale } from '../integration/outbound/kinds/return-fields/mark-stale.ts';
import type { Import } from './import.ts';
import type { Evaluated } from './evaluate-candidates.ts';
import type { RowChange } from './row-rules.ts';
import { updateResults, type RowResult } from './row-results.sql.ts';
import type { BatchSource } from './take-batch.ts';

type EvaluatedOne = Evaluated<BatchSource>;

/** Enrols and changes people as decided, and stores the result of each. */
export async function enrolEvaluated(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  evaluated: readonly EvaluatedOne[],
): Promise<void> {
  const { workspace_id: workspaceId, import_id: importId, connection_id: connectionId } = current;
  const contactIds = evaluated.flatMap(({ source }) => ('contact' in source ? [source.contact.id] : []));
  // at once and in order: what follows locks them in several steps, and polling a page of them
  if (connectionId && contactIds.length > 0) await lockContacts(trx, { workspaceId, connectionId }, contactIds);
  const results: RowResult[] = [];
  for (const { person, referrer } of await enrolNew(context, trx, current, evaluated)) {
    results.push({ rowKey: person.rowKey, result: 'enrolled', referrerId: referrer.referrer_id, error: null });
  }
  for (const one of evaluated.filter(({ decision }) => decision.outcome === 'update')) {
    results.push(await changeExisting(context, trx, current, one));
  }
  await updateResults(trx, { workspaceId, importId }, results);
}

type NewPerson = {
  rowKey: string;
  contact: CrmContact | null;
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  evidence: Record<string, unknown>;
};

async function enrolNew(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  evaluated: readonly EvaluatedOne[],
): Promise<Enrolment<NewPerson>[]> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId } = current;
  const people = evaluated
    .filter(({ decision }) => decision.outcome === 'create')
    .map(({ candidate, source }): NewPerson => {
      const contact = 'contact' in source ? source.contact : null;
      return {
        rowKey: candidate.key,
        contact,
        email: candidate.email,
        firstName: candidate.firstName,
        lastName: candidate.lastName,
        phone: candidate.phone,
        evidence: { import_id: current.import_id, ...(contact && { contact_id: contact.id }) },
      };
    });
  const enrolments = await joinAsReferrers(context, trx, people, {
    workspaceId,
    campaignId,
    source: current.source === 'csv' ? 'CSV' : context.providers.of({ provider: current.source }).title,
    actor: current.created_by,
    whenInserted: async (inserted) => {
      const linked = inserted.flatMap(({ person: { contact }, referrer }) =>
        contact ? [{ contact, referrerId: referrer.referrer_id }] : [],
      );
      if (!connectionId || linked.length === 0) return;
      await takeImported(context, trx, { workspaceId, connectionId }, linked);
      const stale = linked.map(({ referrerId }) => ({ campaignId, referrerId }));
      await markReferrersStale(context, trx, workspaceId, stale);
    },
  });
  const enrolled = enrolments.filter(({ isNew }) => isNew);
  if (connectionId && !current.settings.silent && enrolled.length > 0)
    await announceLinks(context, trx, current, enrolled);
  return enrolled;
}

/** Links the new referrers with their contacts, and takes what was read of those as any reading is. */
async function takeImported(
  context: CrmContext,
  trx: Transaction,
  key: { workspaceId: string; connectionId: string },
  linked: readonly { contact: CrmContact; referrerId: string }[],
): Promise<void> {
  const links = linked.map(({ contact, referrerId }) => ({ contactId: contact.id, referrerId }));
  await linkImported(context, trx, key, links);
  const connection = await getConnectionById(trx, key.workspaceId, key.connectionId);
  await observeFound(
    context,
    trx,
    connection,
    linked.map(({ contact }) => contact),
  );
}

/** Takes contacts as the import's search showed them, as far as that is surely news. */
async function observeFound(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contacts: readonly CrmContact[],
): Promise<void> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const known = await findSnapshots(
    trx,
    key,
    contacts.map(({ id }) => id),
  );
  const readings = contacts.flatMap((row) => {
    const before = known.get(row.id);
    if (before && evaluateRow(row, before) !== 'take') return [];
    return [
      {
        contact: datedBySearch(row, context.providers.of(connection).capabilities.searchLagMs),
        source: 'import',
        isLinked: true,
      } as const,
    ];
  });
  await observeContacts(context, trx, connection, readings);
}

/** Reports each new link to the CRM, so that it can trigger messages there. */
async function announceLinks(
  context: CrmContext,
  trx: Transaction,
  { workspace_id: workspaceId, campaign_id: campaignId }: Import,
  enrolled: readonly Enrolment<NewPerson>[],
): Promise<void> {
  const campaign = await getCampaignById(trx, workspaceId, campaignId);
  const plans = enrolled.map(({ referrer, link }): EventPlan => {
    const metadata = {
      campaign: campaign.name,
      referral_link: referralLink(context.publicUrl, link.code),
      referral_code: link.code,
    };
    return {
      campaignId,
      person: { subject: 'referrer', subjectId: referrer.referrer_id },
      cause: 'event:referral-link-created',
      event: { name: 'referral-link-created', metadata },
    };
  });
  await planEvents(context, trx, workspaceId, plans);
}

async function changeExisting(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  { candidate, source, decision }: EvaluatedOne,
): Promise<RowResult> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId } = current;
  const referrerId = decision.referrerId ?? '';
  const evidence = { import_id: current.import_id };
  const corrected = await correctReferrer(context, trx, { workspaceId, referrerId }, changeOf(decision.changes), {
    actor: current.created_by,
    evidence,
  });
  const error = refusalOf(corrected);
  if (error !== null) return { rowKey: candidate.key, result: 'failed', referrerId, error };
  if (connectionId && 'contact' in source && decision.changes.some(({ field }) => field === 'contact')) {
    const connection = await getConnectionById(trx, workspaceId, connectionId);
    const person = { subject: 'referrer' as const, subjectId: referrerId, campaignId };
    await linkPerson(context, trx, connection, source.contact.id, person, 'imported');
    await observeFound(context, trx, connection, [source.contact]);
  }
  return { rowKey: candidate.key, result: 'updated', referrerId, error: null };
}

/** Why the address of the row cannot be the referrer's; null when nothing is in the way. */
function refusalOf({ outcome }: ReferrerCorrected): string | null {
  if (outcome === 'erased') return erasedReason;
  if (outcome === 'email_taken') return referrerTakenReason;
  return outcome === 'own_lead' ? ownLeadReason : null;
}

const fields = { email: 'email', first_name: 'firstName', last_name: 'lastName', phone: 'phone' } as const;

function changeOf(changes: readonly RowChange[]): ReferrerChange {
  return Object.fromEntries(
    changes.flatMap((change) => (change.field === 'contact' ? [] : [[fields[change.field], change.new]])),
  );
}
