import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let home: string;

beforeAll(async () => {
  goodword = await startPair();
  const { id } = await goodword.ok('POST', '/campaigns', { name: 'Give 20, get 20' });
  home = `${goodword.url}/campaigns/${id}`;
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it.each([
  ['referrers', 'No referrers yet', 'Onboard Referrers'],
  ['leads', 'No leads yet', 'Onboard Referrers'],
  ['rewards', 'No rewards', 'See reward rules'],
  ['referrers/imports', 'No imports yet', 'Upload a file'],
])('an empty list has a picture of what will be there and a link to begin with: %s', async (list, title, link) => {
  for (const look of [{}, { colorScheme: 'dark' }, { width: 390 }, { width: 390, colorScheme: 'dark' }] as const) {
    const page = await signIn(screen.browser, goodword, look);
    await page.goto(`${home}/${list}`);
    await seeText(page, title);
    await page.locator('#content svg rect').first().waitFor();
    await page.locator('#content').getByRole('link', { name: link }).first().waitFor();
    await shoot(page, `empty-${list.replace('/', '-')}-${Object.values(look).join('-') || 'wide'}`);
    await page.context().close();
  }
});

it('a search that finds nothing is cleared by a button', async () => {
  const { page } = screen;
  await page.goto(`${home}/leads?search=unknown`);
  await seeText(page, 'No matches');
  await page.getByRole('button', { name: 'Show all leads' }).click();
  await seeText(page, 'No leads yet');
  expect(page.url()).not.toContain('search');
});
