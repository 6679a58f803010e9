import { randomBytes } from 'node:crypto';
import { attach, type Harness } from '../../sandbox/testing/harness.ts';
import { startRecordedSandbox } from '../../sandbox/testing/recorded-sandbox.ts';
import { createApp, type App } from '../../src/app.ts';
import type { CrmContext } from '../../src/integration/connections/crm-context.ts';
import { startGoodword, until, type Goodword } from './goodword.ts';

export const topics = [
  'contact.user.created',
  'contact.user.updated',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.signed_up',
  'contact.email.updated',
  'contact.deleted',
  'contact.merged',
];

/** A Goodword and the practice Intercom, each on its port, knowing each other's addresses. */
export type Pair = Goodword & {
  /** Asks the API as the owner. @returns the body of a good answer @throws for any other */
  ok(method: string, path: string, body?: unknown): Promise<any>;
  intercom: Harness;
  masterKey: string;
  /** the same parts as the running server's */
  crm: CrmContext;
  /** Walks through the authorisation as a browser would. @returns where it ended */
  connect(campaignId: string): Promise<string>;
  /** A launched campaign with a referrer's code and a reward rule for the referrer. */
  campaign(): Promise<{ campaignId: string; code: string; referrerId: string }>;
  /** Saves the Leads tab; what is not given is the usual. */
  saveLeadsTab(campaignId: string, settings?: Record<string, unknown>): Promise<void>;
  joinAsLead(campaignId: string, code: string, email: string, firstName?: string): Promise<string>;
  leadOf(leadId: string): Promise<any>;
  timelineOf(leadId: string): Promise<any[]>;
  deliveryOf(leadId: string): Promise<any>;
  /** A second process's worth of workers on the same database. */
  startWorker(): Promise<App>;
  /** The delivery once it is in that state. */
  delivered(leadId: string, state?: string): Promise<any>;
};

export const email = { type: 'dynamic', from: 'email', to: 'email' };
export const firstName = { type: 'dynamic', from: 'first_name', to: 'name' };
export const signedUpRule = { method: 'attribute', property: 'custom_attributes.Signed up', target: 'Yes' };

/**
 * @param options.webhooks false keeps the practice Intercom from reporting anything
 * @param options.sandbox one that runs already; it is closed with the pair
 */
export async function startPair(
  options: Parameters<typeof startGoodword>[0] & { indexLagMs?: number; webhooks?: boolean; sandbox?: Harness } = {},
): Promise<Pair> {
  const intercom =
    options.sandbox ??
    (await attach(
      await startRecordedSandbox({ settings: { indexLagMs: options.indexLagMs ?? 0, webhookRetryMs: 200 } }),
    ));
  const { clientId, clientSecret, url } = intercom;
  const masterKey = randomBytes(32).toString('base64');
  const goodword = await startGoodword({ ...options, masterKey, intercom: { url, clientId, clientSecret } });
  await intercom.control('POST', `apps/${clientId}`, {
    redirect_uris: [`${goodword.url}/oauth/intercom/callback`],
    webhook_url: options.webhooks === false ? null : `${goodword.url}/hooks/intercom`,
    uninstall_url: `${goodword.url}/hooks/intercom/uninstall`,
    initialize_url: `${goodword.url}/inbox/intercom/initialize`,
    submit_url: `${goodword.url}/inbox/intercom/submit`,
    topics,
  });
  const { api } = goodword;
  const ok = async (method: string, path: string, body?: unknown) => {
    const answer = await api(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const deliveryOf = async (leadId: string) => (await ok('GET', `/deliveries?subject_id=${leadId}`)).items[0];

  return {
    ...goodword,
    ok,
    intercom,
    masterKey,
    crm: goodword.app.context.crm,
    connect: (campaignId) => connect(goodword, intercom, campaignId),
    async campaign() {
      const { id: campaignId } = await ok('POST', '/campaigns', { name: 'Give 20, get 20' });
      await ok('POST', `/campaigns/${campaignId}/launch`);
      // many leads of one referrer are not what these tests are about
      await ok('PATCH', `/campaigns/${campaignId}`, { leads_per_day: null });
      await ok('PUT', `/campaigns/${campaignId}/reward-rules/referrer`, {
        active: true,
        reward: { kind: 'fixed_amount', amount: { minor: 2000, currency: 'USD' } },
      });
      const referrer = await ok('POST', '/referrers', {
        campaign_id: campaignId,
        email: 'ana.referrer@example.com',
        first_name: 'Ana',
      });
      return { campaignId, code: referrer.code, referrerId: referrer.id };
    },
    async saveLeadsTab(campaignId, settings = {}) {
      await ok('PUT', `/campaigns/${campaignId}/integrations/intercom/leads`, {
        action: 'create_user',
        mapping: [email, firstName],
        duplicates: 'update',
        qualification: signedUpRule,
        ...settings,
      });
    },
    joinAsLead: async (campaignId, code, email, firstName = 'Ben') =>
      (await ok('POST', '/leads', { campaign_id: campaignId, referral_code: code, email, first_name: firstName })).id,
    leadOf: (leadId) => ok('GET', `/leads/${leadId}`),
    timelineOf: async (leadId) => (await ok('GET', `/leads/${leadId}/timeline`)).items,
    deliveryOf,
    delivered: (leadId, state = 'Sent') =>
      until(async () => {
        const delivery = await deliveryOf(leadId);
        return delivery?.state === state && delivery;
      }, `delivery of ${leadId} becomes ${state}`),
    async startWorker() {
      const { settings, clock, log } = goodword.app.context;
      const { connectionString } = goodword.database;
      const roles = { serve: false, work: true };
      const worker = await createApp({ settings, clock, log, connectionString, roles, secrets: { masterKey } });
      await worker.start();
      return worker;
    },
    async close() {
      await goodword.close();
      await intercom.close();
    },
  };
}

/** Start, authorize page, `Authorize access`, callback. @throws unless it ends connected */
async function connect(goodword: Goodword, intercom: Harness, campaignId: string): Promise<string> {
  const code = await authorize(goodword, intercom, campaignId);
  const back = await fetch(code, { redirect: 'manual', headers: { cookie: goodword.cookie } });
  const location = back.headers.get('location') ?? '';
  if (!location.endsWith('?intercom=connected'))
    throw new Error(`Connecting ended with ${back.status} at ${location}.`);
  return location;
}

/** The callback address that Intercom sends the browser to. */
export async function authorize(
  goodword: Pick<Goodword, 'url' | 'cookie'>,
  intercom: Harness,
  campaignId: string,
  answer = 'authorize',
  kind: 'real' | 'practice' = 'practice',
): Promise<string> {
  const start = await fetch(`${goodword.url}/oauth/intercom/start?campaign_id=${campaignId}&kind=${kind}`, {
    redirect: 'manual',
    headers: { cookie: goodword.cookie },
  });
  const page = new URL(start.headers.get('location') ?? '');
  const form = { ...Object.fromEntries(page.searchParams), answer };
  const granted = await intercom.post('/oauth', form);
  return granted.headers.get('location') ?? '';
}
