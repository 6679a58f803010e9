import { attach, type Harness } from '../../sandbox/testing/harness.ts';
import { startRecordedSandbox } from '../../sandbox/testing/recorded-sandbox.ts';
import { topics, authorize } from './connected-goodword.ts';
import type { Goodword } from './goodword.ts';

/** A second practice Intercom that stands for the real one: another workspace, in another region. */
export type RealIntercom = Harness & {
  workspaceId: string;
  /** what its app has to know of Goodword, as an operator pastes it into the Developer Hub */
  knows(goodword: Pick<Goodword, 'url'>): Promise<void>;
};

/** @param options.seed `sample` has the attributes of the usual practice workspace, `empty` has none of its own */
export async function startRealIntercom(
  options: { region?: 'US' | 'EU' | 'AU'; seed?: 'sample' | 'empty'; workspaceId?: string } = {},
): Promise<RealIntercom> {
  const { region = 'EU', seed = 'sample', workspaceId = 'rea1eu01' } = options;
  const sandbox = await startRecordedSandbox({ settings: { indexLagMs: 0, webhookRetryMs: 200 } });
  const { control } = await attach(sandbox);
  await control('POST', 'workspaces', { id_code: workspaceId, name: 'Acme', region, seed });
  await control('DELETE', 'workspaces/prac7ice');
  // again, for the token of the workspace that is left
  const harness = await attach(sandbox);
  return {
    ...harness,
    workspaceId,
    knows: async ({ url }) => {
      await harness.control('POST', `apps/${sandbox.clientId}`, {
        redirect_uris: [`${url}/oauth/intercom/callback`],
        webhook_url: `${url}/hooks/intercom`,
        uninstall_url: `${url}/hooks/intercom/uninstall`,
        health_url: `${url}/hooks/intercom/health`,
        initialize_url: `${url}/inbox/intercom/initialize`,
        submit_url: `${url}/inbox/intercom/submit`,
        topics,
      });
    },
  };
}

/** Saves the app of the real Intercom, as the screen does. */
export function saveApp(goodword: Goodword, real: RealIntercom, change: Record<string, unknown> = {}) {
  const { clientId, clientSecret } = real;
  const app = { kind: 'oauth', region: 'EU', client_id: clientId, client_secret: clientSecret, ...change };
  return goodword.api('PUT', '/intercom-app', app);
}

/** Walks through the authorisation of the real Intercom as a browser would. @returns how it ended */
export async function connectReal(goodword: Goodword, real: RealIntercom, campaignId: string): Promise<string> {
  const callback = await authorize(goodword, real, campaignId, 'authorize', 'real');
  const back = await fetch(callback, { redirect: 'manual', headers: { cookie: goodword.cookie } });
  return new URL(back.headers.get('location') ?? '', goodword.url).searchParams.get('intercom') ?? '';
}
