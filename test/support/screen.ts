import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { Goodword } from './goodword.ts';

/** A browser with a page of a desk's size. */
export type Screen = { browser: Browser; page: Page; close(): Promise<void> };

/** How a page looks to the one who opens it. */
type Look = { width?: number; height?: number; colorScheme?: 'light' | 'dark' };

/** Opens a browser. @param goodword where the page is signed in as the owner; without it the page is a visitor's */
export async function openScreen(goodword?: Goodword): Promise<Screen> {
  const browser = await launchBrowser();
  const page = goodword ? await signIn(browser, goodword) : setUp(await browser.newPage(settingsOf({})));
  return { browser, page, close: () => browser.close() };
}

/** Another page of the owner, signed in by cookie; the form is tried by the journey of the Referrers tab. */
export async function signIn(browser: Browser, goodword: Goodword, look: Look = {}): Promise<Page> {
  const context = await browser.newContext(settingsOf(look));
  const [name, value] = goodword.cookie.split('; ')[0]!.split('=') as [string, string];
  await context.addCookies([{ name, value, url: goodword.url }]);
  return setUp(await context.newPage());
}

const settingsOf = ({ width = 1280, height = 900, colorScheme = 'light' }: Look) =>
  ({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' }) as const;

function setUp(page: Page): Page {
  page.setDefaultTimeout(30_000);
  return page;
}

/** Chooses an option of a labelled select that opens a list. */
export async function pick(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Goes to a place of the left bar, or of the settings' own bar. */
export async function go(page: Page, place: string): Promise<void> {
  // with how much failed beside it
  const name = new RegExp(`^${place}( \\d+ failed)?$`);
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

/** Waits until the text can be seen. */
export async function seeText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Keeps a picture when SCREENSHOTS names a folder: for looking, and for the documentation. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  await loaded(page);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Waits until nothing on the screen is a placeholder any more. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root[data-visible]').first().waitFor({ state: 'detached' });
}

/** Presses a button that copies. @returns what a person would then paste */
export async function copyBy(page: Page, button: string | RegExp): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('button', { name: 'Copied' }).first().waitFor();
  return page.evaluate<string>('navigator.clipboard.readText()');
}
