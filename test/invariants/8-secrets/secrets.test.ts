import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../../src/platform/log/log.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { owner } from '../../support/goodword.ts';

let goodword: Pair;
let accessToken: string;
let apiKey: string;
let answers = '';
let logged = '';

/** Everything that can go wrong with a secret or an address in it, at the most talkative level. */
beforeAll(async () => {
  goodword = await startPair({ log: createLog('trace', { write: (line) => void (logged += line) }) });
  const { campaignId, code } = await goodword.campaign();
  await goodword.connect(campaignId);
  accessToken = await storedToken();
  await goodword.saveLeadsTab(campaignId);
  const sent = await goodword.joinAsLead(campaignId, code, 'ben.secret@example.com');
  await goodword.delivered(sent);
  await goodword.intercom.control('POST', 'fault', { method: 'POST', path: '/contacts', kind: 'html', status: 500 });
  await goodword.delivered(await goodword.joinAsLead(campaignId, code, 'cleo.secret@example.com'), 'Waiting');
  await goodword.intercom.control('POST', 'revoke', {});
  await goodword.delivered(await goodword.joinAsLead(campaignId, code, 'dan.secret@example.com'), 'Waiting');
  apiKey = (await goodword.api('POST', '/api-keys', { name: 'k' }, { 'idempotency-key': 'once' })).body.key;
  for (const path of [
    '/connections',
    `/campaigns/${campaignId}/integrations/intercom`,
    '/deliveries',
    '/events?limit=100',
    '/api-keys',
    '/session',
  ]) {
    answers += JSON.stringify((await goodword.api('GET', path)).body);
  }
});
afterAll(() => goodword.close());

/** The token as the product itself opens it. */
async function storedToken(): Promise<string> {
  const row = await goodword.app.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
  return goodword.app.context.secretBox.decrypt(
    row.token_sealed!,
    `connection:${row.workspace_id}:${row.external_workspace_id}`,
  );
}

/** Every row of every table, also of the sign-in and the job library, as text. */
async function dump(): Promise<string> {
  const { db } = goodword.app;
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  let text = '';
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    text += rows.rows.map(({ row }) => row).join('\n');
  }
  return text;
}

it('the access token, the client secret, the API key and the password are nowhere in the database', async () => {
  const text = await dump();
  // the dump does see what is stored in the clear
  expect(text).toContain('ben.secret@example.com');
  expect(accessToken.length).toBeGreaterThan(20);
  for (const secret of [accessToken, goodword.intercom.clientSecret, apiKey, owner.password]) {
    expect(text.includes(secret)).toBe(false);
  }
});

it('no secret is in an answer of the API', () => {
  expect(answers).toContain('Give 20, get 20');
  for (const secret of [accessToken, goodword.intercom.clientSecret, apiKey, owner.password]) {
    expect(answers.includes(secret)).toBe(false);
  }
});

it('no secret and no e-mail address is in the log', () => {
  expect(logged.length).toBeGreaterThan(100);
  for (const secret of [accessToken, goodword.intercom.clientSecret, apiKey, owner.password, '@example.com']) {
    expect(logged.includes(secret)).toBe(false);
  }
});

it('an encrypted token is decrypted only for its owner, and not after one letter changed', async () => {
  const { secretBox } = goodword.app.context;
  const sealed = secretBox.encrypt('secret', 'connection:a');
  expect(() => secretBox.decrypt(sealed, 'connection:b')).toThrow('cannot be decrypted');
  const broken = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A');
  expect(() => secretBox.decrypt(broken, 'connection:a')).toThrow('cannot be decrypted');
});
