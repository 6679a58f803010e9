import type { CrmContact } from '../../crm/provider/crm-contact.ts';
import type { OwnAttribute } from '../../crm/provider/crm-attribute.ts';
import type { ContactKind, CrmClient, FieldValues } from '../../crm/provider/crm-provider.ts';
import { contactBody } from './contact-body.ts';
import { ContactExists, ContactMerged, IntercomError } from './intercom-error.ts';
import { planProvision, type ProvisionStep } from './provision-attributes.ts';
import { readAttribute } from './read-attribute.ts';
import { readContact } from './read-contact.ts';
import { sendRequest, type ApiRequest, type Wire } from './send-request.ts';
import {
  anyShape,
  attributeListShape,
  attributeShape,
  contactListShape,
  contactShape,
  type ContactAnswer,
} from './shapes.ts';

/** The calls to Intercom that Goodword makes, in the words of crm's port. */
export function createIntercomClient(wire: Wire): CrmClient {
  const send = <Answer>(request: ApiRequest<Answer>) => sendRequest(wire, request);
  const contactFrom = async (ask: () => Promise<ContactAnswer>): Promise<CrmContact> => {
    const askedAt = wire.clock.now();
    return readContact(await ask(), askedAt);
  };
  const pathOf = (contactId: string) => `/contacts/${encodeURIComponent(contactId)}`;
  const getContact = (contactId: string) =>
    contactFrom(() => send({ method: 'GET', path: pathOf(contactId), answer: contactShape }));
  const listAll = async () =>
    (
      await send({
        method: 'GET',
        path: '/data_attributes?model=contact&include_archived=true',
        answer: attributeListShape,
      })
    ).data;

  return {
    async listAttributes() {
      return (await listAll()).filter(({ archived }) => !archived).map(readAttribute);
    },
    async provideAttributes(wanted) {
      for (const step of planProvision(wanted, await listAll())) await provision(wire, step);
    },
    async createContact(kind: ContactKind, fields: FieldValues) {
      const body = { role: kind, ...contactBody(fields) };
      try {
        const contact = await contactFrom(() =>
          send({ method: 'POST', path: '/contacts', body, answer: contactShape }),
        );
        return { outcome: 'created', contact };
      } catch (error) {
        if (!(error instanceof ContactExists)) throw error;
        return { outcome: 'exists', contactId: error.contactId, archived: error.archived };
      }
    },
    updateContact: (contactId, fields) =>
      contactFrom(() =>
        send({ method: 'PUT', path: pathOf(contactId), body: contactBody(fields), answer: contactShape }),
      ),
    async restoreContact(contactId) {
      await send({ method: 'POST', path: `${pathOf(contactId)}/unarchive`, answer: anyShape });
    },
    async readContact(contactId) {
      try {
        return await getContact(contactId);
      } catch (error) {
        // chains of merges are already resolved in the Link (reference 4.5)
        if (error instanceof ContactMerged) return await getContact(error.canonicalId);
        if (error instanceof IntercomError && error.status === 404) return null;
        throw error;
      }
    },
    async findContacts(email) {
      const askedAt = wire.clock.now();
      const body = {
        // addresses are stored in lower case (reference 4.10)
        query: { field: 'email', operator: '=', value: email.toLowerCase() },
        pagination: { per_page: 50 },
      };
      const found = await send({ method: 'POST', path: '/contacts/search', body, answer: contactListShape });
      return found.data.map((answer) => readContact(answer, askedAt));
    },
    async revoke() {
      await send({ method: 'POST', path: '/auth/uninstall', answer: anyShape });
    },
  };
}

async function provision(wire: Wire, step: ProvisionStep): Promise<void> {
  if (step.step === 'refuse') throw wrongType(step.attribute, step.found);
  if (step.step === 'unarchive') {
    const path = `/data_attributes/${step.id}`;
    await sendRequest(wire, { method: 'PUT', path, body: { archived: false }, answer: attributeShape });
    return;
  }
  const { name, type, description } = step.attribute;
  // not writable from the Messenger, where anybody could forge it (reference 5.1)
  const body = { name, model: 'contact', data_type: type, description, messenger_writable: false };
  await sendRequest(wire, { method: 'POST', path: '/data_attributes', body, answer: attributeShape });
}

function wrongType(attribute: OwnAttribute, found: string): IntercomError {
  return new IntercomError(
    { status: null, code: null },
    {
      failure: 'fix_data',
      sentence: `The attribute ${attribute.name} exists in Intercom with the type ${found}, but Goodword needs ${attribute.type}: archive it there and rename it, or ask for help.`,
    },
  );
}
