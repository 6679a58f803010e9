import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseDeleted } from '../../src/people/erase-deleted.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let aheadMs = 0;
const dayMs = 86_400_000;

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});
afterAll(() => pair.close());

const open = () => pair.ok('GET', '/people/erasure-proposals');
const proposalOf = async (leadId: string) => (await open()).items.find((one: any) => one.person_id === leadId);
const decide = async (ids: string[], decision: string, more = {}) =>
  (await pair.ok('POST', '/people/erasure-proposals/decisions', { ids, decision, ...more })).items;

/** A lead whose contact is deleted in Intercom. */
async function deletedLead(email: string) {
  const leadId = await pair.joinAsLead(campaignId, code, email);
  const { contact_id: contactId } = await pair.delivered(leadId);
  await pair.intercom.call('DELETE', `/contacts/${contactId}`);
  const proposal = await until(() => proposalOf(leadId), 'the erasure is proposed');
  return { leadId, contactId, proposalId: proposal.id as string, proposal };
}

it('a contact that is deleted in Intercom proposes an erasure; a teammate erases or keeps the person', async () => {
  const one = await deletedLead('one@deleted.example.com');
  const two = await deletedLead('two@deleted.example.com');
  expect(one.proposal).toMatchObject({
    email: 'one@deleted.example.com',
    kind: 'lead',
    automatic_at: null,
    has_other_contact: false,
    undecided_rewards: 0,
  });
  expect(await open()).toMatchObject({ count: 2, erases_deleted: false });
  expect((await pair.leadOf(one.leadId)).email).toBe('one@deleted.example.com');
  expect(await decide([one.proposalId], 'erase')).toEqual([{ id: one.proposalId, outcome: 'erased', reason: null }]);
  expect(await decide([two.proposalId], 'dismiss')).toMatchObject([{ outcome: 'dismissed' }]);
  expect((await pair.leadOf(one.leadId)).erased_at).not.toBeNull();
  expect((await pair.leadOf(two.leadId)).email).toBe('two@deleted.example.com');
  expect(await open()).toMatchObject({ count: 0 });
  // again, by another teammate: nothing happens twice
  expect(await decide([one.proposalId], 'erase')).toMatchObject([{ outcome: 'erased' }]);
});

it('many are decided at once, and one whose rewards are owed is refused until that is decided', async () => {
  const free = await deletedLead('free@deleted.example.com');
  const owed = await deletedLead('owed@deleted.example.com');
  await pair.ok('PUT', `/campaigns/${campaignId}/reward-rules/lead`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 500, currency: 'EUR' } },
  });
  await pair.ok('POST', `/leads/${owed.leadId}/qualify`);
  const ids = [free.proposalId, owed.proposalId];
  const outcomes = await decide(ids, 'erase');
  expect(outcomes.map(({ outcome }: any) => outcome)).toEqual(['erased', 'refused']);
  expect(outcomes[1].reason).toContain('neither issued nor cancelled');
  expect(await proposalOf(owed.leadId)).toMatchObject({ undecided_rewards: 1 });
  expect(await decide([owed.proposalId], 'erase', { rewards: 'cancel' })).toMatchObject([{ outcome: 'erased' }]);
});

it('by itself Goodword erases only where the workspace says so, after seven days, what is gone and has no other contact', async () => {
  const gone = await deletedLead('gone@deleted.example.com');
  const back = await deletedLead('back@deleted.example.com');
  const twin = await deletedLead('twin@deleted.example.com');
  const { context } = pair.app;
  // the same person as another contact, and a contact that is there under the id
  await pair.app.db
    .insertInto('crm_contacts')
    .columns(['workspace_id', 'connection_id', 'contact_id', 'subject', 'subject_id', 'known_by', 'linked_at', 'state'])
    .expression((eb) =>
      eb
        .selectFrom('crm_contacts')
        .select((one) => [
          'workspace_id',
          'connection_id',
          one.val('another').as('contact_id'),
          'subject',
          'subject_id',
          'known_by',
          'linked_at',
          one.val('active').as('state'),
        ])
        .where('subject_id', '=', twin.leadId),
    )
    .execute();
  const there = (await pair.intercom.call('POST', '/contacts', { role: 'user', email: 'there@example.com' })).body.id;
  await pair.app.db
    .updateTable('erasure_proposals')
    .set({ contact_id: there })
    .where('proposal_id', '=', back.proposalId)
    .execute();

  aheadMs = 8 * dayMs;
  await eraseDeleted(context.people);
  expect((await pair.leadOf(gone.leadId)).erased_at).toBeNull();

  aheadMs = 0;
  await pair.ok('PUT', '/people/erasure-settings', { erases_deleted: true });
  expect((await proposalOf(gone.leadId)).automatic_at).not.toBeNull();
  aheadMs = 6 * dayMs;
  await eraseDeleted(context.people);
  expect((await pair.leadOf(gone.leadId)).erased_at).toBeNull();

  aheadMs = 8 * dayMs;
  await Promise.all([eraseDeleted(context.people), eraseDeleted(context.people)]);
  expect((await pair.leadOf(gone.leadId)).erased_at).not.toBeNull();
  expect((await pair.leadOf(back.leadId)).erased_at).toBeNull();
  expect((await pair.leadOf(twin.leadId)).erased_at).toBeNull();
  expect(await proposalOf(back.leadId)).toBeUndefined();
  expect((await proposalOf(twin.leadId)).note).toBe('Another contact of the person is still there.');
});
