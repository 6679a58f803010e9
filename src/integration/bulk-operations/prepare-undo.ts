import type { Transaction } from '../../database/database.ts';
import type { ContactKey } from '../contacts/contact-link.ts';
import { noteOwnArchiving } from '../contacts/note-states.ts';
import { noteWritten } from '../contacts/note-written.ts';
import { readDeliveryOf } from '../outbound/read-delivery.ts';
import type { Sender, Sent } from '../outbound/sender.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CrmClient, FieldValues } from '../provider/crm-provider.ts';
import { effectsOf, evaluateUndo, type Effects, type UndoDecision } from './undo-rules.ts';
import { selectLaterWrites } from './undo-store.ts';
import { findDelivery } from '../outbound/find-delivery.ts';

/**
 * Prepares to undo a delivery: the contact is read first, and left alone where it was changed since.
 * That is a failure which a person can mend and try again.
 */
export const prepareUndo: Sender = async (context, trx, { delivery, connection }) => {
  const crm = context.providers.of(connection);
  const { undoneId } = readDeliveryOf('undo', delivery);
  const undone = await findDelivery(trx, delivery.workspace_id, undoneId);
  const effects = undone && effectsOf(undone);
  if (!effects) return { does: 'skip', message: 'There is nothing to undo.' };
  if (undone.connection_id !== connection.connection_id) {
    return {
      does: 'skip',
      message: `It was sent to another workspace of ${crm.title}, which this campaign no longer works with.`,
    };
  }
  const later = await selectLaterWrites(trx, undone);
  return {
    does: 'send',
    change: {},
    send: async ({ client }) => {
      const contact = await client.readContact(effects.contactId);
      const decision = evaluateUndo(effects, contact, later, crm);
      if (decision.does === 'refuse') throw new CrmError({ failure: 'fix_data', sentence: decision.message });
      const contactId = contact?.id ?? effects.contactId;
      await carryOut(client, contactId, decision);
      const key = { workspaceId: delivery.workspace_id, connectionId: connection.connection_id, contactId };
      const follow = (trx: Transaction) => noteUndone(trx, key, decision, context.clock.now());
      return { ...resultOf(undoneId, contactId, decision, effects), follow };
    },
  };
};

async function carryOut(client: CrmClient, contactId: string, decision: UndoDecision): Promise<void> {
  if (decision.does === 'archive') await client.archiveContact(contactId);
  if (decision.does !== 'put_back') return;
  if (Object.keys(decision.fields).length > 0) await client.updateContact(contactId, decision.fields);
  if (decision.label) await client.removeLabel(contactId, (await client.provideLabel(decision.label)).id);
}

function resultOf(undoneId: string, contactId: string, decision: UndoDecision, effects: Effects): Sent {
  const fields = decision.does === 'put_back' ? decision.fields : {};
  return {
    state: decision.does === 'nothing' ? 'Skipped' : 'Sent',
    message: decision.message,
    contactId,
    change: {
      written: JSON.stringify(fields),
      replaced: JSON.stringify(pick(effects.written, Object.keys(fields))),
      choice: JSON.stringify({ outcome: decision.does }),
    },
    evidence: { outcome: decision.does, undone: undoneId },
  };
}

async function noteUndone(trx: Transaction, key: ContactKey, decision: UndoDecision, at: Date): Promise<void> {
  if (decision.does === 'put_back') await noteWritten(trx, key, [{ ...key, written: decision.fields }], at);
  if (decision.does === 'archive') await noteOwnArchiving(trx, key, at);
}

function pick(values: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
