import type { Insertable } from 'kysely';
import type { Schema } from '../../database/tables.d.ts';
import { newId } from '../../platform/id/id.ts';
import type { SubjectKey } from '../settings/subject.ts';

export type NewDelivery = Insertable<Schema['deliveries']>;

/** What a kind of delivery adds, or begins with instead of Planned. */
export type OwnColumns = Partial<NewDelivery> &
  Pick<NewDelivery, 'planned'> & { kind: NonNullable<NewDelivery['kind']> };

/** The person and the cause of a delivery; together they make it unique. */
export type DeliveryPurpose = {
  workspaceId: string;
  campaignId: string;
  provider: string;
  person: SubjectKey;
  /** such as `joined` or `run:<id>` */
  cause: string;
  /** the bulk operation that it belongs to */
  runId?: string | null | undefined;
  /** a new one when it is left out */
  deliveryId?: string;
};

/** The row of a new delivery of any kind. */
export function makeDeliveryRow(purpose: DeliveryPurpose, at: Date, own: OwnColumns): NewDelivery {
  return {
    workspace_id: purpose.workspaceId,
    delivery_id: purpose.deliveryId ?? newId(),
    connection_id: null,
    campaign_id: purpose.campaignId,
    provider: purpose.provider,
    subject: purpose.person.subject,
    subject_id: purpose.person.subjectId,
    cause: purpose.cause,
    run_id: purpose.runId ?? null,
    action: null,
    duplicates: null,
    settings_version: 0,
    state: 'Planned',
    failure: null,
    outcome: null,
    contact_id: null,
    replaced: null,
    created_at: at,
    updated_at: at,
    next_attempt_at: null,
    ...own,
  };
}
