import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectBehaviours } from '../../../provenance/collect-behaviours.ts';
import { type Harness, startHarness } from '../../../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness();
});
afterAll(() => intercom.close());

const read = async (query: string) => (await fetch(`${intercom.url}/behaviours${query}`)).text();
const rows = (page: string) => [...page.matchAll(/<td class="nowrap">([\d.A-D]+)<\/td>/g)].length;
const shown = (page: string) => [...page.matchAll(/<span class="chip[^"]*">(\w+)<\/span>/g)].map((chip) => chip[1]);

test('lists every behaviour with its provenance and place', async () => {
  const page = await read('');
  expect(rows(page)).toBe(collectBehaviours().length);
  expect(page).toContain('<h2>4 Contacts</h2>');
});

test('filters by kind and search, with a count per kind', async () => {
  const assumed = await read('?kind=assumed');
  expect(new Set(shown(assumed))).toEqual(new Set(['assumed']));
  const fitting = collectBehaviours().filter(
    (behaviour) => behaviour.kind === 'assumed' && /archived/i.test(behaviour.sentence),
  );
  expect(fitting.length).toBeGreaterThan(0);
  const narrowed = await read('?kind=assumed&q=ARCHIVED');
  expect(rows(narrowed)).toBe(fitting.length);
  expect(narrowed).toContain(`aria-current="page">assumed ${fitting.length}</a>`);
});

test('says when nothing matches, and escapes the search text', async () => {
  const page = await read('?q=%3Cscript%3E');
  expect(page).toContain('No matches.');
  expect(page).toContain('value="&#60;script&#62;"');
  expect((await fetch(`${intercom.url}/behaviours?kind=__proto__&q=a&q=b`)).status).toBe(200);
});
