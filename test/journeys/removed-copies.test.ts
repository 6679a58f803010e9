import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetRows } from '../../src/imports/forget-rows.ts';
import { forgetCalls } from '../../src/integration/outbound/attempt/forget-calls.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;
let home: string;
let deliveryId: string;
let importId: string;

const later = () => ({ ...goodword.crm, clock: { now: () => new Date(Date.now() + 91 * 86_400_000) } });

beforeAll(async () => {
  goodword = await startPair();
  const campaign = await goodword.campaign();
  ({ campaignId } = campaign);
  home = `${goodword.url}/campaigns/${campaignId}`;
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  deliveryId = (await goodword.delivered(await goodword.joinAsLead(campaignId, campaign.code, 'ben@example.com'))).id;
  const steps = importSteps(goodword);
  await steps.contacts([{ role: 'user', email: 'imported@example.com', name: 'Imported Person' }]);
  importId = (await steps.draft(campaignId)).id;
  await steps.dryRun(importId);
  await steps.ran(importId);
  await forgetCalls(later());
  await forgetRows(later());
  screen = await openScreen(goodword);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it('an attempt whose requests and answers are gone says so', async () => {
  await page.goto(`${home}/settings/integrations/crm/deliveries?open=${deliveryId}`);
  await seeText(page, 'Attempt 1: done');
  await seeText(page, 'Requests and answers were removed because of their age.');
  await shoot(page, 'attempt-removed');
});

it('an import whose people are gone keeps its counts and says so', async () => {
  await page.goto(`${home}/referrers/imports/${importId}`);
  await seeText(page, 'People removed');
  await seeText(page, /The people of this import were removed .* because of their age/);
  await shoot(page, 'import-removed');
});

it('codes without names are switched on at once, and stay on', async () => {
  await page.goto(`${home}/settings/general`);
  const codes = page.getByRole('switch', { name: 'Codes without names' });
  expect(await codes.isChecked()).toBe(false);
  await codes.click();
  await seeText(page, 'New codes contain no names.');
  await until(
    async () => (await goodword.ok('GET', `/campaigns/${campaignId}`)).codes_without_names,
    'the campaign has codes without names',
  );
  await page.reload();
  await codes.waitFor();
  expect(await codes.isChecked()).toBe(true);
  await page.mouse.wheel(0, 2_000);
  await shoot(page, 'codes-without-names');
  const phone = await signIn(screen.browser, goodword, { width: 390, height: 844, colorScheme: 'dark' });
  for (const [name, path] of [
    ['codes', '/settings/general'],
    ['import', `/referrers/imports/${importId}`],
    ['attempt', `/settings/integrations/crm/deliveries?open=${deliveryId}`],
  ] as const) {
    await phone.goto(home + path);
    await phone
      .getByText(/Codes without names|People removed|removed because of their age/)
      .first()
      .scrollIntoViewIfNeeded();
    await shoot(phone, `${name}-phone-dark`);
  }
});
