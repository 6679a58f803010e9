import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { go, openScreen, type Screen, seeText, shoot } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;
let joinUrl: string;

beforeAll(async () => {
  goodword = await startPair();
  ({ campaignId } = await goodword.campaign());
  joinUrl = (await goodword.api('GET', `/campaigns/${campaignId}`)).body.join_url;
  screen = await openScreen(goodword);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

/** What a camera reads off an element: its picture is drawn and decoded. */
async function readQrCode(name: string): Promise<string | undefined> {
  const code = page.getByRole('img', { name });
  const box = await code.getAttribute('viewBox');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${drawnSize}" height="${drawnSize}">${await code.innerHTML()}</svg>`;
  const pixels = await page.evaluate<number[]>(`(${pixelsOf})(${JSON.stringify(svg)})`);
  return jsQR.default(Uint8ClampedArray.from(pixels), drawnSize, drawnSize)?.data;
}

const drawnSize = 400;

/** Runs in the browser. */
const pixelsOf = `async (svg) => {
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}`;

it('offers everything that brings referrers from the left bar', { timeout: 60_000 }, async () => {
  await page.goto(goodword.url);
  await go(page, 'Onboard Referrers');
  await page.getByRole('heading', { level: 1, name: 'Onboard Referrers' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Join page' }).inputValue()).toBe(joinUrl);
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toContain(joinUrl);
  await seeText(page, 'referral-link-created');
  await shoot(page, 'onboard');
});

it('shows and downloads a QR code that leads to the join page', { timeout: 60_000 }, async () => {
  expect(await readQrCode('QR code of the join page')).toBe(joinUrl);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download QR code' }).click();
  expect((await waiting).suggestedFilename()).toBe('join-page-qr-code.svg');
});

it('leads to sync, file, imports, one person and the API', { timeout: 60_000 }, async () => {
  for (const [link, heading] of [
    [/^Sync contacts as referrers/, 'Sync from Integration'],
    [/^Import a file/, /Upload/],
    [/^Imports and ongoing syncs/, 'Imports'],
  ] as const) {
    await go(page, 'Onboard Referrers');
    await page.getByRole('link', { name: link }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await go(page, 'Onboard Referrers');
  await page.getByRole('button', { name: 'API', exact: true }).click();
  await page.getByRole('dialog').getByText('/api/v1/referrers').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add Manually' }).click();
  await page.getByRole('dialog').getByLabel('First name').fill('Zoe');
  await page.getByRole('dialog').getByLabel('Email').fill('zoe@example.com');
  await page.getByRole('button', { name: 'Add referrer' }).click();
  // the new referrer is opened
  await page.waitForURL(/\/referrers\?open=/);
  await seeText(page, 'zoe@example.com');
});

it('says what to do before it can work', { timeout: 60_000 }, async () => {
  const { id } = (await goodword.api('POST', '/campaigns', { name: 'Not launched' })).body;
  await page.goto(`${goodword.url}/campaigns/${id}/onboard`);
  await seeText(page, 'No one can join yet: the campaign is Draft.');
  await page.getByRole('link', { name: 'Connect Intercom' }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'phone-onboard');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 900 });
});
