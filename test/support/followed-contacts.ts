import { startPair, type Pair } from './connected-goodword.ts';
import { until } from './goodword.ts';

/** A connected campaign whose Intercom reports everything that becomes of a contact, with the steps of such a test. */
export type FollowedContacts = {
  pair: Pair;
  campaignId: string;
  code: string;
  /** Calls Intercom. @returns the body of its response */
  call(method: string, path: string, body?: unknown): Promise<any>;
  /** Sets the attribute that qualifies a lead. */
  signUp(contactId: string): Promise<unknown>;
  /** Waits until the contact of the lead is noted in that state. @returns the link */
  linked(leadId: string, contactId: string, state: string): Promise<{ merged_into: string | null; known_by: string }>;
  /** Waits until the lead qualifies. */
  qualified(leadId: string): Promise<unknown>;
  /** The titles of the lead's timeline. */
  titles(leadId: string): Promise<string[]>;
};

const topics = [
  'contact.user.created',
  'contact.user.updated',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.signed_up',
  'contact.deleted',
  'contact.archived',
  'contact.unarchive',
  'contact.merged',
];

export async function startFollowedContacts(): Promise<FollowedContacts> {
  const pair = await startPair();
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { topics });
  const { campaignId, code } = await pair.campaign();
  await pair.connect(campaignId);
  const call = async (method: string, path: string, body?: unknown) =>
    (await pair.intercom.call(method, path, body)).body;
  const linksOf = (leadId: string) =>
    pair.crm.db.selectFrom('crm_contacts').selectAll().where('subject_id', '=', leadId).execute();
  return {
    pair,
    campaignId,
    code,
    call,
    signUp: (contactId) => call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } }),
    linked: (leadId, contactId, state) =>
      until(async () => {
        const link = (await linksOf(leadId)).find(({ contact_id: id }) => id === contactId);
        return link?.state === state && link;
      }, `${contactId} is noted as ${state}`),
    qualified: (leadId) => until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies'),
    titles: async (leadId) => (await pair.timelineOf(leadId)).map(({ title }) => title),
  };
}
