import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { cleanLine, tidyName } from '../platform/text/person-name.ts';
import { selectReferrerByEmailKey, selectReferrerForUpdate, updateReferrer } from './referrer-store.ts';

/** Fields left out stay as they are. */
export type ReferrerChange = { email?: string; firstName?: string; lastName?: string; phone?: string };

/** `email_taken`: another referrer of the campaign has that address, and nothing was changed. */
export type ReferrerChanged = 'changed' | 'unchanged' | 'email_taken';

/**
 * Changes a referrer's details; link, code and referrals stay.
 * @returns `unchanged` also when there is no such referrer
 */
export async function changeReferrer(
  context: AppContext,
  trx: Transaction,
  key: { workspaceId: string; referrerId: string },
  change: ReferrerChange,
  cause: { actor: Actor; evidence?: Record<string, unknown> },
): Promise<ReferrerChanged> {
  const referrer = await selectReferrerForUpdate(trx, key.workspaceId, key.referrerId);
  if (!referrer) return 'unchanged';
  const wanted = {
    ...(change.email !== undefined && { email: change.email }),
    ...(change.firstName !== undefined && { first_name: tidyName(change.firstName) }),
    ...(change.lastName !== undefined && { last_name: tidyName(change.lastName) }),
    ...(change.phone !== undefined && { phone: cleanLine(change.phone) }),
  };
  const fields = Object.entries(wanted).filter(([field, value]) => referrer[field as keyof typeof wanted] !== value);
  if (fields.length === 0) return 'unchanged';
  const different = Object.fromEntries(fields) as typeof wanted;
  const newKey = different.email === undefined ? referrer.email_key : emailKey(different.email);
  if (newKey !== referrer.email_key) {
    const other = await selectReferrerByEmailKey(trx, key.workspaceId, referrer.campaign_id, newKey);
    if (other) return 'email_taken';
  }
  await updateReferrer(trx, referrer, { ...different, email_key: newKey });
  await context.history.record(trx, {
    type: 'referrer.changed',
    workspaceId: key.workspaceId,
    campaignId: referrer.campaign_id,
    referrerId: key.referrerId,
    actor: cause.actor,
    evidence: { fields: fields.map(([field]) => field), ...cause.evidence },
  });
  return 'changed';
}
