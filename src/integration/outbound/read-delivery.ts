import { z } from 'zod';
import type { ContactKind } from '../provider/crm-contact.ts';
import type { FieldValues } from '../provider/crm-provider.ts';
import { kindOfAction, writePolicyForm } from '../settings/integration-settings.ts';
import type { MarkPlan } from '../settings/mapping/plan-mark.ts';
import { withTodaysKeys } from '../../platform/text/renamed-keys.ts';
import type { Delivery } from './delivery.ts';
import type { Progress } from './kinds/push/push-task.ts';
import { leftOutSchema } from './left-out.ts';

/** Values by attribute, as a delivery keeps them. */
export const fieldValuesSchema: z.ZodType<FieldValues> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).nullable(),
);

// deliveries of older versions lack some of the keys
const markSchema: z.ZodType<MarkPlan> = z.object({
  tag: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  company: z.object({ ownId: z.string(), name: z.string() }).nullable().default(null),
});

const progressSchema: z.ZodType<Progress> = z.object({
  connectionId: z.string(),
  contactId: z.string(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'skipped']),
  replaced: fieldValuesSchema.nullable().default(null),
  values: z.literal('begun').exactOptional(),
  seenAt: z.string().exactOptional(),
  settingsVersion: z.number(),
  note: z.enum(['begun', 'done']).nullable().default(null),
  leftOut: z.array(leftOutSchema).exactOptional(),
  tag: z.object({ name: z.string(), hadBefore: z.enum(['yes', 'no', 'unknown']) }).exactOptional(),
});

export const choiceSchema = z.preprocess(
  withTodaysKeys,
  z.object({
    outcome: z.string().optional(),
    message: z.string().optional(),
    others: z.array(z.object({ contact_id: z.string(), kind: z.string().nullable() })).default([]),
  }),
);

const keptSchema = z.object({ attribute: z.string(), old: z.unknown(), why: z.string() });

/** What was written and what it replaced; null before it was sent. */
const writes = {
  written: fieldValuesSchema.nullable(),
  replaced: fieldValuesSchema.nullable(),
  left_out: z.array(leftOutSchema).nullable().default(null),
};

const pushSchema = z.object({
  kind: z.literal('push'),
  action: z.enum(['create_lead', 'create_user', 'create_contact']),
  duplicates: z.enum(['skip', 'update']),
  planned: fieldValuesSchema,
  policies: z.record(z.string(), writePolicyForm),
  mark: markSchema.nullable(),
  progress: progressSchema.nullable(),
  choice: choiceSchema.nullable(),
  kept: z.array(keptSchema).nullable(),
  ...writes,
});

const eventSchema = z.object({
  kind: z.literal('event'),
  planned: z.object({
    name: z.string(),
    at: z.iso.datetime(),
    metadata: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

const returnFieldsSchema = z.object({ kind: z.literal('return_fields'), planned: fieldValuesSchema, ...writes });

const undoSchema = z.object({ kind: z.literal('undo'), planned: fieldValuesSchema, ...writes });

/** Of a contact of a person who was erased. */
const deleteContactSchema = z.object({
  kind: z.literal('delete_contact'),
  planned: z.object({ connection_id: z.uuid(), contact_id: z.string() }),
});

const documentsSchema = z.discriminatedUnion('kind', [
  pushSchema,
  eventSchema,
  returnFieldsSchema,
  undoSchema,
  deleteContactSchema,
]);
type Documents = z.infer<typeof documentsSchema>;

/** The columns that mean the same for every kind. */
type Common = Omit<Delivery, keyof z.infer<typeof pushSchema>>;

type PushDelivery = Common & Extract<Documents, { kind: 'push' }> & { contactKind: ContactKind | null };
type EventDelivery = Common & Extract<Documents, { kind: 'event' }>;
type ReturnFieldsDelivery = Common & Extract<Documents, { kind: 'return_fields' }>;
export type UndoDelivery = Common & Extract<Documents, { kind: 'undo' }> & { undoneId: string };

type DeleteContactDelivery = Common & Extract<Documents, { kind: 'delete_contact' }>;

type ReadDelivery = PushDelivery | EventDelivery | ReturnFieldsDelivery | UndoDelivery | DeleteContactDelivery;

/** A stored delivery with its documents read, by its kind. @throws ZodError for a row that no version wrote */
export function readDelivery(row: Delivery): ReadDelivery {
  const documents = documentsSchema.parse(row);
  switch (documents.kind) {
    case 'push':
      return { ...row, ...documents, contactKind: kindOfAction(documents.action) };
    case 'undo':
      return { ...row, ...documents, undoneId: row.cause.replace('undo:', '') };
    default:
      return { ...row, ...documents };
  }
}

/** The same where the kind is known. @throws when it is another one */
export function readDeliveryOf<Kind extends ReadDelivery['kind']>(
  kind: Kind,
  row: Delivery,
): Extract<ReadDelivery, { kind: Kind }> {
  const delivery = readDelivery(row);
  if (delivery.kind !== kind) throw new Error(`Delivery ${row.delivery_id} is of kind ${row.kind}, not ${kind}.`);
  return delivery as Extract<ReadDelivery, { kind: Kind }>;
}
