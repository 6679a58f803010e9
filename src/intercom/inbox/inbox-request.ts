import { z } from 'zod';
import type { AskedContact } from '../../crm/contact-card/contact-card.ts';
import { unescapeText } from '../api/unescape-text.ts';

// PostgreSQL text holds no NUL; Intercom's ids never do.
const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/);
const text = z
  .string()
  .transform((written) => unescapeText(written.replaceAll('\0', '')))
  .nullish()
  .catch(null);

const person = z.looseObject({ id: word, email: text, name: text });

/** What initialize and submit carry (reference 14). The person is called `contact` in examples, `customer` in the table. */
export const inboxShape = z
  .looseObject({
    workspace_id: word,
    admin: z.looseObject({ name: text }).nullish().catch(null),
    contact: person.nullish(),
    customer: person.nullish(),
    component_id: z.string().max(500).nullish(),
    input_values: z.record(z.string(), z.unknown()).nullish().catch(null),
  })
  .refine(({ contact, customer }) => contact || customer);

export type InboxRequest = {
  contact: AskedContact;
  name: string;
  teammate: string;
  /** empty when the card is opened */
  componentId: string;
  inputs: Record<string, unknown>;
};

export function readInboxRequest(body: z.infer<typeof inboxShape>): InboxRequest {
  const asked = body.contact ?? body.customer;
  return {
    contact: { externalId: body.workspace_id, contactId: asked?.id ?? '', email: asked?.email || null },
    name: asked?.name ?? '',
    teammate: (body.admin?.name ?? '').trim().slice(0, 100),
    componentId: body.component_id ?? '',
    inputs: body.input_values ?? {},
  };
}
