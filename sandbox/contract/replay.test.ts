import { expect, test } from 'vitest';
import { startHarness } from '../testing/harness.ts';
import { compareAnswers } from './compare-answers.ts';
import { readOnlyCalls } from './read-only-calls.ts';
import { replay } from './replay.ts';

test('two practice workspaces respond alike, and neither is changed', async () => {
  const [one, two] = [
    await startHarness({ settings: { indexLagMs: 0 } }),
    await startHarness({ settings: { indexLagMs: 0 } }),
  ];
  const before = (await one.call('GET', '/contacts?per_page=150')).body;
  const different: unknown[] = [];
  let calls = 0;
  for await (const { call, differences } of replay(one, two)) {
    calls += 1;
    if (differences.length > 0) different.push([call.path, differences]);
  }
  expect([calls, different]).toEqual([readOnlyCalls.length, []]);
  expect((await one.call('GET', '/contacts?per_page=150')).body).toEqual(before);
  await Promise.all([one.close(), two.close()]);
});

test('all calls read or search', () => {
  expect(readOnlyCalls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'))).toEqual([]);
});

test('a difference names status, code, key and kind, but no value', () => {
  const answer = (body: unknown, status = 200) => ({ status, body });
  expect(compareAnswers(answer({}, 404), answer({}, 400))).toEqual(['status is 404, here 400']);
  expect(compareAnswers(answer({ errors: [{ code: 'a' }] }), answer({ errors: [{ code: 'b' }] }))).toEqual([
    'error code is a, here b',
  ]);
  const real = {
    data: [
      { id: '1', phone: null, custom_attributes: { Plan: 'x' } },
      { id: '2', phone: 'secret', extra: 1 },
    ],
  };
  const practice = { data: [{ id: 3, custom_attributes: {}, extra: 1, own: 1 }] };
  expect(compareAnswers(answer(real), answer(practice))).toEqual([
    '/data/*/phone is missing here',
    '/data/*/own is there only here',
    '/data/*/id is string, here number',
  ]);
});
