import { z } from 'zod';
import type { AskedContact } from '../../integration/contact-card/contact-card.ts';
import { tidyName } from '../../platform/text/person-name.ts';
import { unescapeText } from '../api/unescape-text.ts';

// what PostgreSQL cannot hold, Intercom's ids never have
const word = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0') && text.isWellFormed());
const text = z
  .string()
  .transform((written) => unescapeText(written.replaceAll('\0', '').toWellFormed()))
  .nullish()
  .catch(null);

const person = z.looseObject({ id: word, email: text, name: text }).nullish().catch(null);

/**
 * What initialize and submit carry (reference 14). The person is called `contact` in examples, `customer` in the table.
 * Invalid input counts as missing: a card that says so helps more than Intercom's own error box.
 */
export const inboxShape = z.looseObject({
  workspace_id: word,
  admin: z.looseObject({ name: text }).nullish().catch(null),
  contact: person,
  customer: person,
  component_id: z.string().nullish().catch(null),
  input_values: z.record(z.string(), z.unknown()).nullish().catch(null),
});

export type InboxRequest = {
  /** null when none was named */
  contact: AskedContact | null;
  name: string;
  teammate: string;
  /** empty when the card is opened */
  componentId: string;
  inputs: Record<string, unknown>;
};

export function readInboxRequest(body: z.infer<typeof inboxShape>): InboxRequest {
  const asked = body.contact ?? body.customer;
  return {
    contact: asked ? { externalId: body.workspace_id, contactId: asked.id, email: asked.email || null } : null,
    name: asked?.name ?? '',
    teammate: tidyName(body.admin?.name ?? ''),
    componentId: body.component_id ?? '',
    inputs: body.input_values ?? {},
  };
}
