import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

let pair: Pair;
let steps: ImportSteps;
let campaignId: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  steps = importSteps(pair);
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const erase = (email: string) => pair.api('POST', '/people/erasures', { email, dry_run: false });

it('an import leaves a person out who was erased, and keeps nothing of them; the others are enrolled', async () => {
  await steps.contacts([
    { role: 'user', email: 'erased.one@example.com', name: 'Erasmus One' },
    { role: 'user', email: 'stays.one@example.com', name: 'Stella One' },
  ]);
  const first = await steps.draft(campaignId);
  await steps.dryRun(first.id);
  await steps.ran(first.id);
  expect((await erase('erased.one@example.com')).status).toBe(200);
  const second = await steps.draft(campaignId);
  await steps.dryRun(second.id);
  await steps.ran(second.id);
  const emails = (await steps.referrers(campaignId)).map(({ email }) => email);
  expect(emails).toContain('stays.one@example.com');
  expect(emails).not.toContain('erased.one@example.com');
  const rows = await sql<{ reason: string; email: string; first_name: string }>`
    select reason, email, first_name from goodword.import_rows
    where import_id = ${second.id} and reason = 'erased'`.execute(pair.app.db);
  expect(rows.rows).toEqual([{ reason: 'erased', email: '', first_name: '' }]);
});

it('a person who is erased after the dry run, or while an import runs, is not enrolled by it, nor stays enrolled', async () => {
  const address = (at: number) => `many${at}@example.com`;
  const all = Array.from({ length: 60 }, (_, at) => at);
  await steps.contacts(all.map((at) => ({ role: 'user', email: address(at), name: `Many ${at}` })));
  // known by another campaign, so that there is someone to erase before the import comes to them
  const { id: other } = await pair.ok('POST', '/campaigns', { name: 'Another' });
  await pair.ok('POST', `/campaigns/${other}/launch`);
  for (const at of all) await pair.ok('POST', '/referrers', { campaign_id: other, email: address(at) });
  const { id } = await steps.draft(campaignId);
  await steps.dryRun(id);
  for (const at of all.slice(0, 10)) expect((await erase(address(at))).status).toBe(200);
  await pair.ok('POST', `/imports/${id}/start`);
  for (const at of all.slice(10, 20)) expect((await erase(address(at))).status).toBe(200);
  await steps.inState(id, 'Done');
  const emails = new Set((await steps.referrers(campaignId)).map(({ email }) => email));
  for (const at of all.slice(0, 20)) expect(emails).not.toContain(address(at));
  expect(emails).toContain(address(40));
  const { rows } = await sql`select from goodword.import_rows where email like 'many1_@example.com'`.execute(
    pair.app.db,
  );
  expect(rows).toEqual([]);
});
