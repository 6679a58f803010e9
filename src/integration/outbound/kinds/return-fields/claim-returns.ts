import type { Connection } from '../../../connections/connection.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import type { Delivery } from '../../delivery.ts';
import { fitValues } from '../../../settings/mapping/fit-values.ts';
import type { CrmTraits } from '../../../provider/capabilities.ts';
import type { CrmAttribute } from '../../../provider/crm-attribute.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';
import { getReturnFieldValues } from '../../../../referrers/referrer-details.ts';
import type { ReturnFields } from '../../../settings/integration-settings.ts';
import { insertMarks, deleteDueMarks } from './mark-store.ts';
import { gatherMs } from './mark-stale.ts';
import { planReturnFields, valuesToReplace } from './plan-return-fields.ts';
import { insertReturns, type NewReturn } from './return-store.ts';
import { findReturnTargets } from './find-return-targets.ts';

/** A campaign whose return fields can be written now. */
export type ReadyCampaign = {
  workspaceId: string;
  campaignId: string;
  connection: Connection;
  fields: ReturnFields;
  settingsVersion: number;
  attributes: readonly CrmAttribute[];
};

/** A delivery whose attempt is committed, with what its contact is known to hold. */
export type ClaimedReturn = { delivery: Delivery; contactId: string; known: FieldValues | null };

/** A referrer whose leads come one after the other is written this often at most. */
const restMs = 15_000;
/** Longer where the last write needs a person: the next would fail alike. */
const restAfterFailureMs = 10 * 60_000;
/** Few enough that a worker that is asked to stop is through with them soon, also under a low limit of calls. */
const batchSize = 100;

/**
 * Takes referrers whose return fields are out of date, and commits the deliveries of those whose contact says something
 * else. Those that say it already, and those without a contact, are done with that.
 * @returns taken: how many referrers were looked at
 * @throws CrmError (fix data) when an attribute cannot hold its value
 */
export function claimReturns(
  context: CrmContext,
  campaign: ReadyCampaign,
): Promise<{ taken: number; claimed: ClaimedReturn[] }> {
  const { workspaceId, campaignId, connection } = campaign;
  const now = context.clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  return context.db.transaction().execute(async (trx) => {
    const referrerIds = await deleteDueMarks(trx, campaign, {
      markedBefore: ago(gatherMs),
      writtenBefore: ago(restMs),
      failedBefore: ago(restAfterFailureMs),
      limit: batchSize,
    });
    if (referrerIds.length === 0) return { taken: 0, claimed: [] };
    const facts = await getReturnFieldValues(trx, context.publicUrl, workspaceId, referrerIds);
    const targets = await findReturnTargets(trx, workspaceId, connection.connection_id, referrerIds);
    const targetOf = new Map(targets.map((target) => [target.referrerId, target]));
    const writes: NewReturn[] = facts.flatMap((referrer) => {
      const target = targetOf.get(referrer.id);
      if (!target) return [];
      const planned = fitOrKeep(
        planReturnFields(campaign.fields, referrer),
        campaign.attributes,
        context.providers.of(connection),
      );
      const replaced = target.known && valuesToReplace(target.known, planned);
      if (replaced && Object.keys(replaced).length === 0) return [];
      return [{ referrerId: referrer.id, contactId: target.contactId, planned, replaced }];
    });
    const key = { ...campaign, connectionId: connection.connection_id, provider: connection.provider };
    const deliveries = await insertReturns(trx, key, writes, now);
    const isClaimed = new Set(deliveries.map((delivery) => delivery.subject_id));
    const missed = writes.filter(({ referrerId }) => !isClaimed.has(referrerId));
    await insertMarks(
      trx,
      workspaceId,
      missed.map(({ referrerId }) => ({ campaignId, referrerId })),
      now,
    );
    const claimed = deliveries.map((delivery) => {
      const { contactId, known } = targetOf.get(delivery.subject_id)!;
      return { delivery, contactId, known };
    });
    return { taken: referrerIds.length, claimed };
  });
}

/** Values that do not fit are found, and worded, when they are sent. */
function fitOrKeep(planned: FieldValues, attributes: readonly CrmAttribute[], crm: CrmTraits): FieldValues {
  return { ...planned, ...fitValues(planned, attributes, crm).fields };
}
