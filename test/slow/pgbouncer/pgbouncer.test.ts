import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask, until } from '../../support/goodword.ts';
import { createBlankDatabase, type TestDatabase } from '../../support/database.ts';
import { startPgBouncer, whyNoPgBouncer, type PgBouncer } from '../../support/pgbouncer.ts';
import { closeDatabase, openDatabase } from '../../../src/database/database.ts';
import { createLocks } from '../../../src/database/locks.ts';
import { lookAtDatabase } from '../../../src/database/sessions.ts';
import { contactsOf, launchCampaign, openStream, startPooledProduct, type PooledProduct } from './pooled-product.ts';

const missing = await whyNoPgBouncer();
if (missing) console.log(`PgBouncer suite skipped: ${missing}`);

const leads = 24;
const patienceMs = 120_000;

/** Three ways to run behind it, and what is to be seen of each. */
const ways = [
  { mode: 'session', direct: false, areShared: false, hears: true },
  { mode: 'transaction', direct: false, areShared: true, hears: false },
  { mode: 'transaction', direct: true, areShared: true, hears: true },
] as const;

describe.skipIf(missing !== null).each(ways)(
  'in $mode mode (direct address: $direct)',
  ({ mode, direct, areShared, hears }) => {
    let database: TestDatabase;
    let bouncer: PgBouncer;
    let product: PooledProduct;

    beforeAll(async () => {
      database = await createBlankDatabase();
      // in session mode each connection takes one of the pool, which has to hold those of both programs
      const settings = mode === 'session' ? { default_pool_size: 70 } : {};
      bouncer = await startPgBouncer({ server: inject('testServer'), mode, settings });
      product = await startPooledProduct({
        DATABASE_URL: bouncer.through(database.connectionString),
        ...(direct && { DATABASE_DIRECT_URL: database.connectionString }),
      });
    }, 180_000);
    afterAll(async () => {
      await product?.close();
      await bouncer?.stop();
      await database?.drop();
    });

    it('sees how sessions behave', async () => {
      const url = bouncer.through(database.connectionString);
      const seen = await lookAtDatabase(url, direct ? database.connectionString : null);
      expect({ areShared: seen.areShared, hears: seen.listenAt !== null }).toEqual({ areShared, hears });
    });

    it('says in one line and at /readyz whether screens follow at once', async () => {
      const { status, body } = await ask(`${product.url}/readyz`, 'GET');
      expect(status).toBe(200);
      expect(body).toEqual(hears ? { status: 'ready' } : { status: 'ready', changes: expect.stringContaining('5 s') });
      const lines = product.server.output().match(/set DATABASE_DIRECT_URL/g) ?? [];
      expect(lines).toHaveLength(hears ? 0 : 1);
    });

    it('a friend joins by link, is sent to Intercom, qualifies there and earns the reward; screens follow', async () => {
      const { campaignId, code } = await launchCampaign(product);
      const visit = await fetch(`${product.url}/r/${code}`, { redirect: 'manual' });
      expect(visit.status).toBe(302);
      const stream = await openStream(product);
      stream.topics.length = 0;
      const lead = { campaign_id: campaignId, referral_code: code, email: 'ben@example.com', first_name: 'Ben' };
      const { id } = await product.ok('POST', '/leads', lead);
      await until(async () => stream.topics.includes(hears ? 'leads' : 'everything'), 'screens follow', 8_000);
      stream.close();
      const contact = await until(
        async () => (await contactsOf(product.intercom, 'ben@example.com'))[0],
        'Intercom has the contact',
        patienceMs,
      );
      await product.intercom.call('PUT', `/contacts/${contact.id}`, { custom_attributes: { 'Signed up': 'Yes' } });
      await until(
        async () => (await product.ok('GET', `/leads/${id}`)).state === 'Qualified',
        'the lead qualifies',
        patienceMs,
      );
      const { items } = await product.ok('GET', `/rewards?lead_id=${id}`);
      expect(items).toHaveLength(1);
    }, 240_000);

    it('a worker killed with deliveries in progress: nothing is lost, nothing is doubled', async () => {
      const { campaignId, code } = await launchOrFind();
      // every second contact is created and never answered for, so that the worker is on the way as long as it lives
      const silence = { method: 'POST', path: '/contacts', kind: 'hang', after: true, every: 2, until: 'cleared' };
      await product.intercom.control('POST', 'fault', silence);
      const addresses = Array.from({ length: leads }, (_, number) => `friend-${number}@example.com`);
      const ids = await Promise.all(
        addresses.map(async (address) => {
          const lead = { campaign_id: campaignId, referral_code: code, email: address, first_name: 'Lea' };
          return (await product.ok('POST', '/leads', lead)).id as string;
        }),
      );
      const sent = async () => {
        const states = await Promise.all(
          ids.map(async (id) => (await product.ok('GET', `/deliveries?subject_id=${id}`)).items[0]?.state),
        );
        return states.filter((state) => state === 'Sent').length;
      };
      await until(async () => (await sent()) > 0, 'some are sent', patienceMs);
      product.worker.signal('SIGKILL');
      await product.worker.exited;
      await product.intercom.control('DELETE', 'fault');
      expect(await sent(), 'it died on the way').toBeLessThan(leads);
      await product.startWorker();
      await until(async () => (await sent()) === leads, 'all are sent', patienceMs);
      for (const address of addresses) expect(await contactsOf(product.intercom, address), address).toHaveLength(1);
    }, 400_000);

    it('a lock is held by one at a time among connections that share sessions', async () => {
      const url = bouncer.through(database.connectionString);
      const db = openDatabase(url, { sessions: { areShared, prepare: !areShared }, log: () => {} });
      const lock = { workspaceId: '00000000-0000-7000-8000-000000000001', name: 'one at a time' };
      const everyone = Array.from({ length: 5 }, () => createLocks(url, { db, log: () => {} }));
      let running = 0;
      let most = 0;
      const work = async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 10));
        running -= 1;
      };
      await Promise.all(everyone.map((locks) => until(() => locks.whileLocked(lock, work), 'each gets it')));
      expect(most).toBe(1);
      await Promise.all(everyone.map((locks) => locks.close()));
      await closeDatabase(db);
    });

    /** The campaign of before; its code is in the referrer. */
    async function launchOrFind(): Promise<{ campaignId: string; code: string }> {
      const [campaign] = (await product.ok('GET', '/campaigns')).items;
      const [referrer] = (await product.ok('GET', `/referrers?campaign_id=${campaign.id}`)).items;
      return { campaignId: campaign.id, code: referrer.code };
    }
  },
);

describe.skipIf(missing !== null)('prepared statements that PgBouncer 1.18 loses', () => {
  let database: TestDatabase;
  let bouncer: PgBouncer;
  let product: PooledProduct | undefined;

  beforeAll(async () => {
    database = await createBlankDatabase();
    bouncer = await startPgBouncer({ server: inject('testServer'), mode: 'transaction' });
  });
  afterEach(() => product?.close());
  afterAll(async () => {
    await bouncer.stop();
    await database.drop();
  });

  it('where they were switched on, one sentence says so, and visitors notice nothing', async () => {
    product = await startPooledProduct({
      DATABASE_URL: bouncer.through(database.connectionString),
      DATABASE_PREPARED_STATEMENTS: 'on',
    });
    const { code } = await launchCampaign(product);
    const { server, url } = product;
    const statuses = new Set<number>();
    await until(async () => {
      const visits = await Promise.all(
        Array.from({ length: 20 }, () => fetch(`${url}/r/${code}`, { redirect: 'manual' })),
      );
      for (const { status } of visits) statuses.add(status);
      return server.output().includes('set DATABASE_PREPARED_STATEMENTS=off');
    }, 'the sentence is logged');
    expect([...statuses]).toEqual([302]);
    expect(server.output().match(/set DATABASE_PREPARED_STATEMENTS=off/g)).toHaveLength(1);
  }, 180_000);
});
