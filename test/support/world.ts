import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { ask, startGoodword, type Goodword } from './goodword.ts';

/** Goodword and a practice Intercom that know each other, as npm start makes them. */
export type World = {
  goodword: Goodword;
  sandbox: RunningSandbox;
  /** An access token of the practice workspace, to act there as another program would. */
  token: string;
  close(): Promise<void>;
};

const topics = [
  'contact.user.created',
  'contact.user.updated',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.signed_up',
  'contact.lead.added_email',
  'contact.email.updated',
  'contact.archived',
  'contact.unarchive',
  'contact.deleted',
  'contact.merged',
];

export async function startWorld(
  options: { sandbox?: SandboxOptions; goodword?: Parameters<typeof startGoodword>[0] } = {},
): Promise<World> {
  const sandbox = await startSandbox(options.sandbox);
  const goodword = await startGoodword({ ...options.goodword, intercom: sandbox });
  await ask(`${sandbox.url}/__sandbox/apps/${sandbox.clientId}`, 'POST', {
    redirect_uris: [`${goodword.url}/oauth/intercom/callback`],
    webhook_url: `${goodword.url}/hooks/intercom`,
    topics,
  });
  const info = await ask(`${sandbox.url}/__sandbox/info`, 'GET');
  return {
    goodword,
    sandbox,
    token: info.body.workspaces[0].access_token,
    async close() {
      await goodword.close();
      await sandbox.close();
    },
  };
}
