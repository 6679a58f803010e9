import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { importSteps, type ImportSteps } from '../../support/imports.ts';

const count = 5_000;
const link = 'custom_attributes.goodword_link';

let pair: Pair;
let steps: ImportSteps;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  steps = importSteps(pair);
  await pair.intercom.control('POST', 'settings', { rate_limit_per_minute: 1_000_000 });
}, 60_000);
afterAll(() => pair.close());

it('an import of 5,000 contacts makes each a referrer with a link, and a merge in the middle loses no one', async () => {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  await pair.intercom.call('POST', '/data_attributes', {
    name: 'goodword_link',
    model: 'contact',
    data_type: 'string',
  });
  const ids = await steps.contacts(
    Array.from({ length: count }, (_, n) => ({
      role: n % 2 ? 'user' : 'lead',
      email: `many.${n}@example.com`,
      name: `Many ${n}`,
    })),
  );
  const conditions = [{ attribute: 'email', operator: 'starts_with', value: 'many.' }];
  const { id } = await steps.draft(campaignId, {
    selection: { contact_type: 'all_contacts', conditions },
    return_fields: { referral_link: link, referrals_count: null, converted_referrals_count: null },
  });
  const ready = await steps.dryRun(id);
  expect(ready.plan).toMatchObject({ create: count, update: 0, skip: 0, exclude: 0 });
  expect(ready.plan.calls).toMatchObject({ reading: 34, links_written: count });

  await steps.move(id, 'start');
  await until(async () => (await pair.api('GET', `/imports/${id}`)).body.progress.done >= 300, 'some are done');
  // the first is a lead that was taken already; the last user comes at the end
  const survivor = ids.at(-1)!;
  await pair.intercom.call('POST', '/contacts/merge', {
    from: ids[0],
    into: survivor,
    skip_duplicate_validation: true,
  });
  const done = await steps.inState(id, 'Done');
  expect(done.counts.enrolled + done.counts.updated).toBeGreaterThanOrEqual(count);
  expect(done.counts).toMatchObject({ failed: 0, waiting: 0 });
  const referrers = new Map(
    (await steps.referrers(campaignId)).map((referrer): [string, any] => [referrer.email, referrer]),
  );
  // a person who was enrolled as the lead may be linked to the surviving user by the time that one comes: then they are one
  expect(referrers.size).toBeGreaterThanOrEqual(count);

  const written = await until(
    async () => {
      const contacts = await allContacts();
      const linked = contacts.filter(({ custom_attributes: { goodword_link: value } }) => value);
      return linked.length === count - 1 && linked;
    },
    'every contact has its link',
    120_000,
  );
  for (const contact of written) {
    const mine = [contact.email, ...(contact.id === survivor ? ['many.0@example.com'] : [])];
    expect(mine.map((email) => referrers.get(email)?.link)).toContain(contact.custom_attributes.goodword_link);
    expect(referrers.has(contact.email)).toBe(true);
  }
}, 600_000);

async function allContacts(): Promise<any[]> {
  const contacts: any[] = [];
  let after: string | undefined;
  do {
    const { body } = await pair.intercom.call('POST', '/contacts/search', {
      query: { field: 'email', operator: '^', value: 'many.' },
      pagination: { per_page: 150, ...(after && { starting_after: after }) },
    });
    contacts.push(...body.data);
    after = body.pages.next?.starting_after;
  } while (after);
  return contacts;
}
