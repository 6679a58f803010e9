import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;
let slug: string;
beforeAll(async () => {
  sample = await startSampleCampaign();
  const { body } = await sample.api('GET', `/campaigns/${sample.campaignId}`);
  slug = new URL(body.join_url).pathname.split('/')[2]!;
});
afterAll(() => sample.close());

/** Opens an address as a browser does, with its cookies. */
async function open(path: string) {
  const answer = await fetch(sample.url + path, { headers: { accept: 'text/html' } });
  return { status: answer.status, path: new URL(answer.url).pathname, text: await answer.text() };
}

const code = () => sample.ana.code;

describe('a friend arrives by a link', () => {
  it.each([
    ['with a slash behind it', () => `/r/${code()}/`],
    ['with two slashes', () => `/r//${code()}`],
    ['in capitals', () => `/R/${code()}`],
    ['in small letters', () => `/r/${code().toLowerCase()}`],
    ['with a full stop behind it', () => `/r/${code()}.`],
    ['with a bracket behind it', () => `/r/${code()})`],
    ['with a character behind it that cannot be seen', () => `/r/${code()}%E2%80%8B`],
    ['without the dash', () => `/r/${code().replace('-', '')}`],
    ['with a blank for the dash', () => `/r/${code().replace('-', '%20')}`],
    ['with parameters of an advertisement', () => `/r/${code()}/?fbclid=abc`],
  ])('%s', async (_, path) => {
    expect(await open(path())).toMatchObject({ status: 200, path: `/c/${slug}/invited` });
  });
});

describe('a customer arrives at the join page', () => {
  it.each([
    ['with a slash behind it', () => `/c/${slug}/`],
    ['in capitals', () => `/C/${slug.toUpperCase()}`],
    ['in capitals with a slash', () => `/C/${slug.toUpperCase()}/`],
    ['with a comma behind it', () => `/c/${slug},`],
  ])('%s', async (_, path) => {
    const page = await open(path());
    expect(page.status).toBe(200);
    expect(page.text).toContain('<meta property="og:title"');
    expect(page.text).toContain('name="email"');
  });
});

it('the page of an invitation is found with a slash too many, with its parameters', async () => {
  const { headers } = await fetch(`${sample.url}/r/${code()}`, { redirect: 'manual' });
  const [path, query] = headers.get('location')!.split('?');
  expect(await open(`${path}/?${query}`)).toMatchObject({ status: 200, path: `/c/${slug}/invited` });
});

it.each(['/r', '/r/', '/R', '/c', '/c/', '//r', '/r/no-such-code/more', '/c/nosuchcampaign/invited/x', '/C/x/y/z'])(
  'whatever stands below /r and /c never reaches the app of the team: %s',
  async (path) => {
    const page = await open(path);
    expect(page.status).toBe(404);
    expect(page.text).toContain('Referrals by Goodword');
  },
);

it('a damaged reference asks for the link again, whatever the cookie says', async () => {
  const opened = await fetch(`${sample.url}/r/${code()}`, { redirect: 'manual' });
  const [path, query] = opened.headers.get('location')!.split('?');
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
  const cut = await fetch(`${sample.url}${path}?${query!.slice(0, -3)}`, { headers: { cookie } });
  expect(cut.status).toBe(404);
  expect(await cut.text()).toContain('This invitation is incomplete');
  expect((await fetch(sample.url + path, { headers: { cookie } })).status).toBe(200);
});

it.each([
  ['as it was made', () => code()],
  ['with blanks', () => ` ${code().replace('-', ' ')} `],
  ['with a dash of a word processor', () => code().replace('-', '\u2013')],
  ['without a dash, small', () => code().replace('-', '').toLowerCase()],
])('a lead is added by a code %s', async (_, typed) => {
  const answer = await sample.api('POST', '/leads', {
    campaign_id: sample.campaignId,
    referral_code: typed(),
    email: `friend-${Math.random().toString(36).slice(2)}@friends.example`,
    first_name: 'Fay',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
});
