import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetRows } from '../../src/imports/forget-rows.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

let pair: Pair;
let steps: ImportSteps;
let campaignId: string;

beforeAll(async () => {
  pair = await startPair();
  steps = importSteps(pair);
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const inDays = (days: number) => ({
  ...pair.crm,
  clock: { now: () => new Date(Date.now() + days * 86_400_000) },
});

async function fileOf(lines: number): Promise<string> {
  const { id } = await steps.draft(campaignId, { source: 'csv' });
  const people = Array.from({ length: lines }, (_, n) => `Person ${n},${id}-${n}@example.com`);
  const form = new FormData();
  form.set('file', new Blob([['Name,E-mail', ...people, 'No Address,none'].join('\n')], { type: 'text/csv' }), 'p.csv');
  const answer = await fetch(`${pair.url}/api/v1/imports/${id}/file`, {
    method: 'POST',
    headers: { cookie: pair.cookie },
    body: form,
  });
  expect(answer.status).toBe(200);
  return id;
}

const get = (id: string) => pair.ok('GET', `/imports/${id}`);
const stored = async (id: string) =>
  (await pair.crm.db.selectFrom('import_rows').select('row_key').where('import_id', '=', id).execute()).length;

describe('the people of an import', () => {
  it('go when it ended longer ago than they are kept; counts and referrers stay, and the screen is told', async () => {
    const id = await fileOf(3);
    await steps.dryRun(id);
    const done = await steps.ran(id);
    expect(done).toMatchObject({ counts: { enrolled: 3, skip: 1 }, rows_removed_at: null });
    await forgetRows(inDays(89));
    expect(await stored(id)).toBe(5);
    await forgetRows(inDays(91));
    expect(await stored(id)).toBe(0);
    const after = await get(id);
    expect(after.counts).toEqual(done.counts);
    expect(after.reasons).toEqual(done.reasons.map((reason: object) => ({ ...reason, examples: [] })));
    expect(after.rows_removed_at).not.toBeNull();
    expect(JSON.stringify(after)).not.toContain('@example.com');
    expect(after.file).toMatchObject({ name: 'p.csv', lines: 5 });
    expect(after.actions.retry).toMatchObject({ allowed: false });
    expect(after.actions.retry.reason).toContain('removed because of its age');
    expect((await pair.ok('GET', `/imports/${id}/rows`)).items).toEqual([]);
    expect((await pair.ok('GET', '/imports')).items.find((one: { id: string }) => one.id === id).counts).toEqual(
      done.counts,
    );
    expect(
      (await steps.referrers(campaignId)).filter(({ email }: { email: string }) => email.startsWith(id)),
    ).toHaveLength(3);
  });

  it('go in batches, also when an earlier night was broken off in the middle', async () => {
    const id = await fileOf(5_010);
    await pair.ok('POST', `/imports/${id}/cancel`);
    const stopping = new AbortController();
    stopping.abort();
    await forgetRows({ ...inDays(91), jobs: { ...pair.crm.jobs, stopping: stopping.signal } });
    expect(await stored(id)).toBe(12);
    const { counts } = await get(id);
    await forgetRows(inDays(91));
    expect(await stored(id)).toBe(0);
    expect((await get(id)).counts).toEqual(counts);
  });

  it('of a draft, of what runs and of an ongoing sync stay', async () => {
    const draft = await fileOf(1);
    const ready = await fileOf(1);
    await steps.dryRun(ready);
    await pair.crm.db
      .updateTable('imports')
      .set({ sync_state: 'On', state: 'Done' })
      .where('import_id', '=', ready)
      .execute();
    await forgetRows(inDays(1_000));
    expect([await stored(draft), await stored(ready)]).toEqual([3, 3]);
    await pair.crm.db.updateTable('imports').set({ sync_state: 'Stopped' }).where('import_id', '=', ready).execute();
    await forgetRows(inDays(1_000));
    expect(await stored(ready)).toBe(0);
  });
});
