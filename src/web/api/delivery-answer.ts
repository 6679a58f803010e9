import { z } from 'zod';
import { contactUrlOf } from '../../integration/connections/contact-url.ts';
import type { Connection } from '../../integration/connections/connection.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import type { LoggedAttempt, LoggedDelivery } from '../../integration/sync-status/log-filter.ts';
import { labelWordOf, type CrmTraits } from '../../integration/provider/capabilities.ts';
import { undoMoves } from '../../integration/bulk-operations/undo-rules.ts';
import { deliveryMoves, deliveryStates } from '../../integration/outbound/delivery.ts';
import { readLeftOut } from '../../integration/outbound/left-out.ts';
import { readDelivery, type choiceSchema } from '../../integration/outbound/read-delivery.ts';
import { actionsResponse, idForm, isoTime } from './forms.ts';

export const deliveryState = z.enum(deliveryStates);
export const deliveryKind = z.enum(['push', 'event', 'return_fields', 'undo', 'delete_contact']);
export const failureForm = z.enum(['retry_later', 'reconnect', 'fix_data']);

/** `label`: the field as people call it */
const fieldValue = z.object({ field: z.string(), label: z.string(), value: z.unknown() });

/** `field` is null for a step of the mark, whose name is then the value */
const leftOutAnswer = z.object({
  what: z.enum(['value', 'company', 'label', 'note']),
  field: z.string().nullable(),
  label: z.string(),
  value: z.unknown(),
  why: z.string(),
});

export const deliveryAnswer = z.object({
  id: idForm,
  kind: deliveryKind,
  subject: z.enum(['lead', 'referrer']),
  subject_id: idForm,
  person: z.object({ email: z.string(), first_name: z.string(), last_name: z.string() }),
  campaign_id: idForm,
  cause: z.string(),
  operation_id: idForm.nullable(),
  action: z.enum(['create_lead', 'create_user', 'create_contact']).nullable(),
  state: deliveryState,
  failure: failureForm.nullable(),
  outcome: z.string().nullable(),
  planned: z.array(fieldValue),
  /** what did not arrive although the person did; a retry sends it again */
  left_out: z.array(leftOutAnswer),
  contact_id: z.string().nullable(),
  contact_url: z.string().nullable(),
  attempts: z.number().int(),
  created_at: isoTime,
  updated_at: isoTime,
  next_attempt_at: isoTime.nullable(),
  actions: actionsResponse(deliveryMoves).extend(actionsResponse(undoMoves).shape),
});

export const deliveryDetailAnswer = deliveryAnswer.extend({
  choice: z
    .object({ message: z.string(), others: z.array(z.object({ contact_id: z.string(), kind: z.string().nullable() })) })
    .nullable(),
  written: z.array(fieldValue),
  replaced: z.array(fieldValue),
  kept: z.array(fieldValue.extend({ why: z.string() })),
  undo_state: deliveryState.nullable(),
  tries: z.array(
    z.object({
      attempt: z.number().int(),
      started_at: isoTime,
      finished_at: isoTime.nullable(),
      outcome: z.string().nullable(),
      /** requests and answers were removed because of their age */
      calls_removed: z.boolean(),
      calls: z.array(
        z.object({
          method: z.string(),
          path: z.string(),
          status: z.number().int().nullable(),
          /** as people would say it */
          purpose: z.string().nullable(),
          message: z.string(),
          at: z.string(),
          request: z.string().nullable(),
          answer: z.string().nullable(),
        }),
      ),
    }),
  ),
});

/** A delivery as the list shows it. */
export function presentDelivery(
  crm: CrmContext,
  connections: readonly Connection[],
  delivery: LoggedDelivery,
): z.infer<typeof deliveryAnswer> {
  return {
    id: delivery.delivery_id,
    kind: delivery.kind,
    subject: delivery.subject,
    subject_id: delivery.subject_id,
    person: {
      email: delivery.person_email,
      first_name: delivery.person_first_name,
      last_name: delivery.person_last_name,
    },
    campaign_id: delivery.campaign_id,
    cause: delivery.cause,
    operation_id: delivery.operation_id,
    action: delivery.action,
    state: delivery.state,
    failure: delivery.failure,
    outcome: delivery.outcome,
    planned: pairs(crm.providers.of(delivery), delivery.planned),
    left_out: presentLeftOut(crm.providers.of(delivery), delivery.left_out),
    contact_id: delivery.contact_id,
    contact_url: contactUrl(crm, connections, delivery),
    attempts: delivery.attempts,
    created_at: delivery.created_at.toISOString(),
    updated_at: delivery.updated_at.toISOString(),
    next_attempt_at: delivery.next_attempt_at?.toISOString() ?? null,
    actions: { ...deliveryMoves.actionsOf(delivery), ...undoMoves.actionsOf(delivery) },
  };
}

/** The same with everything stored about it. */
export function presentDetail(
  crm: CrmContext,
  connections: readonly Connection[],
  delivery: LoggedDelivery,
  attempts: readonly LoggedAttempt[],
): z.infer<typeof deliveryDetailAnswer> {
  const read = readDelivery(delivery);
  const provider = crm.providers.of(delivery);
  return {
    ...presentDelivery(crm, connections, delivery),
    choice: read.kind === 'push' ? presentChoice(read.choice) : null,
    written: pairs(provider, delivery.written ?? {}),
    replaced: pairs(provider, delivery.replaced ?? {}),
    kept:
      read.kind === 'push'
        ? (read.kept ?? []).map(({ attribute, old, why }) => ({ ...fieldOf(provider, attribute, old), why }))
        : [],
    undo_state: delivery.undo_state,
    tries: attempts.map((attempt) => ({
      attempt: attempt.attempt,
      started_at: attempt.started_at.toISOString(),
      finished_at: attempt.finished_at?.toISOString() ?? null,
      outcome: attempt.outcome,
      calls_removed: attempt.calls === null,
      calls: (attempt.calls ?? []).map((call) => ({
        ...call,
        purpose: provider.callPurpose(call),
        request: call.request ?? null,
        answer: call.answer ?? null,
      })),
    })),
  };
}

function presentLeftOut(crm: CrmTraits, stored: unknown): z.infer<typeof leftOutAnswer>[] {
  return readLeftOut(stored).map(({ what, attribute, value, why }) => {
    const step = { company: 'Company', label: sentenceCase(labelWordOf(crm)), note: 'Note' };
    const label = what === 'value' ? crm.attributeText(attribute ?? '') : step[what];
    return { what, field: attribute, label, value, why };
  });
}

function presentChoice(choice: z.infer<typeof choiceSchema> | null) {
  return choice?.message === undefined ? null : { message: choice.message, others: choice.others };
}

const sentenceCase = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const pairs = (crm: CrmTraits, values: Record<string, unknown>) =>
  Object.entries(values).map(([field, value]) => fieldOf(crm, field, value));

const fieldOf = (crm: CrmTraits, field: string, value: unknown) => ({ field, label: crm.attributeText(field), value });

/** Where a teammate sees the contact in the CRM. */
function contactUrl(
  crm: CrmContext,
  connections: readonly Connection[],
  delivery: Pick<LoggedDelivery, 'connection_id' | 'contact_id'>,
): string | null {
  const connection = connections.find(({ connection_id: id }) => id === delivery.connection_id);
  if (!connection || delivery.contact_id === null) return null;
  return contactUrlOf(crm, connection, delivery.contact_id);
}
