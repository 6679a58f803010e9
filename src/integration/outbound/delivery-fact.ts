import { systemActor } from '../../history/system-actor.ts';
import type { NewEvent } from '../../history/history.ts';
import { eventIdsOf } from '../settings/subject.ts';
import type { Delivery } from './delivery.ts';

/** What every event of a delivery says; with the lead's id it appears in the lead's story. */
export function deliveryFact(
  delivery: Pick<Delivery, 'workspace_id' | 'campaign_id' | 'subject' | 'subject_id' | 'settings_version'>,
): Omit<NewEvent, 'type' | 'evidence'> {
  return {
    workspaceId: delivery.workspace_id,
    campaignId: delivery.campaign_id,
    ...eventIdsOf({ subject: delivery.subject, subjectId: delivery.subject_id }),
    actor: systemActor,
    ruleVersion: delivery.settings_version,
  };
}
