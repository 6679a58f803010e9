import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

test('the browser starts and has a font to draw text with', async () => {
  const page = await browser.newPage();
  await page.setContent('<p style="display:inline-block">iiiiiiii</p><br><p style="display:inline-block">WWWWWWWW</p>');
  const [narrow, wide] = await Promise.all([
    page.getByText('iiiiiiii').boundingBox(),
    page.getByText('WWWWWWWW').boundingBox(),
  ]);
  // Without any font both lines would be equally wide: empty, or eight boxes.
  expect(narrow?.width).toBeGreaterThan(0);
  expect(wide?.width).toBeGreaterThan((narrow?.width ?? 0) * 2);
  await page.close();
});
