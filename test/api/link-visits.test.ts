import { afterAll, beforeAll, expect, it } from 'vitest';
import { askRaw } from '../support/raw-request.ts';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;
beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) Version/18.2 Mobile/15E148 Safari/604.1';

async function visits(): Promise<number> {
  return (await sample.api('GET', `/reports/summary?campaign_id=${sample.campaignId}`)).body.link_visits;
}

/** @returns how many visits these requests were counted as; each is sent on to the page */
async function counted(
  requests: { method?: string; headers?: Record<string, string>; path?: string }[],
): Promise<number> {
  const before = await visits();
  for (const { method = 'GET', headers = {}, path = `/r/${sample.ana.code}` } of requests) {
    const answer = await askRaw(sample.url + path, { method, headers: { 'user-agent': phone, ...headers } });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toContain('?ref=');
  }
  return (await visits()) - before;
}

it.each([
  ['from the database', () => `/r/${sample.ana.code}?again`],
  ['in the cache', () => `/r/${sample.ana.code}`],
])('a link %s counts people, and neither HEAD nor previews', async (_where, path) => {
  expect(await counted([{ path: path() }, { path: path() }])).toBe(2);
  expect(
    await counted([
      { path: path(), method: 'HEAD' },
      { path: path(), headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' } },
      { path: path(), headers: { 'user-agent': 'facebookexternalhit/1.1' } },
      { path: path(), headers: { 'sec-purpose': 'prefetch' } },
    ]),
  ).toBe(0);
});

it('a browser counts once an hour on each link, in any spelling of the code', async () => {
  const bob = await sample.addReferrer('Bob');
  const visit = async (path: string, jar: Map<string, string>) => {
    const cookie = [...jar].flatMap(([text, at]) => (path.startsWith(at) ? [text] : [])).join('; ');
    const answer = await askRaw(sample.url + path, { headers: { 'user-agent': phone, ...(cookie && { cookie }) } });
    for (const text of answer.headers['set-cookie'] ?? []) {
      jar.set(text.split(';')[0]!, /Path=([^;]+)/.exec(text)![1]!);
      if (text.startsWith('goodword_visit')) expect(text).toMatch(/Max-Age=3600; HttpOnly; SameSite=Lax/);
    }
  };
  const before = await visits();
  const jar = new Map<string, string>();
  for (let times = 0; times < 40; times += 1) await visit(`/r/${sample.ana.code}`, jar);
  expect((await visits()) - before).toBe(1);
  for (let times = 0; times < 3; times += 1) await visit(`/r/${bob.code}`, jar);
  expect((await visits()) - before).toBe(2);
  for (let times = 0; times < 3; times += 1)
    await visit(`/r/${bob.code.toLowerCase()}`, new Map([['goodword_visit=1', '/r/']]));
  expect((await visits()) - before).toBe(2);
});
