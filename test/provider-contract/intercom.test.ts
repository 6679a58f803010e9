import { createHmac } from 'node:crypto';
import { startHarness } from '../../sandbox/testing/harness.ts';
import type { IncomingContext } from '../../src/intercom/apps/note-call.ts';
import { createSignatureCheck } from '../../src/intercom/webhooks/signature.ts';
import { createIntercomProvider } from '../../src/intercom/provider.ts';
import { unmetered } from '../../src/integration/provider/pacing/call-budgets.ts';
import { fixedToken } from '../../src/integration/provider/token-source.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { keepsContract } from './contract.ts';

keepsContract('Intercom, over HTTP', async () => {
  const intercom = await startHarness({ settings: { indexLagMs: 0 } });
  const hosts = { apiUrl: intercom.url, appUrl: intercom.url };
  const info = await intercom.control('GET', 'info');
  const budgets = { of: () => unmetered, close: async () => {} };
  const signer = { provider: 'intercom', workspaceId: null, practice: true, check: createSignatureCheck('secret') };
  const incoming = {
    apps: { signers: () => [signer] },
    signals: { note: async () => {} },
    recipients: { of: () => [] },
  } as unknown as IncomingContext;
  const provider = createIntercomProvider({ real: hosts, practice: hosts }, systemClock, budgets, { incoming });
  const client = provider.open({
    connection: { workspace_id: 'w', connection_id: 'c' },
    externalWorkspaceId: info.body.workspaces[0].id_code,
    region: 'US',
    practice: true,
    token: fixedToken(intercom.token),
    wanted: async () => 'all' as const,
  });
  return {
    client,
    provider,
    segmentOf: async () => null,
    // one notification a request
    report([id]) {
      const envelope = { type: 'notification_event', app_id: 'prac7ice', id: 'notif_1', topic: 'contact.user.updated' };
      const body = JSON.stringify({ ...envelope, created_at: 1_768_018_463, data: { item: { type: 'contact', id } } });
      const signature = createHmac('sha1', 'secret').update(body).digest('hex');
      const headers = { 'x-hub-signature': `sha1=${signature}` };
      return { method: 'POST', url: 'https://goodword.example/hooks/intercom', headers, rawBody: Buffer.from(body) };
    },
    close: () => intercom.close(),
  };
});
