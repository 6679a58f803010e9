import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const joinedEvents = async (leadId: string) => {
  const { items } = (await sample.api('GET', '/events?type=lead.joined&limit=100')).body;
  return items.filter((event: { lead_id: string }) => event.lead_id === leadId);
};

it('a lead stays with the first referrer when another one refers the same address', async () => {
  const cleo = await sample.addReferrer('Cleo');
  await sample.join(sample.ana.code, { first_name: 'Dan', email: 'dan@example.com' });
  expect((await sample.join(cleo.code, { first_name: 'Dan', email: 'DAN@example.com' })).status).toBe(303);
  const leads = await sample.leadsOf('dan@example.com');
  expect(leads).toHaveLength(1);
  expect(leads[0].referrer.id).toBe(sample.ana.id);
  const timeline = await sample.api('GET', `/leads/${leads[0].id}/timeline`);
  expect(timeline.body.items.map((entry: { title: string }) => entry.title)).toEqual(['Joined', 'Referred again']);
});

it('fifty forms of one friend at once make one lead', async () => {
  const answers = await atOnce(50, () => sample.join(sample.ana.code, { first_name: 'Eli', email: 'eli@example.com' }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const leads = await sample.leadsOf('eli@example.com');
  expect(leads).toHaveLength(1);
  expect(await joinedEvents(leads[0].id)).toHaveLength(1);
});

it('ten referrers who refer one address at once get one lead between them, and each answer names it', async () => {
  const referrers = await atOnce(10, (index) => sample.addReferrer(`Rival${index}`));
  const answers = await atOnce(50, (index) =>
    sample.api('POST', '/leads', {
      campaign_id: sample.campaignId,
      referral_code: referrers[index % 10]!.code,
      email: index % 2 ? 'Fay@Example.com' : ' fay@example.com',
    }),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
  const keepers = new Set(answers.map(({ body }) => `${body.id} of ${body.referrer.id}`));
  expect(keepers.size).toBe(1);
  const [lead] = await sample.leadsOf('fay@example.com');
  const [joined, ...more] = await joinedEvents(lead.id);
  expect(more).toEqual([]);
  expect(joined.referrer_id).toBe(lead.referrer.id);
});

it('fifty forms of one customer at once make one referrer with one link, shown in the one browser that joined', async () => {
  const pages = await atOnce(50, async () => {
    const joined = await fetch(`${sample.url}/c/${sample.slug}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ first_name: 'Gus', email: 'gus@example.com' }),
    });
    const cookie = joined.headers.getSetCookie()[0]!.split(';')[0]!;
    return (await fetch(sample.url + joined.headers.get('location')!, { headers: { cookie } })).text();
  });
  const links = pages.flatMap((html) => /id="link" value="([^"]+)"/.exec(html)?.[1] ?? []);
  expect(links).toEqual([expect.stringMatching(new RegExp(`^${sample.url}/r/GUS-[0-9A-Z]{5}$`))]);
  const { items } = (await sample.api('GET', '/referrers?search=gus@example.com')).body;
  expect(items).toMatchObject([{ link: links[0] }]);
});
