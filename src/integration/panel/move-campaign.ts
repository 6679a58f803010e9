import type { Actor } from '../../history/history.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { resumeWaitingDeliveries } from '../outbound/attempt/resume-deliveries.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import { findSettings } from '../settings/find-settings.ts';
import { findCampaignConnections, type CampaignConnections } from '../connections/campaign-connections.ts';
import { pinCampaign } from '../connections/pin-campaigns.ts';
import type { Connection } from '../connections/connection.ts';
import { lockForConnecting } from '../connections/lock-connecting.ts';
import { readAttributes } from '../connections/list-attributes.ts';
import { countOpenDeliveries } from '../outbound/find-delivery.ts';
import { findMissing, findUsedAttributes, type MissingAttribute } from './missing-attributes.ts';

type Move = { workspaceId: string; campaignId: string; practice: boolean };

/** What moving a campaign would mean. */
export type MovePreview = {
  to: Connection;
  /** null when the attributes of today's workspace could be read; else why not, as a sentence */
  unread: string | null;
  missing: MissingAttribute[];
  /** people who are not sent yet, and would be sent there */
  waiting: number;
};

/**
 * Compares the attributes of both workspaces, as they are now, with what the campaign's settings name.
 * @throws Refusal not_found for an unknown campaign, not_connected when there is nothing of that kind to move to, and as
 * callInteractively about the workspace to move to
 */
export async function previewMove(
  context: CrmContext,
  { workspaceId, campaignId, practice }: Move,
): Promise<MovePreview> {
  const found = await findCampaignConnections(context, context.db, workspaceId, campaignId);
  const { provider } = found;
  const to = connectionTo(context, found, practice);
  const there = await readAttributes(context, to);
  const here = await readHere(context, found.current);
  const settingsOf = async (tab: 'leads' | 'referrers') =>
    (await findSettings(context.db, { workspaceId, campaignId, provider, tab })).settings;
  const used = findUsedAttributes({ leads: await settingsOf('leads'), referrers: await settingsOf('referrers') });
  return {
    to,
    unread: here.unread,
    missing: findMissing(used, here.attributes, there, context.providers.of({ provider })),
    waiting: await countOpenDeliveries(context.db, workspaceId, campaignId),
  };
}

/** The workspace that is left may be gone or broken: then only types are unknown. */
async function readHere(
  context: CrmContext,
  current: Connection | null,
): Promise<{ attributes: CrmAttribute[] | null; unread: string | null }> {
  if (!current) return { attributes: null, unread: null };
  try {
    return { attributes: await readAttributes(context, current), unread: null };
  } catch (error) {
    if (error instanceof Refusal) return { attributes: null, unread: error.message };
    throw error;
  }
}

/**
 * From now on the campaign works with the real CRM, or with the practice one. Settings and history stay; what waits to
 * be sent goes there.
 * @throws Refusal not_found for an unknown campaign, not_connected when there is nothing of that kind to move to
 */
export async function moveCampaign(context: CrmContext, move: Move & { actor: Actor }): Promise<CampaignConnections> {
  const { workspaceId, campaignId, practice, actor } = move;
  return context.db.transaction().execute(async (trx) => {
    await lockForConnecting(trx, workspaceId);
    const before = await findCampaignConnections(context, trx, workspaceId, campaignId);
    const { provider } = before;
    const to = connectionTo(context, before, practice);
    if (before.bound === practice) return before;
    await pinCampaign(context, trx, { workspaceId, campaignId, provider, practice, actor });
    await context.history.record(trx, {
      type: 'campaign.connection_chosen',
      workspaceId,
      campaignId,
      actor,
      evidence: {
        practice,
        connection_id: to.connection_id,
        connection_before: before.current?.connection_id ?? null,
      },
    });
    await resumeWaitingDeliveries(context, trx, workspaceId);
    return { ...before, bound: practice, current: to };
  });
}

function connectionTo(
  { providers }: CrmContext,
  { provider, real, practice }: CampaignConnections,
  isPractice: boolean,
): Connection {
  const to = isPractice ? practice : real;
  if (to && to.state !== 'Not connected') return to;
  const { title } = providers.of({ provider });
  const which = isPractice ? `the practice ${title}` : `your ${title}`;
  throw refuse('not_connected', `Connect ${which} first.`);
}
