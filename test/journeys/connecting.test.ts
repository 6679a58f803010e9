import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { startRealIntercom, type RealIntercom } from '../support/real-intercom.ts';
import { go, openScreen, pick, type Screen, seeText, shoot } from '../support/screen.ts';

let real: RealIntercom;
let goodword: Pair;
let screen: Screen;
let page: Page;
let practising: string;

beforeAll(async () => {
  real = await startRealIntercom({ seed: 'empty' });
  goodword = await startPair({ realIntercomUrl: real.url });
  ({ campaignId: practising } = await goodword.campaign());
  await goodword.connect(practising);
  await goodword.saveLeadsTab(practising);
  screen = await openScreen(goodword);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
  await real.close();
});

const crm = (campaignId: string, below = '') =>
  `${goodword.url}/campaigns/${campaignId}/settings/integrations/crm${below}`;
const section = (name: string) => page.getByRole('region', { name });

it(
  'sets up the app, pastes what the guide says into the Developer Hub, and connects',
  { timeout: 90_000 },
  async () => {
    // the address of an earlier version leads on
    await page.goto(crm(practising, '/connections'));
    await page.waitForURL(crm(practising, '/connection'));
    await seeText(page, 'Where this campaign works');
    await shoot(page, 'connections-practice-alone');
    await section('Your Intercom').getByRole('link', { name: 'Set up your Intercom app' }).click();
    await page.getByRole('heading', { name: 'Your Intercom app' }).waitFor();

    // the app, refused while it is incomplete
    await page.getByRole('button', { name: 'Save app' }).click();
    await seeText(page, 'Copy the client ID from Basic information of your app.');
    await pick(page, 'Region', 'EU (app.eu.intercom.com)');
    await page.getByLabel('Client ID').fill(real.clientId);
    await page.getByRole('textbox', { name: 'Client secret' }).fill(real.clientSecret);
    await page.getByRole('button', { name: 'Save app' }).click();
    await seeText(page, 'Intercom app saved.');
    expect(await page.getByRole('textbox', { name: 'Client secret' }).inputValue()).toBe('');

    // the guide: what it shows goes into the Developer Hub as it stands there
    const shown = (label: string) => page.getByRole('textbox', { name: label }).inputValue();
    const topics = await page.getByRole('list', { name: 'Topics' }).getByRole('listitem').allTextContents();
    await seeText(page, 'Intercom cannot reach this server');
    await shoot(page, 'intercom-app-guide');
    await real.control('POST', `apps/${real.clientId}`, {
      redirect_uris: [await shown('Redirect URL')],
      webhook_url: await shown('Webhook endpoint URL'),
      uninstall_url: await shown('Uninstall webhook URL'),
      health_url: await shown('Health check URL'),
      topics,
    });

    // from another campaign, so that the first one can be moved later
    const { id: other } = (await goodword.api('POST', '/campaigns', { name: 'The real one' })).body;
    await page.goto(crm(other, '/app'));
    await section('3. Connect').getByRole('button', { name: 'Connect Intercom' }).click();
    await page.getByRole('button', { name: 'Authorize access' }).click();
    await seeText(page, 'Intercom is connected.');
    // it goes on to the panel; the workspaces stand at the connection
    await page.waitForURL(/\/crm\/panel$/);
    await go(page, 'Connection');
    await seeText(page, /Acme · region EU/);
    await shoot(page, 'connections-side-by-side');
  },
);

it('checks, and says of each thing what was seen', { timeout: 60_000 }, async () => {
  await real.control('POST', 'webhooks/ping');
  await page.getByRole('link', { name: 'Intercom app' }).click();
  await section('4. Check').getByRole('button', { name: 'Check' }).click();
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await row('Token exchange')
    .getByText(/^Works/)
    .waitFor();
  await row('Webhook received')
    .getByText(/^Works/)
    .waitFor();
  await row('Signature of webhooks')
    .getByText(/^Works/)
    .waitFor();
  await row('Read tags')
    .getByText(/^Works/)
    .waitFor();
  await row('Health check URL')
    .getByText(/^Not seen yet/)
    .waitFor();
  await row('Address of this server')
    .getByText(/^Problem/)
    .waitFor();
  await section('4. Check').scrollIntoViewIfNeeded();
  await shoot(page, 'intercom-app-check');
});

it('moves a campaign from practice to real after saying what does not fit', { timeout: 60_000 }, async () => {
  await page.goto(crm(practising, '/connections'));
  await section('Your Intercom').getByRole('button', { name: 'Move this campaign here' }).click();
  await seeText(page, '1 attribute does not fit in Acme');
  await seeText(page, 'Signed up (list)');
  await shoot(page, 'move-campaign');
  await page.getByRole('button', { name: 'Create Signed up in Acme' }).click();
  await seeText(page, 'Acme has every attribute that the settings use.');
  await page.getByRole('dialog').getByRole('button', { name: 'Move campaign' }).click();
  await seeText(page, 'Campaign moved to Acme.');
  await section('Practice Intercom').getByRole('button', { name: 'Move this campaign here' }).waitFor();
  const { body } = await goodword.api('GET', `/campaigns/${practising}/integrations/intercom`);
  expect(body).toMatchObject({ connection: { practice: false }, tabs: { leads: { version: 1 } } });

  await section('Practice Intercom').getByRole('button', { name: 'Move this campaign here' }).click();
  await seeText(page, 'Acme (practice) has every attribute that the settings use.');
  await page.getByRole('dialog').getByRole('button', { name: 'Move campaign' }).click();
  await section('Your Intercom').getByRole('button', { name: 'Move this campaign here' }).waitFor();
});

it('takes the access token of a private app as well', { timeout: 60_000 }, async () => {
  await page.goto(crm(practising, '/app'));
  await page.getByLabel('Access token of a private app').check();
  await page.getByRole('button', { name: 'Save app' }).click();
  await seeText(page, 'A private app has full access to your own workspace');
  await page.getByRole('textbox', { name: 'Access token' }).fill('wrong');
  await section('3. Connect').getByRole('button', { name: 'Connect Intercom' }).click();
  await seeText(page, 'Intercom does not accept this access token.');
  await shoot(page, 'intercom-app-token');
  const { access_token: token } = (await real.control('POST', 'access_token', {})).body;
  await page.getByRole('textbox', { name: 'Access token' }).fill(token);
  await section('3. Connect').getByRole('button', { name: 'Connect Intercom' }).click();
  await seeText(page, 'Intercom connected: Acme.');
});

it('the screens fit a phone', { timeout: 60_000 }, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [place, text] of [
    ['/panel', 'When lead joins campaign'],
    ['/connection', 'Where this campaign works'],
    ['/app', '4. Check'],
  ] as const) {
    await page.goto(crm(practising, place));
    await seeText(page, text);
    await shoot(page, `phone-crm${place.replace('/', '-')}`);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

it('removes the app after asking', { timeout: 30_000 }, async () => {
  await page.goto(crm(practising, '/app'));
  await page.getByRole('button', { name: 'Remove app' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove app' }).click();
  await seeText(page, 'Intercom app removed.');
  await seeText(page, 'Save your app in step 1 first.');
});
