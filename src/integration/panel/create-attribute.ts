import { z } from 'zod';
import type { Actor } from '../../history/history.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { callInteractively } from '../connections/call-interactively.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { CrmError } from '../provider/crm-error.ts';
import { attributeTypeInput } from '../provider/attribute-input.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';

/**
 * A new attribute of contacts. Names that every CRM takes (reference 5.1, 5.2): letters, digits, currency
 * symbols, hyphens, underscores and blanks; a list has at least two values.
 */
export const newAttributeForm = z
  .object({
    name: textForm(500).regex(/^[\p{L}\p{N}\p{Sc}_ -]+$/u, {
      error: 'Use letters, digits, hyphens, underscores and blanks.',
    }),
    type: attributeTypeInput,
    options: z.array(textForm(500).min(1)).max(250).default([]),
    description: textForm(200).default(''),
  })
  .refine(({ type, options }) => type !== 'options' || new Set(options).size >= 2, {
    error: 'Give the list at least two different values.',
    path: ['options'],
  });
export type NewAttributeForm = z.infer<typeof newAttributeForm>;

/**
 * Creates an attribute in the CRM, or takes an archived one of that name and type back into use. Visitors cannot write it
 * from the Messenger, where values can be forged.
 * @throws Refusal not_found for an unknown connection, <provider>_refused with the CRM's reason at `name`, and those of callInteractively.
 */
export async function createAttribute(
  context: CrmContext,
  command: { workspaceId: string; connectionId: string; attribute: NewAttributeForm; actor: Actor },
): Promise<CrmAttribute> {
  const { workspaceId, connectionId, attribute, actor } = command;
  const connection = await getConnectionById(context.db, workspaceId, connectionId);
  const created = await callInteractively(context, connection, (client) => {
    const { capabilities, title } = client.traits;
    if (!capabilities.attributeTypes.includes(attribute.type)) throw unknownType(title);
    const { attributeName: longest } = capabilities.limits;
    if (attribute.name.length > longest) throw tooLong(title, longest);
    return client.createAttribute(attribute);
  }).catch((error: unknown) => atName(error, connection.provider));
  context.attributes.noteCreated(connectionId, created);
  await context.db.transaction().execute((trx) =>
    context.history.record(trx, {
      type: 'attribute.created',
      workspaceId,
      actor,
      evidence: { connection_id: connectionId, name: created.name, type: created.type },
    }),
  );
  return created;
}

/** What the CRM refuses of a new attribute is its name. */
function atName(error: unknown, provider: string): never {
  if (!(error instanceof Refusal) || error.code !== `${provider}_refused`) throw error;
  throw refuse(error.code, error.message, [{ path: 'name', message: error.message }]);
}

const unknownType = (crm: string): CrmError =>
  new CrmError({ failure: 'fix_data', sentence: `${crm} has no attributes of this type: choose another one.` });

const tooLong = (crm: string, longest: number): CrmError =>
  new CrmError({ failure: 'fix_data', sentence: `In ${crm} a name has at most ${longest} characters: shorten it.` });
