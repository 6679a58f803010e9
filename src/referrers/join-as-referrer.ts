import { createLink } from '../links/create-link.ts';
import { findLinkOfReferrer, type Link } from '../links/find-link.ts';
import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { newId } from '../platform/id/id.ts';
import type { Referrer, ReferrerSource } from './referrer.ts';
import { insertReferrer, selectReferrerByEmailKey } from './referrer-store.ts';

export type Enrolment = { referrer: Referrer; link: Link; isNew: boolean };

/**
 * Enrols a person in a campaign and gives them their one link and code. An existing referrer keeps what they have:
 * their first joining, their link.
 */
export function joinAsReferrer(
  context: AppContext,
  command: {
    workspaceId: string;
    campaignId: string;
    email: string;
    firstName: string;
    lastName?: string;
    phone?: string;
    source: ReferrerSource;
    actor: Actor;
    /** recorded in the history beside source and code */
    evidence?: Record<string, unknown>;
  },
  trx?: Transaction,
): Promise<Enrolment> {
  const inTransaction = async (trx: Transaction): Promise<Enrolment> => {
    const { workspaceId, campaignId } = command;
    const now = context.clock.now();
    const referrer: Referrer = {
      workspace_id: workspaceId,
      referrer_id: newId(),
      campaign_id: campaignId,
      email: command.email,
      email_key: emailKey(command.email),
      first_name: command.firstName,
      last_name: command.lastName ?? '',
      phone: command.phone ?? '',
      source: command.source,
      joined_at: now,
    };
    if (!(await insertReferrer(trx, referrer))) {
      const existing = await selectReferrerByEmailKey(trx, workspaceId, campaignId, referrer.email_key);
      const link = existing && (await findLinkOfReferrer(trx, workspaceId, existing.referrer_id));
      if (!existing || !link) throw new Error(`Referrer of campaign ${campaignId} vanished while joining.`);
      return { referrer: existing, link, isNew: false };
    }
    const link = await createLink(trx, {
      workspaceId,
      campaignId,
      referrerId: referrer.referrer_id,
      firstName: referrer.first_name,
      now,
    });
    await context.history.record(trx, {
      type: 'referrer.joined',
      workspaceId,
      campaignId,
      referrerId: referrer.referrer_id,
      actor: command.actor,
      evidence: { source: command.source, code: link.code, ...command.evidence },
    });
    return { referrer, link, isNew: true };
  };
  return trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction);
}
