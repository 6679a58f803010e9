import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseWarning } from '../../src/integration/reconcile/warnings/raise-warning.ts';
import { watchAll } from '../../src/integration/reconcile/warnings/probe-connections.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { owner, until } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { openScreen, type Screen, seeText, shoot } from '../support/screen.ts';

let pair: Pair;
let sink: MailSink;
let receiver: Server;
let hookUrl: string;
let screen: Screen;
let page: Page;
let campaign: string;
let campaignId: string;
let posts = 0;

beforeAll(async () => {
  sink = await startMailSink();
  receiver = createServer((_request, response) => {
    posts += 1;
    response.end();
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;
  pair = await startPair({ mail: { smtpUrl: sink.smtpUrl, from: 'goodword@example.com' } });
  ({ campaignId } = await pair.campaign());
  campaign = `${pair.url}/campaigns/${campaignId}`;
  await pair.connect(campaignId);
  screen = await openScreen(pair);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await pair.close();
  await sink.close();
  receiver.close();
});

const alerts = () => page.getByRole('region', { name: 'Alerts' });
const shootBoth = async (name: string, focus?: Locator) => {
  if (focus) await focus.scrollIntoViewIfNeeded();
  await shoot(page, `${name}-wide`);
  await page.setViewportSize({ width: 390, height: 850 });
  if (focus) await focus.scrollIntoViewIfNeeded();
  await shoot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
};

it('a webhook is set up, its secret kept, and both channels tested', { timeout: 60_000 }, async () => {
  await page.goto(`${campaign}/settings/integrations/crm`);
  await page.getByRole('link', { name: /^Alerts/ }).click();
  await seeText(page, `${owner.name} (${owner.email})`);
  await alerts().getByLabel('Webhook URL').fill('hooks');
  await alerts().getByRole('button', { name: 'Save alerts' }).click();
  await seeText(page, 'Enter a full web address');
  await alerts().getByLabel('Webhook URL').fill(hookUrl);
  await alerts().getByRole('button', { name: 'Save alerts' }).click();
  const secret = page.getByRole('dialog', { name: 'Webhook secret' });
  expect(await secret.getByRole('textbox', { name: 'Secret' }).inputValue()).toMatch(/^whsec_/);
  await secret.getByRole('button', { name: 'I’ve copied it' }).click();
  await alerts().getByRole('button', { name: 'Send test webhook' }).click();
  await seeText(page, `Test sent to ${hookUrl}.`);
  await alerts().getByRole('button', { name: 'Send test e-mail' }).click();
  await seeText(page, `Test sent to ${owner.email}.`);
  expect([posts, sink.mails.length]).toEqual([1, 1]);
  await shootBoth('alerts-settings', alerts());
});

it('a warning is on every screen, with its remedy on the CRM tab, and gone once it is over', async () => {
  await page.goto(`${campaign}/dashboard`);
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  const about = await pair.crm.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
  await pair.crm.db
    .transaction()
    .execute((trx) => raiseWarning(pair.crm, trx, about, 'webhooks_silent', { missed: 4 }));
  // the open screen shows it without reloading
  const banner = page.getByRole('alert', { name: 'Connection warning' });
  await banner.waitFor();
  await pair.intercom.control('POST', 'tokens', { refuse_as: 'token_revoked' });
  await watchAll(pair.crm);
  await seeText(page, 'Practice: Intercom no longer accepts the authorisation, and 1 more');
  await shootBoth('alerts-banner');
  await banner.getByRole('link', { name: 'See what to do' }).click();
  await seeText(page, 'Intercom needs your attention');
  await seeText(page, 'Intercom does not report every change');
  await until(async () => sink.mails.length === 3 && posts === 3, 'the owner gets both');
  await seeText(page, `sent to ${owner.email}, the webhook`);
  await page.evaluate('window.scrollTo(0, 0)');
  await shootBoth('alerts-warnings');

  await pair.intercom.control('POST', 'tokens', { refuse_as: null });
  await pair.connect(campaignId);
  await page.getByRole('link', { name: /^Alerts/ }).click();
  await alerts().getByRole('region', { name: 'Earlier warnings' }).waitFor();
  await page.goto(`${campaign}/dashboard`);
  await seeText(page, 'Intercom does not report every change');
  expect(await page.getByText('no longer accepts').count()).toBe(0);
});
