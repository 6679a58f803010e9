import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

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
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
}

/** Waits until the words can be seen. */
export async function seeText(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
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
