import type { Finding } from './main.ts';
import { startBareServer } from './support/bare-server.ts';
import { startGoodword, type Goodword } from './support/goodword.ts';
import { runRounds } from './support/rounds.ts';
import { openStoredRows } from './support/stored-rows.ts';

const connections = 64;
const links = 100;
const mostRequests = 200_000;
const roundMs = 5_000;
const target = { requests_per_second: 8_000, p99_ms: 20 };

/** GET /r/{code} for existing links, each visit committed before its 302; beside a bare server that sends a 302. */
export async function measureRedirect(): Promise<Finding> {
  const bare = await startBareServer('redirect');
  const goodword = await startGoodword();
  const codes = await createLinks(goodword);
  const countRows = await openStoredRows(goodword.dataFolder);

  const requests = codes.map((code) => Buffer.from(`GET /r/${code} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`));
  const { figures, answered } = await runRounds({
    bare,
    goodword,
    load: () => ({ connections, mostRequests, mostMs: roundMs, requestAt: (index) => requests[index % links]! }),
  });
  const stored = await countRows('select count(*) from goodword.link_visits');
  const ok = stored === answered[302] && Object.keys(answered).length === 1;
  return { measurement: 'redirect', ok, connections, ...figures, answered, stored, target };
}

/** @returns the codes of new referrers */
async function createLinks({ api, campaignId }: Goodword): Promise<string[]> {
  const codes: string[] = [];
  for (let number = 1; number <= links; number += 1) {
    const referrer = { campaign_id: campaignId, email: `referrer-${number}@example.com`, first_name: 'Ria' };
    codes.push((await api<{ code: string }>('POST', '/referrers', referrer)).code);
  }
  return codes;
}
