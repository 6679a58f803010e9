import { startChild } from './child.ts';
import { startGoodword, type Goodword } from './goodword.ts';
import { askJson } from './json.ts';
import { freePort } from './ports.ts';

/** A Goodword connected to a practice Intercom; three processes with the database. */
export type ConnectedGoodword = Goodword & {
  clientSecret: string;
  /** The name that notifications of the connected workspace carry. */
  appId: string;
  /** Calls the practice Intercom as another program of the workspace would. @param path such as /contacts/1 */
  intercom<Body>(method: string, path: string, body?: unknown): Promise<Body>;
};

const clientId = 'bench-client';
const clientSecret = 'bench-client-secret';
const topics = 'contact.user.created,contact.user.updated,contact.lead.created,contact.lead.updated,contact.deleted';

type PracticeInfo = { workspaces: { id_code: string; access_token: string }[] };

/**
 * Starts both, and connects them as a person would who presses `Connect` and then `Authorize access`.
 * @param practiceArguments more of the practice Intercom's command line, such as `--seed=…`
 */
export async function startConnectedGoodword(practiceArguments: readonly string[] = []): Promise<ConnectedGoodword> {
  const [port, practicePort] = [await freePort(), await freePort()];
  const practiceUrl = `http://127.0.0.1:${practicePort}`;
  const goodword = await startGoodword(
    {
      INTERCOM_CLIENT_ID: clientId,
      INTERCOM_CLIENT_SECRET: clientSecret,
      INTERCOM_API_URL: practiceUrl,
      INTERCOM_APP_URL: practiceUrl,
      INTERCOM_PRACTICE: '1',
    },
    port,
  );
  await startChild(
    [
      'sandbox/main.ts',
      `--port=${practicePort}`,
      `--redirect-uri=${goodword.url}/oauth/intercom/callback`,
      `--webhook-url=${goodword.url}/hooks/intercom`,
      `--topics=${topics}`,
      ...practiceArguments,
    ],
    { SANDBOX_CLIENT_ID: clientId, SANDBOX_CLIENT_SECRET: clientSecret },
    /^Practice Intercom ready at /m,
  );
  await connect(goodword);
  const { body: info } = await askJson(`${practiceUrl}/__sandbox/info`);
  const [workspace] = (info as PracticeInfo).workspaces;
  if (!workspace) throw new Error('The practice Intercom has no workspace.');
  const headers = { authorization: `Bearer ${workspace.access_token}`, 'intercom-version': '2.16' };
  return {
    ...goodword,
    clientSecret,
    appId: workspace.id_code,
    intercom: async <Body>(method: string, path: string, body?: unknown) =>
      (await askJson(`${practiceUrl}${path}`, { method, body, headers })).body as Body,
  };
}

async function connect({ url, cookie, campaignId }: Goodword): Promise<void> {
  const start = await follow(`${url}/oauth/intercom/start?campaign_id=${campaignId}`, { headers: { cookie } });
  const form = new URLSearchParams({ ...Object.fromEntries(start.searchParams), answer: 'authorize' });
  const callback = await follow(new URL('/oauth', start).href, { method: 'POST', body: form });
  const end = await follow(callback.href, { headers: { cookie } });
  if (end.searchParams.get('intercom') !== 'connected') throw new Error(`Connecting ended with ${end.search}`);
}

/** Where a request is sent on to. */
async function follow(url: string, options: RequestInit): Promise<URL> {
  const answer = await fetch(url, { ...options, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`${url.split('?')[0]} answered ${answer.status} instead of a redirect.`);
  return new URL(location, url);
}
