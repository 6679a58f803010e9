import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;
let campaignId: string;
beforeAll(async () => {
  goodword = await startGoodword();
  campaignId = (await goodword.api('POST', '/campaigns', { name: 'Private' })).body.id;
  await goodword.api('POST', `/campaigns/${campaignId}/launch`);
});
afterAll(() => goodword.close());

const join = async (email: string) =>
  (await goodword.api('POST', '/referrers', { campaign_id: campaignId, email, first_name: 'Wilhelmina' })).body;

it('a campaign can have codes that tell nothing of their owners; those that exist stay', async () => {
  const before = await join('one@example.com');
  expect(before.code).toMatch(/^WILHELMI-\w{5}$/);
  expect((await goodword.api('GET', `/campaigns/${campaignId}`)).body.codes_without_names).toBe(false);

  const saved = await goodword.api('PATCH', `/campaigns/${campaignId}`, { codes_without_names: true });
  expect(saved.body).toMatchObject({ name: 'Private', codes_without_names: true });
  const { code } = await join('two@example.com');
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect((await join('one@example.com')).code).toBe(before.code);

  const opened = await fetch(`${goodword.url}/r/${code}`, { redirect: 'manual' });
  expect(opened.status).toBe(302);
  expect(decodeURIComponent(opened.headers.get('location') ?? '')).not.toMatch(/wilhelm/i);

  const events = (await goodword.api('GET', '/events?limit=100')).body.items;
  expect(events.find(({ type }: { type: string }) => type === 'campaign.changed').evidence).toEqual({
    codes_without_names: { old: false, new: true },
  });
});
