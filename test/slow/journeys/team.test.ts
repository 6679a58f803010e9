import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { owner, startGoodword, type Goodword } from '../../support/goodword.ts';
import { openScreen, seeText, shoot, type Screen } from '../../support/screen.ts';

let goodword: Goodword;
let ownerScreen: Screen;
let memberScreen: Screen;
let settings: string;
let link: string;
const mia = { name: 'Mia Member', email: 'mia@example.com', password: 'a longer horse battery' };

beforeAll(async () => {
  goodword = await startGoodword();
  await goodword.api('POST', '/campaigns/sample');
  const [campaign] = (await goodword.api('GET', '/campaigns')).body.items;
  settings = `${goodword.url}/campaigns/${campaign.id}/settings`;
  ownerScreen = await openScreen();
  memberScreen = await openScreen();
});
afterAll(async () => {
  await ownerScreen.close();
  await memberScreen.close();
  await goodword.close();
});

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Wide and on a phone, in light and dark. */
async function shootAll(page: Page, name: string): Promise<void> {
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

it('an owner invites a teammate and copies the link', { timeout: 60_000 }, async () => {
  const { page } = ownerScreen;
  await page.goto(`${settings}/team`);
  await signIn(page, owner);
  await page.getByRole('button', { name: 'Invite a teammate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Work e-mail').fill(owner.email);
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  await seeText(page, 'This address belongs to a teammate already.');
  await dialog.getByLabel('Work e-mail').fill(mia.email);
  await shootAll(page, 'team-invite');
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  await dialog.getByText('no mail server is set up').waitFor();
  link = await dialog.getByLabel('Invitation link').inputValue();
  await shootAll(page, 'team-link');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('region', { name: 'Pending invitations', exact: true }).getByText(mia.email).waitFor();
  await shootAll(page, 'team-pending');
});

it('the teammate follows it, is signed in, and sees what members may', { timeout: 90_000 }, async () => {
  const { page } = memberScreen;
  await page.goto(link);
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await page.getByLabel('Your name').fill(mia.name);
  await page.getByLabel(/^Password/).fill('Password123');
  await page.getByRole('button', { name: 'Join the team' }).click();
  await seeText(page, 'one of the passwords that are tried first');
  await shootAll(page, 'team-join');
  await page.getByLabel(/^Password/).fill(mia.password);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await page.goto(`${settings}/general`);
  const nav = page.getByRole('navigation', { name: 'Campaign Settings' });
  await nav.getByText('Reward Rules').waitFor();
  expect(await nav.getByText('Team').count()).toBe(0);
  await page.goto(`${settings}/integrations/api`);
  await seeText(page, 'Only owners see API keys');
  expect(await page.getByRole('button', { name: 'Create API key' }).count()).toBe(0);
  await shootAll(page, 'team-member-no-keys');
  await page.goto(`${settings}/team`);
  await seeText(page, 'Only owners see the team');
  await page.goto(`${settings}/rewards`);
  await seeText(page, 'Only owners can change them.');
  await shootAll(page, 'team-member-rules');
});

it('the used link says so', { timeout: 60_000 }, async () => {
  const { page } = memberScreen;
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: 'This invitation was accepted' }).waitFor();
  await shootAll(page, 'team-link-used');
});

it('an owner makes the member an owner and back, and the screens follow', { timeout: 90_000 }, async () => {
  const { page } = ownerScreen;
  const member = memberScreen.page;
  await member.goto(`${settings}/general`);
  const change = async (item: string, button: string) => {
    await page.getByRole('button', { name: `Actions for ${mia.name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').getByRole('button', { name: button }).click();
  };
  await page.getByRole('table', { name: 'Teammates' }).getByText(mia.name).waitFor();
  await change('Make owner', 'Make owner');
  await seeText(page, `${mia.name} is now an owner.`);
  await member.getByRole('navigation', { name: 'Campaign Settings' }).getByText('Team').waitFor();
  await shootAll(page, 'team-two-owners');
  await change('Make member', 'Make member');
  await seeText(page, `${mia.name} is now a member.`);
  await member.getByRole('navigation', { name: 'Campaign Settings' }).getByText('Team').waitFor({ state: 'detached' });
});

it('an owner makes a link with which the member chooses a new password', { timeout: 90_000 }, async () => {
  const { page } = ownerScreen;
  await page.getByRole('button', { name: `Actions for ${mia.name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).waitFor();
  await shoot(page, 'team-menu');
  await page.getByRole('menuitem', { name: 'Link for a new password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make link' }).click();
  const made = await page.getByRole('dialog').getByLabel('Link for a new password').inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  const member = memberScreen.page;
  await member.goto(made);
  await member.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await shootAll(member, 'team-new-password');
  mia.password = 'yet another long battery';
  await member.getByLabel(/^New password/).fill(mia.password);
  await member.getByRole('button', { name: 'Change password' }).click();
  await member.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(member, mia);
  await member.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

it('a removed teammate is signed out at once', { timeout: 60_000 }, async () => {
  const { page } = ownerScreen;
  await page.getByRole('button', { name: `Actions for ${mia.name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await shootAll(page, 'team-remove');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await seeText(page, `${mia.name} was removed.`);
  const member = memberScreen.page;
  await member.reload();
  await member.getByRole('heading', { name: 'Sign in' }).waitFor();
});
