import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { topics } from '../webhooks/topics.ts';
import { apiRoutes } from './api-routes.ts';

const page = readFileSync(new URL('../../docs/practice-intercom.md', import.meta.url), 'utf8');

test('the page in docs lists exactly the calls that exist', () => {
  const listed = [...page.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \/(?!__sandbox)\S+)` \| (?:supported|partly)/gm)].map(
    (row) => row[1] ?? '',
  );
  const served = apiRoutes.map((route) => `${route.method} ${route.url}`);
  expect(listed.toSorted()).toEqual([...served, 'POST /auth/eagle/token'].toSorted());
});

test('the page in docs names every webhook topic', () => {
  for (const topic of topics) expect(page).toContain(`\`${topic}\``);
});
