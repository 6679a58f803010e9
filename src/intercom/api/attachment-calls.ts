import type { CrmClient } from '../../integration/provider/crm-provider.ts';
import { contactPath } from './contact-path.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { anyShape, companyShape, noteListShape } from './shapes.ts';

type AttachmentCalls = Pick<CrmClient, 'addNote' | 'hasNote' | 'attachCompany' | 'trackEvent'>;

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
      const body = { company_id: ownId, name };
      const company = await sendRequest(wire, { method: 'POST', path: '/companies', body, answer: companyShape });
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
