import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reachingOutside } from '../../src/web/reaching-outside.ts';
import { email, firstName, startPair, type Pair } from '../support/connected-goodword.ts';
import { ask, cookiesOf, owner, type Answer } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';
import { addTeammate, tokenOf, type Teammate } from '../support/member.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { startRealIntercom, type RealIntercom } from '../support/real-intercom.ts';
import { listRoutes } from '../support/routes.ts';
import { runStatements } from '../support/test-server.ts';
import { totp } from '../support/totp.ts';

// Routes that call Intercom, a mail server or the sign-in library, or read an upload, cannot commit what they do together with
// their answer. Each is carried out, loses its answer as in a crash, and is sent again with its key: the effect is there once.

let pair: Pair;
let real: RealIntercom;
let sink: MailSink;
let receiver: Server;
const hooks: IncomingHttpHeaders[] = [];
let cookie: string;
let campaignId: string;
let connectionId: string;
let leadId: string;
let referrerId: string;
let totpSecret = '';

beforeAll(async () => {
  sink = await startMailSink();
  real = await startRealIntercom();
  receiver = createServer((request, response) => {
    hooks.push(request.headers);
    request.resume().on('end', () => response.end('taken'));
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  pair = await startPair({
    webhooks: false,
    realIntercomUrl: real.url,
    mail: { smtpUrl: sink.smtpUrl, from: 'goodword@example.com' },
  });
  ({ cookie } = pair);
  const campaign = await pair.campaign();
  ({ campaignId } = campaign);
  ({ referrerId } = campaign);
  leadId = await pair.joinAsLead(campaignId, campaign.code, 'ben@example.com');
  await pair.connect(campaignId);
  connectionId = (await pair.ok('GET', '/connections')).items[0].id;
  const { port } = receiver.address() as AddressInfo;
  await pair.ok('PUT', '/alert-settings', { by_email: true, webhook_url: `http://127.0.0.1:${port}/alerts` });
  await runStatements(pair.database.connectionString, [
    `create function goodword.lose_answer() returns trigger language plpgsql as
       $$ begin raise exception 'the answer is lost'; end $$`,
    `create trigger lose_answer before insert or update on goodword.idempotency_keys
       for each row when (new.idempotency_key like 'lost %' and new.status is not null)
       execute function goodword.lose_answer()`,
    'alter table goodword.idempotency_keys disable trigger lose_answer',
  ]);
});
afterAll(async () => {
  await pair.close();
  await real.close();
  await sink.close();
  receiver.close();
});

const { password } = owner;
const panel = () => `/campaigns/${campaignId}/integrations/intercom/leads`;
const tab = {
  action: 'create_user',
  mapping: [email, firstName],
  duplicates: 'update',
  qualification: { method: 'none', property: null, target: null },
};

async function send(path: string, body: unknown, key: string): Promise<Answer> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${pair.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      cookie,
      'idempotency-key': key,
      ...(!isForm && body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
}

/** Signs in again: what changes an account's safety ends its sessions. */
async function signInAgain(step: number): Promise<void> {
  const ask = (path: string, body: unknown, cookies = '') =>
    fetch(`${pair.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookies },
      body: JSON.stringify(body),
    });
  const toAnswer = async (answer: Response): Promise<Answer> => ({
    status: answer.status,
    body: await answer.json(),
    headers: answer.headers,
  });
  const first = await toAnswer(await ask('/session', { email: owner.email, password }));
  cookie = cookiesOf(first);
  if (first.body.second_factor_needed !== true) return;
  const second = await toAnswer(await ask('/session/second-factor', { code: totp(totpSecret, step) }, cookie));
  expect(second.status).toBe(200);
  cookie = cookiesOf(second);
}

type Case = {
  path: () => string | Promise<string>;
  body: () => unknown;
  /** between the two tries */
  between?: () => Promise<void>;
  status?: number;
  /** looks at what both tries left */
  verify: (again: Answer) => Promise<void>;
};

const reads = (path: () => string, body: () => unknown, verify: Case['verify']): Case => ({ path, body, verify });
const keysNamed = async (name: string) =>
  (
    await fetch(`${pair.url}/api/v1/api-keys`, { headers: { cookie } }).then((answer) => answer.json() as any)
  ).items.filter((key: any) => key.name === name);
const asOwner = (path: string) =>
  fetch(`${pair.url}/api/v1${path}`, { headers: { cookie } }).then((answer) => answer.json() as any);

const file = () => {
  const form = new FormData();
  form.set('file', new Blob(['Name;E-mail\nAna;ana@example.com\n'], { type: 'text/csv' }), 'people.csv');
  return form;
};
let importId = '';
let mate: Teammate;

const cases: Record<string, Case> = {
  '/api-keys': {
    path: () => '/api-keys',
    body: () => ({ name: 'Once' }),
    async verify(again) {
      expect(await keysNamed('Once')).toHaveLength(1);
      const headers = { authorization: `Bearer ${again.body.key}` };
      expect((await fetch(`${pair.url}/api/v1/leads`, { headers })).status).toBe(200);
    },
    status: 201,
  },
  '/connections': {
    path: () => '/connections',
    body: () => ({ access_token: real.token, campaign_id: null }),
    async verify() {
      const { items } = await asOwner('/connections');
      expect(items.filter((one: any) => !one.practice)).toHaveLength(1);
    },
    status: 201,
  },
  '/connections/:id/attributes': {
    path: () => `/connections/${connectionId}/attributes`,
    body: () => ({ name: 'once_only', type: 'string' }),
    async verify() {
      const { body } = await pair.intercom.call('GET', '/data_attributes?model=contact');
      expect(body.data.filter((one: any) => one.name === 'once_only')).toHaveLength(1);
    },
    status: 201,
  },
  '/campaigns/:id/import-sources/count': reads(
    () => `/campaigns/${campaignId}/import-sources/count`,
    () => ({ selection: {} }),
    async ({ body }) => expect(body).toEqual({ total: expect.any(Number) }),
  ),
  '/campaigns/:id/integrations/:provider/:tab/check': reads(
    () => `${panel()}/check`,
    () => tab,
    async ({ body }) => expect(body).toMatchObject({ problems: [], unchecked: null }),
  ),
  '/campaigns/:id/integrations/:provider/:tab/preview': reads(
    () => `${panel()}/preview`,
    () => ({ settings: tab, person_id: null }),
    async ({ body }) => expect(body).toHaveProperty('rows'),
  ),
  '/leads/:id/check': reads(
    () => `/leads/${leadId}/check`,
    () => undefined,
    async ({ body }) => expect(body.check.sentence).toContain('Read just now'),
  ),
  '/leads/:id/preview': reads(
    () => `/leads/${leadId}/preview`,
    () => ({ first_name: 'Benjamin' }),
    async ({ body }) => expect(body).toMatchObject({ changed: true }),
  ),
  '/referrers/:id/preview': reads(
    () => `/referrers/${referrerId}/preview`,
    () => ({ first_name: 'Anna' }),
    async ({ body }) => expect(body).toMatchObject({ changed: true }),
  ),
  '/imports/:id/file': {
    async path() {
      importId = (await importSteps(pair).draft(campaignId, { source: 'csv' })).id;
      return `/imports/${importId}/file`;
    },
    body: file,
    async verify() {
      const read = await asOwner(`/imports/${importId}`);
      expect(read).toMatchObject({ state: 'Draft', file: { lines: 2 } });
    },
  },
  '/intercom-app/check': reads(
    () => '/intercom-app/check',
    () => ({ kind: 'practice' }),
    async ({ body }) => expect(body.items.length).toBeGreaterThan(1),
  ),
  '/alert-settings/test': {
    path: () => '/alert-settings/test',
    body: () => ({ channel: 'webhook' }),
    async verify() {
      expect(hooks).toHaveLength(2);
      expect(hooks[0]!['webhook-id']).toBe(hooks[1]!['webhook-id']);
      expect((await send('/alert-settings/test', { channel: 'webhook' }, 'another')).status).toBe(200);
      expect(hooks[2]!['webhook-id']).not.toBe(hooks[0]!['webhook-id']);
      const mail = () => send('/alert-settings/test', { channel: 'email' }, 'lost mail');
      await whileAnswersAreLost(async () => expect((await mail()).status).toBe(500));
      expect((await mail()).status).toBe(200);
      const ids = sink.mails.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    },
  },
  '/team/invitations': {
    path: () => '/team/invitations',
    body: () => ({ email: 'invited@example.com', role: 'member' }),
    async verify({ body }) {
      const { invitations } = await asOwner('/team');
      expect(invitations).toMatchObject([{ id: body.id, email: 'invited@example.com' }]);
    },
    status: 201,
  },
  '/team/members/:id/reset-link': {
    async path() {
      mate = await addTeammate(pair, { name: 'Mia', email: 'mia@example.com' });
      return `/team/members/${mate.userId}/reset-link`;
    },
    body: () => undefined,
    async verify({ body }) {
      const reset = { token: tokenOf(body.link), password: 'another long password' };
      const changed = await ask(`${pair.url}/api/v1/password-reset`, 'POST', reset);
      expect(changed.status).toBe(204);
    },
    status: 201,
  },
  '/account/second-factor': {
    path: () => '/account/second-factor',
    body: () => ({ password }),
    async verify({ body }) {
      totpSecret = body.secret;
      expect(await asOwner('/account/second-factor')).toMatchObject({ is_on: false });
    },
  },
  '/account/second-factor/confirm': {
    path: () => '/account/second-factor/confirm',
    body: () => ({ code: totp(totpSecret) }),
    between: () => signInAgain(1),
    async verify({ body }) {
      expect(body.recovery_codes).toHaveLength(10);
      expect(await asOwner('/account/second-factor')).toEqual({ is_on: true, recovery_codes_left: 10 });
    },
  },
  '/account/recovery-codes': {
    path: () => '/account/recovery-codes',
    body: () => ({ password }),
    async verify({ body }) {
      expect(body.recovery_codes).toHaveLength(10);
      expect(await asOwner('/account/second-factor')).toEqual({ is_on: true, recovery_codes_left: 10 });
    },
  },
  '/account/second-factor/switch-off': {
    path: () => '/account/second-factor/switch-off',
    body: () => ({ password }),
    between: () => signInAgain(2),
    async verify() {
      expect(await asOwner('/account/second-factor')).toMatchObject({ is_on: false });
    },
    status: 204,
  },
};

async function whileAnswersAreLost(work: () => Promise<void>): Promise<void> {
  const set = (how: 'enable' | 'disable') =>
    runStatements(pair.database.connectionString, [`alter table goodword.idempotency_keys ${how} trigger lose_answer`]);
  await set('enable');
  await work().finally(() => set('disable'));
}

it('each route that reaches outside is in this table', () => {
  const routes = new Set(listRoutes(pair.app.server).flatMap(({ method, path }) => (method === 'POST' ? [path] : [])));
  const named = [...reachingOutside].map((path) => path.replace('/api/v1', ''));
  expect(Object.keys(cases).toSorted()).toEqual(named.toSorted());
  expect(named.filter((path) => !routes.has(`/api/v1${path}`))).toEqual([]);
});

it.each(Object.entries(cases))('%s, carried out and sent again, has its effect once', async (name, one) => {
  const [path, body] = [await one.path(), one.body()];
  const key = `lost ${name}`;
  await whileAnswersAreLost(async () => expect((await send(path, body, key)).status).toBe(500));
  await one.between?.();
  // the same body, read anew where it is a form
  const again = await send(path, body instanceof FormData ? one.body() : body, key);
  expect([again.status, again.body]).toEqual([one.status ?? 200, again.body]);
  await one.verify(again);
});
