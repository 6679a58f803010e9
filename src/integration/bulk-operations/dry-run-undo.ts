import { attentionSentence } from '../connections/attention.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import { openConnection } from '../connections/create-client.ts';
import type { CrmParts } from '../connections/crm-context.ts';
import { selectDelivery } from '../outbound/delivery-store.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import type { AttributeValue, CrmContact } from '../provider/crm-contact.ts';
import { CrmError } from '../provider/crm-error.ts';
import { getRun } from './find-run.ts';
import { effectsOf, judgeUndo, staysWords, type UndoVerdict } from './undo-rules.ts';
import { countUndoable, selectLaterWrites, selectUndoable, type UndoCounts } from './undo-store.ts';

export type UndoRehearsal = {
  does: UndoVerdict['does'];
  /** what will be done, or why nothing is */
  words: string;
  fields: { attribute: string; now: AttributeValue; back: AttributeValue }[];
  /** what stays whatever is done */
  stays: string[];
};

/**
 * What undoing a delivery would do at this moment: the contact is read, nothing is written.
 * @throws Problem 404 for an unknown delivery, 409 nothing_to_undo or not_connected, 502 when the CRM cannot be asked
 */
export async function rehearseUndo(
  parts: CrmParts,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<UndoRehearsal> {
  const delivery = await selectDelivery(parts.db, workspaceId, deliveryId);
  if (!delivery) throw notFound('delivery');
  const effects = effectsOf(delivery);
  if (!effects || !delivery.connection_id) {
    throw new Problem(409, 'nothing_to_undo', 'This delivery changed nothing that could be put back.');
  }
  const contact = await readNow(parts, workspaceId, delivery.connection_id, effects.contactId);
  const verdict = judgeUndo(effects, contact, await selectLaterWrites(parts.db, delivery), parts.provider.title);
  const fields = verdict.does === 'put_back' ? verdict.fields : {};
  return {
    does: verdict.does,
    words: futureWords(verdict, parts.provider.title),
    fields: Object.entries(fields).map(([attribute, back]) => ({
      attribute,
      now: contact?.attributes[attribute] ?? null,
      back,
    })),
    stays:
      verdict.does === 'archive' || verdict.does === 'put_back'
        ? staysWords(verdict.does === 'archive' ? { ...effects, keptTag: null } : effects)
        : [],
  };
}

function futureWords(verdict: UndoVerdict, crm: string): string {
  if (verdict.does === 'archive') return `The contact that Goodword created in ${crm} is archived.`;
  if (verdict.does !== 'put_back') return verdict.words;
  const count = Object.keys(verdict.fields).length;
  const values = count === 1 ? 'One value is put back' : `${count} values are put back`;
  if (!verdict.tag) return `${values}.`;
  return count === 0
    ? `The tag “${verdict.tag}” is taken off.`
    : `${values}, and the tag “${verdict.tag}” is taken off.`;
}

async function readNow(
  parts: CrmParts,
  workspaceId: string,
  connectionId: string,
  contactId: string,
): Promise<CrmContact | null> {
  const connection = await getConnectionById(parts.db, workspaceId, connectionId);
  const { title, name } = parts.provider;
  if (connection.state !== 'Connected') {
    const words = connection.attention ? attentionSentence(connection.attention, title) : `Connect ${title} first.`;
    throw new Problem(409, 'not_connected', words);
  }
  try {
    return await openConnection(parts, connection, { priority: 'interactive' }).readContact(contactId);
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    throw new Problem(502, `${name}_unavailable`, error.message);
  }
}

export type RunUndoRehearsal = UndoCounts & {
  /** the deliveries that are put back first */
  first: string[];
};

const shown = 10;

/**
 * What undoing a run would do, by what was kept of it; each contact is looked at when it is its turn.
 * @throws Problem 404 for an unknown run
 */
export async function rehearseRunUndo(
  parts: CrmParts,
  key: { workspaceId: string; runId: string },
): Promise<RunUndoRehearsal> {
  await getRun(parts.db, key, parts.clock.now());
  const counts = await countUndoable(parts.db, key);
  return { ...counts, first: await selectUndoable(parts.db, key, null, shown) };
}
