import type { EventType } from '../../history/event-types.ts';
import { lockContact } from '../contacts/contact-store.ts';
import { linkPerson } from '../contacts/link-person.ts';
import type { CrmParts } from '../crm-parts.ts';
import type { CallRecord } from '../provider/crm-provider.ts';
import { judgeContact } from '../qualification/judge-contact.ts';
import { finishAttempt } from './attempt-store.ts';
import type { StartedAttempt } from './begin-attempt.ts';
import { deliveryFact } from './delivery-fact.ts';
import { updateDelivery } from './delivery-store.ts';
import type { PushResult } from './push-person.ts';

const endings: Record<
  PushResult['outcome'],
  {
    state: 'Sent' | 'Skipped';
    attempt: 'sent' | 'skipped';
    event: EventType;
    words: (kind: string, crm: string) => string;
  }
> = {
  created: {
    state: 'Sent',
    attempt: 'sent',
    event: 'delivery.sent',
    words: (kind, crm) => `Created a new ${kind} in ${crm}.`,
  },
  updated: {
    state: 'Sent',
    attempt: 'sent',
    event: 'delivery.sent',
    words: (_, crm) => `The contact already existed in ${crm} and was updated.`,
  },
  skipped: {
    state: 'Skipped',
    attempt: 'skipped',
    event: 'delivery.skipped',
    words: (_, crm) => `The contact already existed in ${crm}; as the settings say, nothing was changed.`,
  },
};

/**
 * Commits what a delivery did: whose contact it is, how the contact looks now (the baseline that later changes are
 * measured by), and what follows from that.
 */
export async function recordSuccess(
  parts: CrmParts,
  { connection, delivery, person }: StartedAttempt,
  { outcome, contact, replaced }: PushResult,
  calls: CallRecord[],
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const ending = endings[outcome];
  const words = ending.words(delivery.action === 'create_lead' ? 'lead' : 'user', parts.provider.title);
  await parts.db.transaction().execute(async (trx) => {
    const at = parts.clock.now();
    await lockContact(trx, { workspaceId, connectionId, contactId: contact.id });
    await updateDelivery(trx, delivery, {
      state: ending.state,
      failure: null,
      outcome: words,
      contact_id: contact.id,
      replaced: replaced && JSON.stringify(replaced),
      updated_at: at,
      next_attempt_at: null,
    });
    const attempt = { ...delivery, attempt: delivery.attempts };
    await finishAttempt(trx, attempt, { outcome: ending.attempt, calls, at });
    await parts.history.record(trx, {
      ...deliveryFact(delivery),
      type: ending.event,
      evidence: {
        delivery_id: delivery.delivery_id,
        contact_id: contact.id,
        outcome,
        words,
        replaced: Object.keys(replaced ?? {}),
      },
    });
    const linked = { ...person, campaignId: delivery.campaign_id };
    await linkPerson(parts, trx, connection, contact.id, linked, outcome === 'created' ? 'created' : 'existing');
    await judgeContact(parts, trx, connection, contact, { notificationId: null, reportedAt: null });
  });
}
