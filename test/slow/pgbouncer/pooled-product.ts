import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHarness, type Harness } from '../../../sandbox/testing/harness.ts';
import { authorize, email, firstName, signedUpRule, topics } from '../../support/connected-goodword.ts';
import { ask, cookiesOf, freePort, owner, until } from '../../support/goodword.ts';
import { startProcess, type RunningProcess } from '../../support/processes.ts';

/** The product as two programs on one database, beside a practice Intercom. */
export type PooledProduct = {
  url: string;
  intercom: Harness;
  server: RunningProcess;
  worker: RunningProcess;
  cookie: string;
  startWorker(): Promise<RunningProcess>;
  /** Asks the API as the owner. @throws unless the answer is good */
  ok(method: string, path: string, body?: unknown): Promise<any>;
  close(): Promise<void>;
};

/**
 * Starts them, makes the owner and signs them in.
 * @param settings where the database is, among others
 */
export async function startPooledProduct(settings: Record<string, string>): Promise<PooledProduct> {
  const intercom = await startHarness({ settings: { indexLagMs: 0, webhookRetryMs: 200 } });
  const dataFolder = await mkdtemp(join(tmpdir(), 'goodword-pooled-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const all = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataFolder,
    GOODWORD_SECRET: randomBytes(32).toString('base64'),
    INTERCOM_CLIENT_ID: intercom.clientId,
    INTERCOM_CLIENT_SECRET: intercom.clientSecret,
    INTERCOM_API_URL: intercom.url,
    INTERCOM_APP_URL: intercom.url,
    INTERCOM_PRACTICE: '1',
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const started: RunningProcess[] = [];
  const start = async (command: string): Promise<RunningProcess> => {
    const program = startProcess(['src/main.ts', command], all);
    started.push(program);
    await program.printed(/^Goodword ready at /m);
    return program;
  };
  const close = async (): Promise<void> => {
    for (const program of started) program.signal('SIGKILL');
    await Promise.all(started.map(({ exited }) => exited));
    await intercom.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    // both at once, on a database without tables
    const [server, worker] = await Promise.all([start('serve'), start('work')]);
    await setUpApp(intercom, url);
    const setup = await ask(`${url}/api/v1/setup`, 'POST', owner);
    if (setup.status !== 201) throw new Error(`Setting up the owner failed: ${JSON.stringify(setup.body)}`);
    const signIn = await ask(`${url}/api/v1/session`, 'POST', { email: owner.email, password: owner.password });
    if (signIn.status >= 300) throw new Error(`Signing in failed: ${signIn.status} ${JSON.stringify(signIn.body)}`);
    const cookie = cookiesOf(signIn);
    const ok = async (method: string, path: string, body?: unknown) => {
      const answer = await ask(`${url}/api/v1${path}`, method, body, { cookie });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    return { url, intercom, server, worker, cookie, startWorker: () => start('work'), ok, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function setUpApp(intercom: Harness, url: string): Promise<void> {
  await intercom.control('POST', `apps/${intercom.clientId}`, {
    redirect_uris: [`${url}/oauth/intercom/callback`],
    webhook_url: `${url}/hooks/intercom`,
    uninstall_url: `${url}/hooks/intercom/uninstall`,
    topics,
  });
}

/** A launched campaign that is connected, sends leads and rewards those that sign up. */
export async function launchCampaign(product: PooledProduct): Promise<{ campaignId: string; code: string }> {
  const { ok, intercom } = product;
  const { id: campaignId } = await ok('POST', '/campaigns', { name: 'Give 20, get 20' });
  await ok('POST', `/campaigns/${campaignId}/launch`);
  await ok('PATCH', `/campaigns/${campaignId}`, { leads_per_day: null });
  await ok('PUT', `/campaigns/${campaignId}/reward-rules/referrer`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 2000, currency: 'USD' } },
  });
  const referrer = { campaign_id: campaignId, email: 'ana.referrer@example.com', first_name: 'Ana' };
  const { code } = await ok('POST', '/referrers', referrer);
  const callback = await authorize(product, intercom, campaignId);
  const back = await fetch(callback, { redirect: 'manual', headers: { cookie: product.cookie } });
  if (!back.headers.get('location')?.endsWith('?intercom=connected')) throw new Error('It could not be connected.');
  await ok('PUT', `/campaigns/${campaignId}/integrations/intercom/leads`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: signedUpRule,
  });
  return { campaignId, code };
}

/** The contacts of an address in the practice Intercom. */
export async function contactsOf(intercom: Harness, address: string): Promise<{ id: string }[]> {
  const query = { field: 'email', operator: '=', value: address };
  return (await intercom.call('POST', '/contacts/search', { query })).body.data;
}

/** A screen's stream of changes. @returns the topics so far */
export async function openStream(product: PooledProduct): Promise<{ topics: string[]; close(): void }> {
  const leaving = new AbortController();
  const { cookie, url } = product;
  const stream = await fetch(`${url}/api/v1/stream`, { headers: { cookie }, signal: leaving.signal });
  const heard: string[] = [];
  void (async () => {
    let text = '';
    for await (const chunk of stream.body!) {
      text += new TextDecoder().decode(chunk);
      const complete = text.split('\n\n');
      text = complete.pop() ?? '';
      for (const one of complete) {
        const data = /^event: changed\ndata: (.*)$/.exec(one)?.[1];
        if (data) heard.push(...JSON.parse(data).topics);
      }
    }
  })().catch(() => {});
  await until(async () => heard.length > 0, 'the stream opens');
  return { topics: heard, close: () => leaving.abort() };
}
