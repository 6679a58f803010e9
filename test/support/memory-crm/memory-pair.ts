import { connectWorkspace } from '../../../src/integration/connections/connect-workspace.ts';
import { grantText } from '../../../src/integration/connections/token-of.ts';
import { createProviders } from '../../../src/integration/provider/providers.ts';
import { startPair, type Pair } from '../connected-goodword.ts';
import { signMemory, type MemoryNews } from './memory-hooks.ts';
import { createMemoryProvider, grantToken } from './memory-provider.ts';
import { createMemoryState, type MemoryContact, type MemoryState } from './memory-state.ts';

/** A Goodword that works with two CRMs: the practice Intercom and the one in memory. */
export type MemoryPair = {
  pair: Pair;
  state: MemoryState;
  /** @returns the connection's id */
  connectMemory(campaignId: string, externalId?: string): Promise<string>;
  /** Saves a Leads tab that qualifies by `signed_up`; what is not given is the usual. */
  saveMemoryTab(campaignId: string, settings?: Record<string, unknown>): Promise<void>;
  /** A lead that was sent, and its contact in the CRM. */
  sentLead(
    campaign: { campaignId: string; code: string },
    email: string,
  ): Promise<{ leadId: string; contact: MemoryContact }>;
  /** Sends a request with this news in the name of the CRM. @returns the status of the answer */
  report(news: readonly Partial<MemoryNews>[], signature?: string): Promise<number>;
};

export async function startMemoryPair(): Promise<MemoryPair> {
  const pair = await startPair();
  const state = createMemoryState();
  const signedUp = { name: 'Signed up', label: 'Signed up', fullName: 'signed_up', type: 'boolean' as const };
  state.attributes.set('signed_up', { ...signedUp, options: null, custom: true, writable: true });
  pair.crm.providers = createProviders([pair.crm.providers.all[0], createMemoryProvider(state, pair.crm.budgets)]);
  let events = 0;
  return {
    pair,
    state,
    async connectMemory(campaignId, externalId = 'memory-1') {
      const connection = await connectWorkspace(pair.crm, {
        workspaceId: pair.workspaceId,
        actor: { kind: 'user', id: null, name: 'Olivia Owner' },
        campaignId,
        authorised: {
          provider: 'memory',
          // runs out at once, so that the first call renews it
          token: grantText(grantToken(state, 0)),
          externalId,
          name: 'Memory',
          region: 'eu1',
          timezone: 'UTC',
          practice: false,
          by: 'oauth',
        },
      });
      return connection.connection_id;
    },
    saveMemoryTab: (campaignId, settings = {}) =>
      pair.ok('PUT', `/campaigns/${campaignId}/integrations/memory/leads`, {
        action: 'create_contact',
        mapping: [
          { type: 'dynamic', from: 'email', to: 'email' },
          { type: 'dynamic', from: 'first_name', to: 'name' },
        ],
        duplicates: 'update',
        qualification: { method: 'attribute', property: 'signed_up', target: 'Yes' },
        ...settings,
      }),
    async sentLead({ campaignId, code }, email) {
      const leadId = await pair.joinAsLead(campaignId, code, email);
      const { contact_id: contactId } = await pair.delivered(leadId);
      return { leadId, contact: state.contacts.get(contactId)! };
    },
    async report(news, signature) {
      const body = JSON.stringify(
        news.map((one) => ({
          account: 'memory-1',
          eventId: `event-${(events += 1)}`,
          type: 'contact',
          at: Date.now(),
          ...one,
        })),
      );
      const headers = {
        'content-type': 'application/json',
        'x-memory-signature': signature ?? signMemory(`${pair.url}/hooks/memory`, body),
      };
      return (await fetch(`${pair.url}/hooks/memory`, { method: 'POST', body, headers })).status;
    },
  };
}
