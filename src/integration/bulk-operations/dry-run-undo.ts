import { getConnectionById } from '../connections/find-connection.ts';
import { callInteractively } from '../connections/call-interactively.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import { getOperation } from './find-operation.ts';
import { labelWordOf, type CrmTraits } from '../provider/capabilities.ts';
import { effectsOf, evaluateUndo, staysText, type UndoDecision } from './undo-rules.ts';
import { countUndoable, selectLaterWrites, selectUndoable, type UndoCounts } from './undo-store.ts';
import { findDelivery } from '../outbound/find-delivery.ts';

export type UndoDryRun = {
  does: UndoDecision['does'];
  /** what will be done, or why nothing is */
  message: string;
  /** `label`: the attribute as people call it */
  fields: { attribute: string; label: string; now: AttributeValue; back: AttributeValue }[];
  /** what stays whatever is done */
  stays: string[];
};

/**
 * What undoing a delivery would do at this moment: the contact is read, nothing is written.
 * @throws Refusal not_found for an unknown delivery, nothing_to_undo, and those of callInteractively
 */
export async function dryRunUndo(
  context: CrmContext,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<UndoDryRun> {
  const delivery = await findDelivery(context.db, workspaceId, deliveryId);
  if (!delivery) throw notFound('delivery');
  const effects = effectsOf(delivery);
  if (!effects || !delivery.connection_id) {
    throw refuse('nothing_to_undo', 'This delivery changed nothing that can be undone.');
  }
  const contact = await readNow(context, workspaceId, delivery.connection_id, effects.contactId);
  const crm = context.providers.of(delivery);
  const decision = evaluateUndo(effects, contact, await selectLaterWrites(context.db, delivery), crm);
  const fields = decision.does === 'put_back' ? decision.fields : {};
  return {
    does: decision.does,
    message: futureText(decision, crm),
    fields: Object.entries(fields).map(([attribute, back]) => ({
      attribute,
      label: crm.attributeText(attribute),
      now: contact?.attributes[attribute] ?? null,
      back,
    })),
    stays:
      decision.does === 'archive' || decision.does === 'put_back'
        ? staysText(decision.does === 'archive' ? { ...effects, keptLabel: null } : effects, crm)
        : [],
  };
}

function futureText(decision: UndoDecision, crm: CrmTraits): string {
  if (decision.does === 'archive')
    return `The contact that Goodword created in ${crm.title} is archived.${irreversible(crm)}`;
  if (decision.does !== 'put_back') return decision.message;
  const count = Object.keys(decision.fields).length;
  const values = count === 1 ? 'One value is restored' : `${count} values are restored`;
  if (!decision.label) return `${values}.`;
  const label = `the ${labelWordOf(crm)} “${decision.label}” is removed.`;
  return count === 0 ? label.replace('the', 'The') : `${values}, and ${label}`;
}

const irreversible = ({ title, capabilities }: CrmTraits): string =>
  capabilities.canRestore ? '' : ` ${title} does not let Goodword restore it later.`;

async function readNow(
  context: CrmContext,
  workspaceId: string,
  connectionId: string,
  contactId: string,
): Promise<CrmContact | null> {
  const connection = await getConnectionById(context.db, workspaceId, connectionId);
  return callInteractively(context, connection, (client) => client.readContact(contactId), { attributes: 'all' });
}

export type BulkUndoDryRun = UndoCounts & {
  /** the first deliveries to be undone */
  first: string[];
};

const shown = 10;

/**
 * What undoing an operation would do, by what was kept of it; each contact is looked at when it is its turn.
 * @throws Refusal not_found for an unknown operation
 */
export async function dryRunBulkUndo(
  context: CrmContext,
  key: { workspaceId: string; operationId: string },
): Promise<BulkUndoDryRun> {
  await getOperation(context.db, key, context.clock.now());
  const counts = await countUndoable(context.db, key);
  return { ...counts, first: await selectUndoable(context.db, key, null, shown) };
}
