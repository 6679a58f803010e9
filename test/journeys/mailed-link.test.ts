import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signMailedLink } from '../../src/web/pages/mailed-link.ts';
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

it('a browser that is known says whose link it is led to, and what to do when an address is too old', async () => {
  const { page } = screen;
  const codeOf = async (name: string): Promise<string> =>
    (await goodword.api('GET', `/referrers?search=${name}`)).body.items[0].link.split('/').at(-1);
  await goodword.api('POST', '/referrers', { campaign_id: campaign.id, email: 'olaf@example.com', first_name: 'Olaf' });
  const addressOf = (code: string, at: Date) =>
    `${goodword.url}/c/${campaign.slug}/joined?link=${signMailedLink(goodword.app.context.mailedLinkSigner, code, at)}`;
  await page.goto(addressOf(await codeOf('olaf'), new Date()));
  await page.getByRole('heading', { name: 'A referral link from an e-mail' }).waitFor();
  await shootAll(page, 'link-of-another');
  await page.getByRole('link', { name: 'Show the link of this browser' }).click();
  await page.getByRole('heading', { name: 'Your referral link is ready' }).waitFor();
  expect(await page.getByLabel('Referral link').inputValue()).toContain(await codeOf('nora'));
  await page.context().clearCookies();
  await page.goto(addressOf(await codeOf('nora'), new Date(Date.now() - 31 * 86_400_000)));
  await page.getByRole('heading', { name: 'This address does not work' }).waitFor();
  await shootAll(page, 'mailed-page-expired');
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
