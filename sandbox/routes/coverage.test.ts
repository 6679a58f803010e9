import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { startHarness } from '../testing/harness.ts';
import { topics } from '../webhooks/topics.ts';
import { apiRoutes } from './api-routes.ts';

const page = readFileSync(new URL('../../docs/practice-intercom.md', import.meta.url), 'utf8');

test('the docs page lists exactly the existing calls', () => {
  const listed = [...page.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \/(?!__sandbox)\S+)` \| (?:supported|partly)/gm)].map(
    (row) => row[1] ?? '',
  );
  const served = apiRoutes.map((route) => `${route.method} ${route.url}`);
  expect(listed.toSorted()).toEqual([...served, 'POST /auth/eagle/token'].toSorted());
});

test('the docs page names every webhook topic', () => {
  for (const topic of topics) expect(page).toContain(`\`${topic}\``);
});

test('the docs page about controls names every control', async () => {
  const controls = readFileSync(new URL('../../docs/practice-intercom-controls.md', import.meta.url), 'utf8');
  const intercom = await startHarness();
  const served = new Set(intercom.addresses.map(({ url }) => url).filter((url) => url.startsWith('/__sandbox/')));
  await intercom.close();
  expect(served.size).toBeGreaterThan(20);
  // `/__sandbox/webhooks/:row/drop` can be written as "…/drop" beside the address that it continues
  const missing = [...served].filter((url) => {
    const address = url.replaceAll(
      /:(\w+?)(Id|Code)?(?=\/|$)/g,
      (_, name, rest = '') => `{${name}${rest && `_${rest.toLowerCase()}`}}`,
    );
    return !controls.includes(address) && !controls.includes(`…${address.slice(address.lastIndexOf('/'))}`);
  });
  expect(missing).toEqual([]);
});

const description = new URL('../../../shared/intercom/openapi/api.intercom.io-2.16.yaml', import.meta.url);

test('the docs page names everything of 2.16 that is not imitated', { timeout: 60_000 }, (context) => {
  context.skip(!existsSync(description), 'Intercom’s description is not part of this repository');
  const anonymous = (method: string, url: string) => `${method.toUpperCase()} ${url.replaceAll(/\{\w+\}|:\w+/g, '*')}`;
  const served = new Set(apiRoutes.map((route) => anonymous(route.method, route.url)));
  const { paths } = parse(readFileSync(description, 'utf8'));
  const named = [...page.matchAll(/^\| (.+) \| not \|$/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`(?:[A-Z]+ )?(\S+?)`/g)].map((call) => call[1]?.replace(/…$/, '') ?? ''),
  );
  const inPart = (url: string, name: string) =>
    name.startsWith('…') ? url.endsWith(name.slice(1)) : url.replaceAll(/\{\w+\}/g, '{id}').startsWith(name);
  const unnamed = Object.entries<object>(paths).flatMap(([url, methods]) =>
    Object.keys(methods)
      .filter((method) => !served.has(anonymous(method, url)) && !named.some((name) => inPart(url, name)))
      .map((method) => `${method} ${url}`),
  );
  expect(unnamed).toEqual([]);
});
