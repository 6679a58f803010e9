import type { CrmClient } from '../../integration/provider/crm-provider.ts';
import { waitForReplica } from '../../integration/provider/read-your-writes.ts';
import { contactPath } from './contact-path.ts';
import { IntercomError } from './intercom-error.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { anyShape, companyShape, foundCompanyShape, noteListShape } from './shapes.ts';

type AttachmentCalls = Pick<CrmClient, 'addNote' | 'hasNote' | 'attachCompany' | 'trackEvent'>;

/**
 * Two who make the same company at one moment are in each other's way, and one that was made otherwise may have its name:
 * Intercom then refuses it (`unique_company_constraint`). It is looked up, and where it is not shown yet made once more.
 */
async function provideCompany(wire: Wire, ownId: string, name: string): Promise<{ id: string }> {
  const make = () => {
    const body = { company_id: ownId, name };
    return sendRequest(wire, { method: 'POST', path: '/companies', body, answer: companyShape });
  };
  try {
    return await make();
  } catch (error) {
    if (!isConflict(error)) throw error;
    const found = await findCompany(wire, { company_id: ownId });
    if (found) return found;
    await waitForReplica(wire, wire.clock.now());
    return (await findCompany(wire, { company_id: ownId })) ?? (await findCompany(wire, { name })) ?? (await make());
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof IntercomError && (error.status === 409 || error.code === 'unique_company_constraint');

/** By one of the two ways in which Intercom finds a company (reference 7.1); null where it knows none. */
async function findCompany(wire: Wire, by: { company_id: string } | { name: string }): Promise<{ id: string } | null> {
  const path = `/companies?${new URLSearchParams(by).toString()}`;
  try {
    return await sendRequest(wire, { method: 'GET', path, answer: foundCompanyShape });
  } catch (error) {
    if (error instanceof IntercomError && error.status === 404) return null;
    throw error;
  }
}

/** Calls that add something to a contact: notes, companies, events. */
export function attachmentCalls(wire: Wire): AttachmentCalls {
  return {
    async addNote(contactId, html) {
      const path = `${contactPath(contactId)}/notes`;
      await sendRequest(wire, { method: 'POST', path, body: { body: html }, answer: anyShape });
    },
    async hasNote(contactId, text) {
      // the newest fifty (reference 7.3)
      const path = `${contactPath(contactId)}/notes`;
      const { data } = await sendRequest(wire, { method: 'GET', path, answer: noteListShape });
      return data.some(({ body }) => body?.includes(text));
    },
    async attachCompany(contactId, { ownId, name }) {
      // creates or finds by our id (reference 7.1)
      const company = await provideCompany(wire, ownId, name);
      const path = `${contactPath(contactId)}/companies`;
      await sendRequest(wire, { method: 'POST', path, body: { id: company.id }, answer: anyShape });
      return { id: company.id };
    },
    async trackEvent(contactId, { name, at, metadata }) {
      const body = {
        event_name: name,
        created_at: Math.floor(at.getTime() / 1000),
        // leads can be named by Intercom's id alone (reference 8)
        id: contactId,
        metadata,
      };
      await sendRequest(wire, { method: 'POST', path: '/events', body, answer: anyShape });
    },
  };
}
