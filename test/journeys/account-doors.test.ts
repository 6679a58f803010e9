import { afterEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { resetPassword } from '../../src/team/reset-password.ts';
import { owner, readSetupCode, startGoodword, type Goodword } from '../support/goodword.ts';
import { openScreen, seeText, shoot, type Screen } from '../support/screen.ts';

let goodword: Goodword;
let screen: Screen;

afterEach(async () => {
  await screen.close();
  await goodword.close();
});

/** Wide and on a phone, in light and dark. */
async function shootAll(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shoot(page, `${name}-${colorScheme}-${width}`);
    }
  }
}

it('the first visitor of a public address is told where the set-up code is, and enters it', async () => {
  const publicUrl = 'http://goodword.example';
  goodword = await startGoodword({ blank: true, publicUrl, env: { ALLOWED_HOSTS: 'localhost' } });
  screen = await openScreen();
  const { page } = screen;
  await page.goto(goodword.url);
  const code = page.getByRole('textbox', { name: 'Set-up code' });
  await seeText(page, 'in the file setup-code of its data folder');
  await page.getByRole('textbox', { name: 'Your name' }).fill(owner.name);
  await page.getByRole('textbox', { name: 'Work e-mail' }).fill(owner.email);
  await page.getByLabel(/^Password/).fill(owner.password);
  await page.getByRole('textbox', { name: 'Company name' }).fill('Acme');
  await code.fill('AAAA-AAAA-AAAA');
  await page.getByRole('button', { name: 'Create account' }).click();
  await seeText(page, 'This is not the set-up code');
  await shootAll(page, 'setup-code');
  await code.fill(await readSetupCode(goodword.app.context.settings.dataFolder));
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: `Account of ${owner.name}` }).waitFor();
});

it('who signs in with a one-time password chooses another before anything else', async () => {
  goodword = await startGoodword();
  const password = 'made at the console';
  await resetPassword(goodword.app.context, {
    email: owner.email,
    password,
    isOneTime: true,
    secondFactorOff: false,
  });
  screen = await openScreen();
  const { page } = screen;
  await page.goto(goodword.url);
  await page.getByRole('textbox', { name: 'Work e-mail' }).fill(owner.email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
  await shootAll(page, 'choose-password');
  await page.getByLabel(/^One-time password/).fill(password);
  await page.getByLabel(/^New password/).fill('one of my own');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('button', { name: `Account of ${owner.name}` }).waitFor();
  expect(await page.getByRole('heading', { name: 'Choose your password' }).count()).toBe(0);
});
