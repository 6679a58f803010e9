import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Harness } from '../../sandbox/testing/harness.ts';
import { migrate } from '../../src/database/migrate.ts';
import { schemas } from '../../src/database/schemas.ts';
import { readAttribution } from '../../src/links/attribution.ts';
import { createSecretBox } from '../../src/platform/crypto/secret-box.ts';
import { createSigner } from '../../src/platform/crypto/signer.ts';
import { installJobs } from '../../src/platform/jobs/jobs.ts';
import type { TestDatabase } from '../support/database.ts';
import { ask, owner, until, type Answer, type Goodword } from '../support/goodword.ts';
import { isKept, keptColumns, todaysColumn, todaysName } from './renamed.ts';
import { readFixture, restoreDatabase, startUpgraded } from './restored-fixture.ts';
import { asTexts, readContents, type Contents } from './table-contents.ts';

const versions = readdirSync(join(import.meta.dirname, 'fixtures'));

describe.each(versions)('a database of %s', (version) => {
  const fixture = readFixture(version);
  let database: TestDatabase;
  let before: Contents;
  let after: Contents;
  let goodword: Goodword;
  let intercom: Harness;

  beforeAll(async () => {
    database = await restoreDatabase(version);
    before = await readContents(database.connectionString, ['public', 'auth', 'pgboss']);
    await migrate(database.connectionString, () => {});
    await installJobs(database.connectionString);
    after = await readContents(database.connectionString, Object.values(schemas));
    await keepSignedIn(database);
    ({ goodword, intercom } = await startUpgraded(version, database));
  }, 120_000);
  afterAll(async () => {
    await goodword?.close();
    await intercom?.close();
  });

  const asOwner = (method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${goodword.url}/api/v1${path}`, method, body, { cookie: fixture.cookie });
  const get = async (path: string): Promise<any> => {
    const answer = await asOwner('GET', path);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
    return answer.body;
  };

  it('keeps every row of every table', () => {
    expect(before.size).toBeGreaterThan(40);
    for (const [table, rows] of before) {
      if (!isKept(table)) continue;
      const kept = after.get(todaysName(table));
      expect(kept, table).toBeDefined();
      expect(kept!.length, `rows of ${table}`).toBeGreaterThanOrEqual(rows.length);
      const columns = keptColumns(table, Object.keys(rows[0] ?? {}));
      const today = columns.map((column) => todaysColumn(table, column));
      const texts = new Set(asTexts(kept!, today));
      expect(
        asTexts(rows, columns).filter((text) => !texts.has(text)),
        table,
      ).toEqual([]);
    }
  });

  it('names the teammate who was alerted by id, and keeps no address', () => {
    const members = new Map(after.get('goodword_sign_in.user')!.map(({ email, id }) => [email, id]));
    const recipientOf = (contents: Contents, table: string) =>
      new Map(contents.get(table)!.map(({ alert_id: id, recipient }) => [id, recipient]));
    const today = recipientOf(after, 'goodword.alerts');
    const earlier = recipientOf(before, 'public.alerts');
    expect(earlier.size).toBeGreaterThan(0);
    for (const [id, address] of earlier) expect(today.get(id)).toBe(members.get(address) ?? address);
  });

  it('opens the secrets that it encrypted', () => {
    const { decrypt } = createSecretBox(fixture.settings.GOODWORD_SECRET);
    const only = (table: string) => [...after].find(([name]) => name.endsWith(`.${table}`))![1][0]!;
    const connection = only('connections');
    const purpose = `connection:${fixture.workspace_id}:${String(connection['external_workspace_id'])}`;
    expect(decrypt(String(connection['token_sealed']), purpose)).toMatch(/^\S{20,}$/);
    const secretOfApp = String(only('intercom_apps')['client_secret_sealed']);
    expect(decrypt(secretOfApp, `intercom-app:${fixture.workspace_id}`)).toBe('a-secret-of-the-real-one');
    const secretOfWebhook = String(only('alert_settings')['webhook_secret_sealed']);
    expect(decrypt(secretOfWebhook, `alert-webhook:${fixture.workspace_id}`)).toMatch(/^\S{20,}$/);
  });

  it('knows its owner, their password, the API key, and refuses a wrong one', async () => {
    expect((await get('/session')).user.email).toBe(owner.email);
    const withKey = (key: string) =>
      ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { authorization: `Bearer ${key}` });
    expect((await withKey(fixture.api_key)).body.items).toHaveLength(2);
    expect((await withKey(`${fixture.api_key}x`)).status).toBe(401);
    const [key] = (await get('/api-keys')).items;
    expect(key).toMatchObject({ scopes: ['read', 'write'], expires_at: null });
    const { email, password } = owner;
    expect((await ask(`${goodword.url}/api/v1/session`, 'POST', { email, password })).status).toBeLessThan(300);
  });

  it('verifies the links and cookies that it signed', async () => {
    const signer = createSigner(fixture.settings.GOODWORD_SECRET, 'attribution');
    const token = decodeURIComponent(fixture.referral_cookie.split('=')[1]!);
    expect(readAttribution(signer, token, new Date(fixture.made_at))).toMatchObject({
      campaignId: fixture.campaign_id,
      linkCode: fixture.referral_code,
    });
    const invitation = await fetch(goodword.url + fixture.invitation, { headers: { cookie: fixture.referral_cookie } });
    expect(invitation.status).toBe(200);
    // the address of a page that showed a link for ever carries no time: it says how to get the link instead
    const joined = await (await fetch(goodword.url + fixture.joined_page, { redirect: 'manual' })).text();
    expect(joined).toContain('This address does not work');
    expect(joined).not.toContain('/r/LOU-');
  });

  it('finishes the import, the bulk operation, the deliveries and the notifications that were under way', async () => {
    const [running] = fixture.import_ids;
    await until(async () => (await get(`/imports/${running}`)).state === 'Done', 'the import is done', 90_000);
    for (const id of fixture.run_ids) {
      await until(async () => (await get(`/bulk-operations/${id}`)).state === 'Done', 'the back-fill is done', 90_000);
      expect((await get(`/bulk-operations/${id}`)).progress).toMatchObject({ total: 40, done: 40, failed: 0 });
    }
    const open = async () => {
      const pages = ['Planned', 'Sending', 'Waiting'].map((state) => get(`/deliveries?state=${state}`));
      const items = (await Promise.all(pages)).flatMap((page) => page.items);
      return items.map(({ kind, state, outcome }: any) => `${kind} ${state}: ${outcome}`);
    };
    await until(async () => (await open()).length === 0, 'no delivery is open', 150_000).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}: ${(await open()).join(', ')}`);
      },
    );
    const members = await allContacts(intercom, 'member.');
    expect(members).toHaveLength(320);
    const friends = ['mia', 'ned', 'ola', 'pam'].map((friend) => `${friend}@example.com`);
    const springs = Array.from({ length: 40 }, (_, n) => `spring${n}@example.com`);
    for (const address of [...friends, ...springs])
      expect(await allContacts(intercom, address), address).toHaveLength(1);
    const referrers = await countOf(`/referrers?campaign_id=${fixture.campaign_id}`);
    expect(referrers).toBe(1 + 2 + 1 + 320);
  }, 400_000);

  it('qualifies leads and creates rewards as before', async () => {
    expect((await get('/rewards')).items).toHaveLength(4);
    const lead = (await get(`/leads?campaign_id=${fixture.campaign_id}&search=finn`)).items[0];
    const [contact] = await allContacts(intercom, 'finn@example.com');
    await intercom.call('PUT', `/contacts/${contact.id}`, { custom_attributes: { 'Signed up': 'Yes' } });
    await until(async () => (await get(`/leads/${lead.id}`)).state === 'Qualified', 'Finn is qualified', 30_000);
    expect((await get('/rewards')).items).toHaveLength(5);
  });

  it('shows what happened then under today’s names', async () => {
    const keys = new Set<string>();
    for (let next = ''; next !== null;) {
      const { items, next_cursor } = await get(`/events?limit=100${next && `&cursor=${next}`}`);
      for (const { evidence } of items) for (const key of Object.keys(evidence)) keys.add(key);
      next = next_cursor;
    }
    expect(keys).toContain('message');
    expect([...keys].filter((key) => ['words', 'run_id', 'gap_id'].includes(key))).toEqual([]);
    const then = [...after].find(([table]) => table.endsWith('.events'))![1];
    expect(then.some((event) => JSON.stringify(event['evidence']).includes('"words"'))).toBe(true);
  });

  async function countOf(path: string): Promise<number> {
    let count = 0;
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: any = await get(`${path}&limit=100${cursor && `&cursor=${cursor}`}`);
      count += page.items.length as number;
      cursor = page.next_cursor;
    }
    return count;
  }
});

async function allContacts(intercom: Harness, start: string): Promise<any[]> {
  const contacts: any[] = [];
  let after: string | undefined;
  do {
    const { body }: Answer = await intercom.call('POST', '/contacts/search', {
      query: { field: 'email', operator: '^', value: start },
      pagination: { per_page: 150, ...(after && { starting_after: after }) },
    });
    contacts.push(...body.data);
    after = body.pages.next?.starting_after;
  } while (after);
  return contacts;
}

/** The cookie of that time has run out by now; this is the moment after it was made. */
async function keepSignedIn({ connectionString }: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    `update goodword_sign_in.session set "expiresAt" = now() + interval '1 day', "createdAt" = now(), "updatedAt" = now()`,
  );
  await client.end();
}
