import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { owner, startGoodword } from '../../support/goodword.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';
import { seeText, shoot, signIn } from '../../support/screen.ts';

/** A name that is no loopback name: over plain http browsers then have no clipboard for pages. */
const name = 'goodword.internal';
/** As a browser that lets no page copy. */
const noCopying = 'document.execCommand = () => false; null';
let sample: SampleCampaign;
let browser: Browser;
let page: Page;
let at: string;

beforeAll(async () => {
  sample = await startSampleCampaign({ env: { ALLOWED_HOSTS: name } });
  at = `http://${name}:${new URL(sample.url).port}`;
  browser = await launchBrowser([`--host-resolver-rules=MAP *.internal 127.0.0.1`]);
  page = await signIn(browser, { ...sample, url: at });
});
afterAll(async () => {
  await browser.close();
  await sample.close();
});

/** What the clipboard holds, as a person finds out: by pasting it. */
async function pasted(): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent('<input autofocus>');
  await other.locator('input').focus();
  await other.keyboard.press('ControlOrMeta+V');
  const text = await other.locator('input').inputValue();
  await other.close();
  return text;
}

it('a name that is not allowed shows what the operator has to set', async () => {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    const stranger = await signIn(browser, { ...sample, url: at }, { width, colorScheme });
    await stranger.goto(at.replace(name, 'other.internal'));
    await stranger.getByRole('heading', { name: 'Goodword does not answer to this name' }).waitFor();
    await seeText(stranger, 'add other.internal to ALLOWED_HOSTS');
    await shoot(stranger, `unknown-name-${width}-${colorScheme}`);
    await stranger.context().close();
  }
});

it.each(['dashboard', 'referrers'])('the %s says that links begin with another address', async (screen) => {
  await page.goto(`${at}/campaigns/${sample.campaignId}/${screen}`);
  await seeText(page, `Referral links begin with ${sample.url}`);
  await shoot(page, `other-address-${screen}`);
});

it('a proxy that is not trusted is told on the dashboard, on a phone as well', async () => {
  const phone = await signIn(browser, sample, { width: 390, colorScheme: 'dark' });
  await phone.context().setExtraHTTPHeaders({ 'x-forwarded-for': '198.51.100.1' });
  await phone.goto(`${sample.url}/campaigns/${sample.campaignId}/dashboard`);
  await seeText(phone, 'Visitors may count as one address');
  await shoot(phone, 'untrusted-proxy-390-dark');
  await phone.context().close();
});

it('links are copied over plain http', async () => {
  await page.goto(`${at}/campaigns/${sample.campaignId}/referrers`);
  expect(await page.evaluate('isSecureContext')).toBe(false);
  await page.getByRole('button', { name: `Copy referral link ${sample.ana.code}` }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await pasted()).toBe(sample.ana.link);
});

it('where no page may copy, the link is shown selected with the keys to press', async () => {
  await page.evaluate(noCopying);
  await page.getByRole('button', { name: `Copy referral link ${sample.ana.code}` }).click();
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Press Ctrl-C' });
  await field.waitFor();
  await shoot(page, 'copy-by-hand');
  expect(await page.evaluate('getSelection().toString()')).toBe(sample.ana.link);
  await page.keyboard.press('ControlOrMeta+C');
  expect(await pasted()).toBe(sample.ana.link);
});

it('the page of a new referrer copies its link over plain http, or says what to press', async () => {
  await page.goto(`${at}/c/${sample.slug}`);
  await page.getByLabel('First name').fill('Ida');
  await page.getByLabel(/e-mail/i).fill('ida@example.com');
  await page.getByRole('button', { name: 'Get my referral link' }).click();
  const link = await page.getByLabel('Referral link').inputValue();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await pasted()).toBe(link);
  await page.evaluate(noCopying);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Press Ctrl-C' }).waitFor();
  await shoot(page, 'press-ctrl-c');
});

it('an https installation that is opened over plain http says why signing in fails', async () => {
  const https = await startGoodword({
    database: { ...sample.database, drop: async () => {} },
    publicUrl: `https://${name}`,
    roles: { serve: true, work: false },
    blank: true,
  });
  try {
    const visitor = await browser.newPage();
    await visitor.goto(https.url.replace('localhost', name));
    await visitor.getByLabel('Work e-mail').fill(owner.email);
    await visitor.getByLabel('Password').first().fill(owner.password);
    await visitor.getByRole('button', { name: 'Sign in' }).click();
    await seeText(visitor, `Open Goodword at https://${name}`);
    await shoot(visitor, 'plain-http-sign-in');
    await visitor.close();
  } finally {
    await https.close();
  }
});

it('the description of the API opens under its own policy', async () => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${at}/docs/`);
  await seeText(page, 'What the screens of Goodword do, for programs.');
  await page.locator('#operations-tag-Campaigns').click();
  await page.getByText('/api/v1/campaigns', { exact: true }).first().click();
  await page.getByText('Parameters').first().waitFor();
  await shoot(page, 'docs');
  // as the device is set, and as the team's screens were set in this browser
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark-mode').waitFor();
  await shoot(page, 'docs-dark');
  await page.evaluate("localStorage.setItem('mantine-color-scheme-value', 'light')");
  await page.reload();
  await page.locator('html:not(.dark-mode)').waitFor();
  await page.evaluate("localStorage.removeItem('mantine-color-scheme-value')");
  await page.emulateMedia({ colorScheme: null });
  expect(problems).toEqual([]);
});
