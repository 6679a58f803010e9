import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoodword, until, type Goodword } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../support/screen.ts';

let sink: MailSink;
let goodword: Goodword;
let screen: Screen;
let campaign: { id: string; slug: string };

beforeAll(async () => {
  sink = await startMailSink();
  goodword = await startGoodword({
    mail: { smtpUrl: sink.smtpUrl, from: 'Goodword <goodword@example.com>' },
  });
  campaign = (await goodword.api('POST', '/campaigns', { name: 'Give 20, get 20' })).body;
  await goodword.api('POST', `/campaigns/${campaign.id}/launch`);
  screen = await openScreen();
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
  await sink.close();
});

/** Pictures as they are seen on a desk and on a phone, in light and dark. */
async function shootAll(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await shoot(page, `${name}-${colorScheme}-${width}`);
    }
  }
}

it('a customer gets the link by e-mail, and opens the page that shows it from there', async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/c/${campaign.slug}`);
  await seeText(page, 'Your link comes by e-mail.');
  await shootAll(page, 'join-page-with-mail');
  await page.getByLabel('First name').fill('Nora');
  await page.getByLabel('E-mail').fill('nora@example.com');
  await page.getByRole('button', { name: 'Get my referral link' }).click();
  await page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
  await shootAll(page, 'mailbox');
  const [mail] = await until(async () => sink.mails.length > 0 && sink.mails, 'the mail');
  const text = mail!.source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  await page.goto(/https?:\/\/[^\s"]+\/joined\?link=[^\s"]+/.exec(text)![0]);
  await page.getByRole('heading', { name: 'Your referral link is ready' }).waitFor();
  const { items } = (await goodword.api('GET', '/referrers?search=nora')).body;
  expect(await page.getByLabel('Referral link').inputValue()).toBe(items[0].link);
  // the form is sent again in the same browser
  await page.goto(`${goodword.url}/c/${campaign.slug}`);
  await page.getByLabel('First name').fill('Nora');
  await page.getByLabel('E-mail').fill('nora@example.com');
  await page.getByRole('button', { name: 'Get my referral link' }).click();
  await page.getByRole('heading', { name: 'Your referral link is ready' }).waitFor();
});

it('the launch checklist begins with a proxy that is not counted', async () => {
  await goodword.api('GET', '/session', undefined, { 'x-forwarded-for': '198.51.100.1' });
  const page = await signIn(screen.browser, goodword);
  await page.goto(`${goodword.url}/campaigns/${campaign.id}/dashboard`);
  const first = page.getByRole('listitem').filter({ hasText: 'Set TRUST_PROXY' });
  await first.waitFor();
  await seeText(page, 'all visitors may count as one address');
  expect(await first.getByRole('link').count()).toBe(0);
  await shootAll(page, 'checklist-proxy');
});
