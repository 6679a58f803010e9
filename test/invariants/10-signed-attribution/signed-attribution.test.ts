import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startSampleCampaign, tokenOf, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const invited = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${sample.url}/c/${sample.slug}/invited${query}`, { headers });

it('friends of several referrers at once keep theirs although every visit is lost before they send the form', async () => {
  const referrers = await atOnce(5, (index) => sample.addReferrer(`Host${index}`));
  const tokens = await atOnce(40, async (index) => tokenOf(await sample.openLink(referrers[index % 5]!.code)));
  const lost = await sample.app.db.deleteFrom('link_visits').executeTakeFirst();
  expect(Number(lost.numDeletedRows)).toBe(40);
  const answers = await atOnce(40, (index) =>
    sample.sendForm(tokens[index]!, { first_name: 'Guest', email: `guest${index}@example.com` }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const leads = await sample.app.db.selectFrom('leads').select(['email', 'referrer_id']).execute();
  expect(leads).toHaveLength(40);
  for (const { email, referrer_id: referrerId } of leads) {
    const index = Number(/\d+/.exec(email)![0]);
    expect([email, referrerId]).toEqual([email, referrers[index % 5]!.id]);
  }
});

it('the cookie stands in for a token that the address lost', async () => {
  const cookie = (await sample.openLink(sample.ana.code)).headers.getSetCookie()[0]!.split(';')[0]!;
  expect(await (await invited('', { cookie })).text()).toContain('<bdi>Ana</bdi> invited you');
});

it('a token in the address that was cut short is not answered by a cookie, which may be of another friend', async () => {
  const opened = await sample.openLink(sample.ana.code);
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
  const page = await invited(`?ref=${tokenOf(opened).slice(0, -5)}`, { cookie });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('open the referral link that your friend sent you once more');
});

it('a forged token names no referrer and says what to do', async () => {
  const token = tokenOf(await sample.openLink(sample.ana.code));
  const page = await invited(`?ref=x${token.slice(1)}`);
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('open the referral link that your friend sent you once more');
  const friend = { first_name: 'Fake', email: 'fake@example.com' };
  const answers = await atOnce(20, () => sample.sendForm(`x${token.slice(1)}`, friend));
  expect(answers.filter(({ status }) => status < 400)).toEqual([]);
  expect(await sample.leadsOf(friend.email)).toEqual([]);
});

it('a token that was made for another page is refused', async () => {
  const joined = await fetch(`${sample.url}/c/${sample.slug}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ first_name: 'Ida', email: 'ida@example.com' }),
  });
  const token = new URL(joined.headers.get('location')!, sample.url).searchParams.get('link')!;
  expect((await invited(`?ref=${token}`)).status).toBe(404);
});
