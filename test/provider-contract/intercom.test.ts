import { startHarness } from '../../sandbox/testing/harness.ts';
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
  const client = createIntercomProvider({ real: hosts, practice: hosts }, systemClock, budgets).open({
    connection: { workspace_id: 'w', connection_id: 'c' },
    externalWorkspaceId: info.body.workspaces[0].id_code,
    region: 'US',
    practice: true,
    token: fixedToken(intercom.token),
  });
  return { client, segmentOf: async () => null, close: () => intercom.close() };
});
