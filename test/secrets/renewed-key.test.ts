import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import type { StoredSecret } from '../../src/platform/crypto/encrypt-again.ts';
import { storedTokens } from '../../src/integration/connections/stored-tokens.ts';
import { storedAppSecrets } from '../../src/intercom/apps/stored-app-secrets.ts';
import { storedWebhookSecrets } from '../../src/notify/stored-webhook-secrets.ts';
import { ask, startGoodword, until, type Answer, type Goodword } from '../support/goodword.ts';

const newKey = () => randomBytes(32).toString('base64');
const renewedKey = newKey();

let pair: Pair;
let campaignId: string;
let code: string;
let leadLink: string;
let stored: string[];
let running: Goodword | undefined;
/** of a program that repeats a request */
let program: Record<string, string>;
let firstAnswer: Answer;

/** All secrets of the database, encrypted as they are. */
async function encryptedSecrets(): Promise<string[]> {
  const { db } = (running ?? pair).app;
  const tokens = await db.selectFrom('connections').select('token_sealed').execute();
  const hooks = await db.selectFrom('alert_settings').select('webhook_secret_sealed').execute();
  const apps = await db.selectFrom('intercom_apps').select('client_secret_sealed').execute();
  return [
    ...tokens.map((row) => row.token_sealed),
    ...hooks.map((row) => row.webhook_secret_sealed),
    ...apps.map((row) => row.client_secret_sealed),
  ].filter((text) => text !== null);
}

/** As the sign-in library encrypts what a second factor needs. */
const secondFactorText = async (goodword: Goodword, data: string) =>
  symmetricEncrypt({ key: (await goodword.app.context.auth.$context).secretConfig, data });

const keyIds = (texts: string[]) => new Set(texts.map((text) => text.split('.').at(-1)));

/** The same installation, started again with these keys. */
async function restart(masterKey: string, olderKeys: string[]): Promise<Goodword> {
  await (running ?? pair).app.stop();
  const { clientId, clientSecret, url } = pair.intercom;
  running = await startGoodword({
    database: pair.database,
    intercom: { url, clientId, clientSecret },
    masterKey,
    olderKeys,
    blank: true,
  });
  await pair.intercom.control('POST', `apps/${clientId}`, { webhook_url: `${running.url}/hooks/intercom` });
  return running;
}

const asOwner = (path: string, method = 'GET', body?: unknown) =>
  ask(`${running!.url}/api/v1${path}`, method, body, { cookie: pair.cookie });

/** The token that a referral link hands on, in the address of the page it leads to. */
async function openLink(goodword: Goodword): Promise<string> {
  const answer = await fetch(`${goodword.url}/r/${code}`, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

async function leadIsSent(email: string): Promise<void> {
  const lead = await asOwner('/leads', 'POST', {
    campaign_id: campaignId,
    referral_code: code,
    email,
    first_name: 'Ben',
  });
  expect(lead.status).toBe(201);
  await until(async () => {
    const [delivery] = (await asOwner(`/deliveries?subject_id=${lead.body.id}`)).body.items;
    return delivery?.state === 'Sent';
  }, 'the lead is sent to Intercom');
}

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  await pair.ok('PUT', '/alert-settings', { by_email: true, webhook_url: 'http://127.0.0.1:9/hook' });
  await pair.ok('PUT', '/intercom-app', { kind: 'oauth', client_id: 'c', client_secret: 'app secret', region: 'US' });
  const { user } = (await pair.ok('GET', '/session')) as { user: { id: string } };
  const factor = [await secondFactorText(pair, 'factor secret'), await secondFactorText(pair, 'codes')];
  await sql`
    insert into goodword_sign_in."twoFactor" (id, secret, "backupCodes", "userId")
    values (${user.id}, ${factor[0]}, ${factor[1]}, ${user.id})`.execute(pair.app.db);
  const made = await pair.api('POST', '/api-keys', { name: 'Program', scopes: ['read', 'write'] });
  program = { authorization: `Bearer ${made.body.key}`, 'idempotency-key': 'once' };
  firstAnswer = await ask(`${pair.url}/api/v1/campaigns`, 'POST', { name: 'Made once' }, program);
  expect(firstAnswer.status).toBe(201);
  leadLink = await openLink(pair);
  stored = await encryptedSecrets();
  expect(stored).toHaveLength(3);
});
afterAll(async () => {
  await running?.app.stop();
  await pair.close();
});

it('with a new key first and the old one behind it, everything from before still works', async () => {
  await restart(renewedKey, [pair.masterKey]);
  expect((await asOwner('/session')).body.user).toMatchObject({ email: 'olivia@example.com' });
  const page = await fetch(
    new URL(new URL(leadLink, pair.url).pathname + new URL(leadLink, pair.url).search, running!.url),
  );
  expect(await page.text()).toContain('Ana');
  expect((await asOwner('/leads')).status).toBe(200);
  await leadIsSent('first@example.com');
});

it('stored secrets are encrypted with the new key by the time the worker has started', async () => {
  const renewed = await encryptedSecrets();
  expect(renewed.filter((text) => stored.includes(text))).toEqual([]);
  expect(keyIds(stored).size).toBe(1);
  expect(keyIds(renewed).size).toBe(1);
  expect(keyIds(renewed)).not.toEqual(keyIds(stored));
});

it('so that the old key can be taken away', async () => {
  await restart(renewedKey, []);
  const { db, secretBox } = running!.app.context;
  const stores = [storedTokens(db), storedWebhookSecrets(db), storedAppSecrets(db)];
  const secrets: StoredSecret[] = [];
  for (const store of stores) for await (const secret of await store.select()) secrets.push(secret);
  expect(secrets).toHaveLength(3);
  for (const { encrypted, purpose } of secrets) expect(secretBox.decrypt(encrypted, purpose)).toMatch(/\S/);
  const { secretConfig: key } = await running!.app.context.auth.$context;
  const { rows } = await sql<{ secret: string; backupCodes: string }>`
    select secret, "backupCodes" from goodword_sign_in."twoFactor"`.execute(db);
  const factor = rows.flatMap(({ secret, backupCodes }) => [secret, backupCodes]);
  expect(await Promise.all(factor.map((data) => symmetricDecrypt({ key, data })))).toEqual(['factor secret', 'codes']);
  expect((await asOwner('/leads')).status).toBe(401);
  const repeated = await ask(`${running!.url}/api/v1/campaigns`, 'POST', { name: 'Made once' }, program);
  expect([repeated.status, repeated.body]).toEqual([201, firstAnswer.body]);
  expect(repeated.headers.get('idempotency-replayed')).toBe('true');
});
