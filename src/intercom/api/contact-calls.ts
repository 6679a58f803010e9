import type { CrmContact } from '../../integration/provider/crm-contact.ts';
import type { CrmClient, FieldValues } from '../../integration/provider/crm-provider.ts';
import { contactBody } from './contact-body.ts';
import { contactPath } from './contact-path.ts';
import { ContactExists, ContactMerged, IntercomError } from './intercom-error.ts';
import { readContact } from './read-contact.ts';
import { findRefusedValues } from './refused-values.ts';
import { sendRequest, type ApiRequest, type Wire } from './send-request.ts';
import { anyShape, contactShape, mergeHistoryShape } from './shapes.ts';

type ContactCalls = Pick<
  CrmClient,
  | 'createContact'
  | 'updateContact'
  | 'restoreContact'
  | 'archiveContact'
  | 'deleteContact'
  | 'readContact'
  | 'readMergedIds'
>;

/** Calls about one contact. */
export function contactCalls(wire: Wire): ContactCalls {
  const ask = async (request: Pick<ApiRequest<unknown>, 'method' | 'path' | 'body'>): Promise<CrmContact> => {
    const askedAt = wire.clock.now();
    return readContact(await sendRequest(wire, { ...request, answer: contactShape }), askedAt);
  };
  const read = (contactId: string) => ask({ method: 'GET', path: contactPath(contactId) });

  return {
    async createContact(kind, fields) {
      try {
        const body = { role: kind, ...contactBody(fields) };
        return { outcome: 'created', contact: await ask({ method: 'POST', path: '/contacts', body }) };
      } catch (error) {
        if (error instanceof ContactExists) {
          return { outcome: 'exists', contactId: error.contactId, archived: error.archived };
        }
        if (isSomeoneThere(error)) return { outcome: 'exists_unnamed', message: error.message };
        throw withRefusedValues(error, fields);
      }
    },
    async updateContact(contactId, fields) {
      try {
        return await ask({ method: 'PUT', path: contactPath(contactId), body: contactBody(fields) });
      } catch (error) {
        throw withRefusedValues(error, fields);
      }
    },
    async restoreContact(contactId) {
      await sendRequest(wire, { method: 'POST', path: `${contactPath(contactId)}/unarchive`, answer: anyShape });
    },
    async archiveContact(contactId) {
      await sendRequest(wire, { method: 'POST', path: `${contactPath(contactId)}/archive`, answer: anyShape });
    },
    async deleteContact(contactId) {
      try {
        await sendRequest(wire, { method: 'DELETE', path: contactPath(contactId), answer: anyShape });
        return true;
      } catch (error) {
        // merged into another contact, or deleted
        if (error instanceof ContactMerged || (error instanceof IntercomError && error.status === 404)) return false;
        throw error;
      }
    },
    async readContact(contactId) {
      try {
        return await read(contactId);
      } catch (error) {
        // chains of merges are already resolved in the Link (reference 4.5)
        if (error instanceof ContactMerged) return await read(error.canonicalId);
        if (error instanceof IntercomError && error.status === 404) return null;
        throw error;
      }
    },
    async readMergedIds(contactId) {
      try {
        const path = `${contactPath(contactId)}?include_merge_history=true`;
        const { merge_history: history } = await sendRequest(wire, { method: 'GET', path, answer: mergeHistoryShape });
        return (history ?? []).map(({ source_contact_id: id }) => id);
      } catch (error) {
        // merged as well, or deleted
        if (error instanceof ContactMerged || (error instanceof IntercomError && error.status === 404)) return [];
        throw error;
      }
    },
  };
}

/** A conflict without an id, or several users with the address, which older workspaces have (reference 4.4). */
const isSomeoneThere = (error: unknown): error is IntercomError =>
  error instanceof IntercomError &&
  (error.status === 409 ||
    (error.status === 400 && error.entries.some(({ message }) => /multiple existing users/i.test(message ?? ''))));

/** The same failure, with the values that it is about; anything else as it is. */
function withRefusedValues(error: unknown, written: FieldValues): unknown {
  const isBlocked = error instanceof IntercomError && error.code === 'not_restorable';
  if (!(error instanceof IntercomError) || error instanceof ContactMerged || isBlocked) return error;
  const refusedValues = findRefusedValues(error.status, error.entries, written);
  if (refusedValues === null || error.failure !== 'fix_data') return error;
  return new IntercomError(error, { failure: 'fix_data', sentence: error.message, refusedValues }, { cause: error });
}
