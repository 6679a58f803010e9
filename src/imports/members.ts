import type { Actor } from '../history/history.ts';
import { pauseLink, resumeLink } from '../links/pause-link.ts';
import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Import, ImportRow } from './import.ts';
import { updateRow } from './row-store.ts';
import type { LeftReason } from './row-messages.ts';

type Member = Pick<ImportRow, 'row_key' | 'referrer_id' | 'left_reason'>;

/** Applies the sync's policy to an enrolled person who no longer matches. Recorded once for each reason. */
export async function removeMember(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  member: Member,
  reason: LeftReason,
): Promise<void> {
  if (member.left_reason === reason) return;
  const { departed } = current.settings;
  // which of two people has an address is nothing that a policy can say
  const decision = departed === 'ask' || reason === 'email_taken' ? null : departed;
  await updateRow(trx, keyOf(current), member.row_key, {
    left_reason: reason,
    left_at: context.clock.now(),
    decision,
  });
  await context.history.record(trx, {
    ...factOf(current, member, current.created_by),
    type: 'import.person_left',
    evidence: { import_id: current.import_id, reason, decision: decision ?? 'ask' },
  });
  if (decision === 'pause_link') await pauseFor(context, trx, current, member, reason, current.created_by);
}

/** A person who had left matches again; a link that was paused for it is resumed. */
export async function restoreMember(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  member: Member,
): Promise<void> {
  await updateRow(trx, keyOf(current), member.row_key, { left_reason: null, left_at: null, decision: null });
  if (!member.referrer_id) return;
  const evidence = { import_id: current.import_id, reason: 'came_back' };
  await resumeLink(context, trx, {
    ...factOf(current, member, current.created_by),
    referrerId: member.referrer_id,
    evidence,
    onlyIfCause: 'import',
  });
}

/** A user's decision about a person who left. */
export async function decideOn(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  member: Member,
  decision: 'keep' | 'pause_link',
  actor: Actor,
): Promise<void> {
  await updateRow(trx, keyOf(current), member.row_key, { decision });
  await context.history.record(trx, {
    ...factOf(current, member, actor),
    type: 'import.person_decided',
    evidence: { import_id: current.import_id, reason: member.left_reason, decision },
  });
  if (decision === 'pause_link') await pauseFor(context, trx, current, member, member.left_reason ?? '', actor);
}

async function pauseFor(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  member: Member,
  reason: string,
  actor: Actor,
): Promise<void> {
  if (!member.referrer_id) return;
  await pauseLink(context, trx, {
    ...factOf(current, member, actor),
    referrerId: member.referrer_id,
    cause: 'import',
    evidence: { import_id: current.import_id, reason },
  });
}

const keyOf = (current: Import) => ({ workspaceId: current.workspace_id, importId: current.import_id });

const factOf = (current: Import, member: Member, actor: Actor) => ({
  workspaceId: current.workspace_id,
  campaignId: current.campaign_id,
  referrerId: member.referrer_id,
  actor,
});
