import type { Finding } from './main.ts';
import { startBareServer } from './support/bare-server.ts';
import { startConnectedGoodword } from './support/connected-goodword.ts';
import { runRounds } from './support/rounds.ts';
import { signNotifications } from './support/signed-notifications.ts';
import { openStoredRows } from './support/stored-rows.ts';
import { until } from './support/until.ts';

const connections = 64;
const mostRequests = 40_000;
const roundMs = 5_000;
const target = { requests_per_second: 5_000, p99_ms: 20 };

/**
 * POST /hooks/intercom: signed notifications of 1 KB, all different, stored before the 200, while the same server works on
 * those stored before; beside a bare server that checks the signature and parses the JSON.
 */
export async function measureWebhookIntake(): Promise<Finding> {
  const goodword = await startConnectedGoodword();
  const barePort = await startBareServer('webhook', { SECRET: goodword.clientSecret });
  const countRows = await openStoredRows(goodword.dataFolder);
  // connecting itself brings none, but what is there is not ours
  const before = await countRows('select count(*) from notifications');
  const handledPerSecond: number[] = [];

  const { figures, answered } = await runRounds({
    barePort,
    goodword,
    load: (round) => ({
      connections,
      mostRequests,
      mostMs: roundMs,
      requestAt: signNotifications({ ...goodword, from: round * mostRequests, count: mostRequests }),
    }),
    async afterRound() {
      const openRows = 'select count(*) from notifications where handled_at is null';
      const [open, since] = [await countRows(openRows), performance.now()];
      await until(async () => (await countRows(openRows)) === 0, 'the notifications are handled', { limitMs: 120_000 });
      handledPerSecond.push(Math.round((open * 1000) / (performance.now() - since)));
    },
  });
  const stored = (await countRows('select count(*) from notifications')) - before;
  const ok = stored === answered[200] && Object.keys(answered).length === 1;
  return {
    measurement: 'webhook-intake',
    ok,
    connections,
    ...figures,
    answered,
    stored,
    handled_per_second_afterwards: handledPerSecond.at(-1),
    target,
  };
}
