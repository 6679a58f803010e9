import type { Finding } from './main.ts';
import { startBareServer } from './support/bare-server.ts';
import { startConnectedGoodword } from './support/connected-goodword.ts';
import { runRounds } from './support/rounds.ts';
import { signNotifications } from './support/signed-notifications.ts';
import { openStoredRows } from './support/stored-rows.ts';

const connections = 32;
const mostRequests = 40_000;
const roundMs = 5_000;
const target = { requests_per_second: 5_000, p99_ms: 20 };

/**
 * POST /hooks/intercom: signed notifications of 1 KB, all different, about unknown contacts, stored before the 200;
 * beside a bare server that checks the signature and parses the JSON.
 */
export async function measureWebhookIntake(): Promise<Finding> {
  const goodword = await startConnectedGoodword();
  const bare = await startBareServer('webhook', { SECRET: goodword.clientSecret });
  const countRows = await openStoredRows(goodword.dataFolder);
  // connecting itself brings none, but what is there is not ours
  const before = await countRows('select count(*) from goodword.notifications');

  const { figures, answered } = await runRounds({
    bare,
    goodword,
    load: (round) => ({
      connections,
      mostRequests,
      mostMs: roundMs,
      requestAt: signNotifications({ ...goodword, from: round * mostRequests, count: mostRequests }),
    }),
  });
  const stored = (await countRows('select count(*) from goodword.notifications')) - before;
  const ok = stored === answered[200] && Object.keys(answered).length === 1;
  return {
    measurement: 'webhook-intake',
    ok,
    connections,
    ...figures,
    answered,
    stored,
    target,
  };
}
