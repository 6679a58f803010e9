import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pairForEachTest } from '../testing/app-pair.ts';
import { until } from '../testing/harness.ts';

const hour = 3_600_000;

const pair = pairForEachTest((app) => ({ healthUrl: app.url }));

const change = (fields: object) => pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, fields);
const check = async (answer: object | string, status = 200) => {
  pair.app.answer = () => ({ status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) });
  return (await pair.intercom.control('POST', 'health', {})).body;
};
const signed = (post: { body: string } | undefined) =>
  createHmac('sha256', pair.intercom.clientSecret)
    .update(post?.body ?? '')
    .digest('hex');

test('the check names the workspace and is signed with SHA-256', async () => {
  await check({ state: 'OK' });
  const [post] = pair.app.posts();
  expect(JSON.parse(post?.body ?? '')).toEqual({ workspace_id: 'prac7ice' });
  expect(post?.headers['x-body-signature']).toBe(signed(post));
  expect(post?.headers['x-hub-signature']).toBeUndefined();
});

describe('the answer', () => {
  const ill = {
    state: 'UNHEALTHY',
    message: 'Token gone',
    cta_type: 'URL_CTA',
    cta_label: 'Mend',
    cta_url: 'https://pair.app.example.com/',
  };

  test('OK, UNKNOWN, UNHEALTHY with its button', async () => {
    expect(await check({ state: 'OK' })).toMatchObject({ state: 'OK', message: null, cta: null });
    expect(await check({ state: 'UNKNOWN' })).toMatchObject({ state: 'UNKNOWN' });
    expect(await check(ill)).toMatchObject({
      state: 'UNHEALTHY',
      message: 'Token gone',
      cta: { label: 'Mend', url: 'https://pair.app.example.com/' },
    });
    expect(await check({ state: 'UNHEALTHY', message: 'No button' })).toMatchObject({ state: 'UNHEALTHY', cta: null });
  });

  test.each([
    ['{"state":"FINE"}', 200, 'the answer’s state is none of OK, UNHEALTHY, UNKNOWN'],
    ['[]', 200, 'the answer’s state is none of OK, UNHEALTHY, UNKNOWN'],
    ['<html>', 200, 'the answer is not JSON'],
    ['{"state":"OK"}', 500, 'answered 500 instead of 200'],
    [JSON.stringify({ ...ill, cta_url: 'nowhere' }), 200, 'URL_CTA needs a cta_url'],
    [JSON.stringify({ ...ill, cta_type: 'OTHER' }), 200, 'cta_type must be URL_CTA'],
    ['{"state":"UNHEALTHY"}', 200, 'UNHEALTHY needs a message'],
  ])('%s with %i is invalid: %s', async (body, status, message) => {
    expect(await check(body, status)).toMatchObject({ state: 'invalid', message });
  });
});

test('an unreachable URL is invalid, with the reason as text', async () => {
  await change({ health_url: 'http://127.0.0.1:1/' });
  const { body } = await pair.intercom.control('POST', 'health', {});
  expect(body).toMatchObject({ state: 'invalid', message: expect.stringMatching(/refused|bad port|nothing/i) });
});

test('without a URL the check is refused', async () => {
  await change({ health_url: null });
  expect((await pair.intercom.tryControl('POST', 'health', {})).status).toBe(409);
});

test('the check is repeated every day of the clock', async () => {
  pair.app.answer = () => ({ body: '{"state":"OK"}' });
  pair.clock.advance(hour);
  await until('the first check', () => pair.app.posts().length === 1);
  for (let hours = 1; hours <= 23; hours++) pair.clock.advance(hour);
  expect(pair.app.posts()).toHaveLength(1);
  pair.clock.advance(hour);
  await until('the second check', () => pair.app.posts().length === 2);
});

test('an uninstall is posted with the workspace, signed with SHA-256, and not repeated', async () => {
  await change({ uninstall_url: pair.app.url, webhook_url: null, health_url: null });
  const consent = new URLSearchParams({ client_id: pair.intercom.clientId, state: 's' });
  await change({ redirect_uris: ['http://localhost:1/callback'] });
  const page = await fetch(`${pair.intercom.url}/oauth?${consent.toString()}`);
  expect(page.status).toBe(200);
  await pair.intercom.control('POST', 'access_token', {});
  pair.app.answer = () => ({ status: 500 });
  await pair.intercom.control('POST', 'revoke', {});
  await until('it is posted', () => pair.app.posts().length === 1);
  const [post] = pair.app.posts();
  expect(JSON.parse(post?.body ?? '')).toEqual({ app_id: 'prac7ice' });
  expect(post?.headers['x-body-signature']).toBe(signed(post));
  pair.clock.advance(hour);
  const { notifications } = (await pair.intercom.control('GET', 'webhooks')).body;
  expect(notifications[0]).toMatchObject({ topic: 'uninstall', state: 'failed' });
  expect(pair.app.posts()).toHaveLength(1);
});
