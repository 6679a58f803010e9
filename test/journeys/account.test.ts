import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { openScreen, seeText, shoot, type Screen } from '../support/screen.ts';
import { totp } from '../support/totp.ts';

let goodword: Goodword;
let screen: Screen;
let page: Page;
let secret: string;
let recoveryCodes: string[];
let { password } = owner;

beforeAll(async () => {
  goodword = await startGoodword();
  await goodword.api('POST', '/campaigns/sample');
  screen = await openScreen();
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const region = (name: string) => page.getByRole('region', { name, exact: true });
const dialog = () => page.getByRole('dialog');

async function signInByForm(): Promise<void> {
  await page.getByLabel('Work e-mail').fill(owner.email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function openAccount(): Promise<void> {
  await page.getByRole('button', { name: `Account of ${owner.name}` }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
}

async function leave(): Promise<void> {
  await page.getByRole('button', { name: `Account of ${owner.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Wide and on a phone, in light and dark. */
async function shootAll(name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shoot(page, `${name}-${colorScheme}-${width}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

it('the list of sessions shows this one, and signs another out', { timeout: 60_000 }, async () => {
  await page.goto(goodword.url);
  await signInByForm();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await openAccount();
  const sessions = region('Sessions');
  await sessions.getByText('This session').waitFor();
  await sessions.getByText('Chrome on Linux').first().waitFor();
  await shootAll('account');
  // the one that the test itself began
  await sessions.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click();
  await seeText(page, 'Session ended.');
  expect((await goodword.api('GET', '/campaigns')).status).toBe(401);
});

it('the page has name and e-mail too; what is said of the mail is true', { timeout: 60_000 }, async () => {
  await leave();
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await seeText(page, 'Goodword sends no mail here');
  await seeText(page, 'npm run admin -- reset-password');
  await shootAll('forgot-password');
  await page.getByRole('button', { name: 'Back to sign-in' }).click();
  await signInByForm();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await openAccount();
  const profile = region('Profile');
  await profile.getByLabel(/^Name/).fill('Olivia the Owner');
  await profile.getByRole('button', { name: 'Save name' }).click();
  await seeText(page, 'Name saved.');
  await page.getByRole('button', { name: 'Account of Olivia the Owner' }).waitFor();
  await profile.getByRole('button', { name: 'Change e-mail' }).click();
  await dialog().getByLabel('New e-mail').fill('olivia.new@example.com');
  await dialog().getByLabel('Your password').fill('not my password');
  await shootAll('change-email');
  await dialog().getByRole('button', { name: 'Change e-mail' }).click();
  await seeText(page, 'This is not your password.');
  await dialog().getByLabel('Your password').fill(password);
  await dialog().getByRole('button', { name: 'Change e-mail' }).click();
  await seeText(page, 'E-mail changed.');
  await profile.getByText('olivia.new@example.com').waitFor();
  await goodword.app.context.auth.$context.then(({ internalAdapter }) =>
    internalAdapter.updateUserByEmail('olivia.new@example.com', { email: owner.email, name: owner.name }),
  );
  await page.reload();
  await page.getByRole('button', { name: `Account of ${owner.name}` }).waitFor();
  await shootAll('profile');
});

it('a wrong or common password is said at its field, and a right one is changed', { timeout: 60_000 }, async () => {
  const section = region('Password');
  const change = async (current: string, next: string) => {
    await section.getByLabel('Current password').fill(current);
    await section.getByLabel(/^New password \*$/).fill(next);
    await section.getByLabel('New password again').fill(next);
    await section.getByRole('button', { name: 'Change password' }).click();
  };
  await change('not my password', 'a longer horse battery');
  await seeText(page, 'This is not your password.');
  await change(password, 'Password123');
  await seeText(page, 'one of the passwords that are tried first');
  await shootAll('account-password');
  await change(password, 'a longer horse battery');
  await seeText(page, 'Password changed.');
  password = 'a longer horse battery';
});

it(
  'the second factor is switched on with a QR code, and its recovery codes are shown',
  { timeout: 60_000 },
  async () => {
    await region('Second factor').getByRole('button', { name: 'Switch on' }).click();
    await dialog()
      .getByLabel(/^Password/)
      .fill(password);
    await dialog().getByRole('button', { name: 'Continue' }).click();
    await dialog().getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await shootAll('second-factor-qr');
    secret = await dialog().getByRole('textbox', { name: 'Key' }).inputValue();
    await dialog().getByRole('textbox', { name: 'Code' }).fill('000000');
    await dialog().getByRole('button', { name: 'Switch on' }).click();
    await seeText(page, 'This code is not valid');
    await dialog().getByRole('textbox', { name: 'Code' }).fill(totp(secret));
    await dialog().getByRole('button', { name: 'Switch on' }).click();
    const codes = dialog().getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await codes.first().waitFor();
    recoveryCodes = await codes.allTextContents();
    expect(recoveryCodes).toHaveLength(10);
    await shootAll('second-factor-codes');
    await dialog().getByRole('button', { name: 'I’ve kept them' }).click();
    await region('Second factor').getByText('10 recovery codes are left.').waitFor();
  },
);

it('signing in asks for it, and a recovery code stands in for the phone', { timeout: 60_000 }, async () => {
  await leave();
  await signInByForm();
  await page.getByRole('heading', { name: 'Second factor' }).waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await seeText(page, 'This code is not valid');
  await shootAll('second-factor-sign-in');
  await page.getByRole('textbox', { name: 'Code' }).fill(totp(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await leave();
  await signInByForm();
  await page.getByRole('textbox', { name: 'Code' }).fill(recoveryCodes[0]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

it(
  'switching off asks for the password; signing out everywhere ends this session too',
  { timeout: 60_000 },
  async () => {
    await openAccount();
    await region('Second factor').getByRole('button', { name: 'Switch off' }).click();
    await dialog()
      .getByLabel(/^Password/)
      .fill(password);
    await dialog().getByRole('button', { name: 'Switch off' }).click();
    await seeText(page, 'Second factor switched off.');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await dialog().getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const answer = await ask(`${goodword.url}/api/v1/session`, 'POST', { email: owner.email, password });
    expect(answer.body.user.email).toBe(owner.email);
  },
);

it('an API key is made with scopes and a last day', { timeout: 60_000 }, async () => {
  await signInByForm();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await page.goto(`${page.url().replace(/dashboard.*/, '')}settings/integrations/api`);
  await page.getByRole('button', { name: 'Create API key' }).click();
  await dialog().getByRole('textbox', { name: 'Name' }).fill('Data warehouse');
  await dialog().getByRole('checkbox', { name: 'Write' }).uncheck();
  await dialog().getByRole('checkbox', { name: 'Money' }).check();
  await dialog().getByLabel('Last day').fill('2019-01-01');
  await dialog().getByRole('button', { name: 'Create API key' }).click();
  await seeText(page, 'Choose a date in the future.');
  await shootAll('api-key-scopes');
  await dialog()
    .getByLabel('Last day')
    .fill(`${new Date().getFullYear() + 1}-12-31`);
  await dialog().getByRole('button', { name: 'Create API key' }).click();
  await dialog().getByRole('button', { name: 'I’ve copied it' }).click();
  await seeText(page, 'Read, Money');
  await shootAll('api-keys');
});
