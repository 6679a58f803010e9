import { afterAll, beforeAll, it } from 'vitest';
import { holdAfterMove } from '../../src/integration/connections/follow-address.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { startRealIntercom, type RealIntercom } from '../support/real-intercom.ts';
import { openScreen, type Screen, seeText, shoot } from '../support/screen.ts';

let real: RealIntercom;
let goodword: Pair;
let screen: Screen;
let campaignId: string;

beforeAll(async () => {
  real = await startRealIntercom({});
  goodword = await startPair({ realIntercomUrl: real.url });
  ({ campaignId } = await goodword.campaign());
  await goodword.ok('POST', '/connections', { access_token: real.token, campaign_id: campaignId });
  await goodword.saveLeadsTab(campaignId);
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
  await real.close();
});

it('a server that has moved says so on every screen, and goes on by a press', { timeout: 90_000 }, async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/campaigns/${campaignId}/dashboard`);
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await holdAfterMove({ ...goodword.crm, publicUrl: 'https://referrals.example.com' });
  await seeText(page, 'Nothing is sent to Intercom from this address yet');
  await page.getByRole('link', { name: 'See what to do' }).click();
  await seeText(page, /If it is a copy, disconnect Intercom here/);
  await shoot(page, 'moved-server');
  await page.setViewportSize({ width: 390, height: 850 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'moved-server-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Go on here' }).click();
  const dialog = page.getByRole('dialog');
  await seeText(page, `Until now Acme was served from ${goodword.url}`);
  await shoot(page, 'moved-server-dialog');
  await dialog.getByRole('button', { name: 'Go on here' }).click();
  await seeText(page, 'Intercom is connected again. What waited is sent now.');
  await page.getByText('Needs attention').first().waitFor({ state: 'detached' });
});
