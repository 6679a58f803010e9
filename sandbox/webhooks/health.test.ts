import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

const hour = 3_600_000;

let clock: ManualClock;
let intercom: Harness;
let app: Receiver;

beforeEach(async () => {
  clock = manualClock();
  app = await startReceiver();
  intercom = await startHarness({ clock });
  await change({ health_url: app.url });
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

const change = (fields: object) => intercom.control('POST', `apps/${intercom.clientId}`, fields);
const check = async (answer: object | string, status = 200) => {
  app.answer = () => ({ status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) });
  return (await intercom.control('POST', 'health', {})).body;
};
const signed = (post: { body: string } | undefined) =>
  createHmac('sha256', intercom.clientSecret)
    .update(post?.body ?? '')
    .digest('hex');

test('the check names the workspace and is signed with SHA-256', async () => {
  await check({ state: 'OK' });
  const [post] = app.posts();
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
    cta_url: 'https://app.example.com/',
  };

  test('OK, UNKNOWN, UNHEALTHY with its button', async () => {
    expect(await check({ state: 'OK' })).toMatchObject({ state: 'OK', message: null, cta: null });
    expect(await check({ state: 'UNKNOWN' })).toMatchObject({ state: 'UNKNOWN' });
    expect(await check(ill)).toMatchObject({
      state: 'UNHEALTHY',
      message: 'Token gone',
      cta: { label: 'Mend', url: 'https://app.example.com/' },
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

test('nobody there is invalid as well, in words', async () => {
  await change({ health_url: 'http://127.0.0.1:1/' });
  const { body } = await intercom.control('POST', 'health', {});
  expect(body).toMatchObject({ state: 'invalid', message: expect.stringMatching(/refused|bad port|nothing/i) });
});

test('without a URL there is nothing to check', async () => {
  await change({ health_url: null });
  expect((await intercom.tryControl('POST', 'health', {})).status).toBe(409);
});

test('it is repeated every day by the clock', async () => {
  app.answer = () => ({ body: '{"state":"OK"}' });
  clock.advance(hour);
  await until('the first check', () => app.posts().length === 1);
  for (let hours = 1; hours <= 23; hours++) clock.advance(hour);
  expect(app.posts()).toHaveLength(1);
  clock.advance(hour);
  await until('the second check', () => app.posts().length === 2);
});

test('an uninstall is posted with the workspace, signed with SHA-256, and not repeated', async () => {
  await change({ uninstall_url: app.url, webhook_url: null, health_url: null });
  const consent = new URLSearchParams({ client_id: intercom.clientId, state: 's' });
  await change({ redirect_uris: ['http://localhost:1/callback'] });
  const page = await fetch(`${intercom.url}/oauth?${consent.toString()}`);
  expect(page.status).toBe(200);
  await intercom.control('POST', 'access_token', {});
  app.answer = () => ({ status: 500 });
  await intercom.control('POST', 'revoke', {});
  await until('it is posted', () => app.posts().length === 1);
  const [post] = app.posts();
  expect(JSON.parse(post?.body ?? '')).toEqual({ app_id: 'prac7ice' });
  expect(post?.headers['x-body-signature']).toBe(signed(post));
  clock.advance(hour);
  const { notifications } = (await intercom.control('GET', 'webhooks')).body;
  expect(notifications[0]).toMatchObject({ topic: 'uninstall', state: 'failed' });
  expect(app.posts()).toHaveLength(1);
});
