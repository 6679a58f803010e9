import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseDeleted } from '../../src/people/erase-deleted.ts';
import { newId } from '../../src/platform/id/id.ts';
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

describe('by itself', () => {
  /** Open proposals beside a lead's own one. */
  const alsoProposed = async (proposalId: string, rows: readonly object[]) => {
    const { proposal_id: _, ...own } = await pair.app.db
      .selectFrom('erasure_proposals')
      .selectAll()
      .where('proposal_id', '=', proposalId)
      .executeTakeFirstOrThrow();
    const proposals = rows.map((row) => ({ ...own, proposal_id: newId(), ...row }));
    await pair.app.db.insertInto('erasure_proposals').values(proposals).execute();
    return proposals.map((one) => one.proposal_id);
  };
  const stateOf = (proposalId: string) =>
    pair.app.db
      .selectFrom('erasure_proposals')
      .select(['state', 'note'])
      .where('proposal_id', '=', proposalId)
      .executeTakeFirstOrThrow();

  beforeEach(async () => {
    aheadMs = 0;
    await pair.ok('PUT', '/people/erasure-settings', { erases_deleted: true });
  });

  it('one who is a lead and a referrer is erased once, and those after them in the list as well', async () => {
    const { id: referrerId } = await pair.ok('POST', '/referrers', {
      campaign_id: campaignId,
      email: 'both@deleted.example.com',
    });
    const both = await deletedLead('both@deleted.example.com');
    const [ofReferrer] = await alsoProposed(both.proposalId, [{ subject: 'referrer', subject_id: referrerId }]);
    const next = await deletedLead('next@deleted.example.com');
    aheadMs = 8 * dayMs;
    await eraseDeleted(pair.app.context.people);
    expect((await pair.leadOf(both.leadId)).erased_at).not.toBeNull();
    expect((await pair.leadOf(next.leadId)).erased_at).not.toBeNull();
    expect(await stateOf(ofReferrer!)).toEqual({ state: 'Erased', note: null });
  });

  it('a proposal that cannot be looked at says so, and keeps none after it waiting', async () => {
    const { leadId, proposalId } = await deletedLead('after@deleted.example.com');
    const past = new Date(Date.now() - dayMs);
    const erased = await pair.app.db
      .selectFrom('leads')
      .select('lead_id')
      .where('erased_at', 'is not', null)
      .executeTakeFirstOrThrow();
    const [unknown, erasedBefore] = await alsoProposed(proposalId, [
      { subject_id: newId(), proposed_at: past },
      { subject_id: erased.lead_id, contact_id: 'of-erased', proposed_at: past },
    ]);
    aheadMs = 8 * dayMs;
    await eraseDeleted(pair.app.context.people);
    expect((await pair.leadOf(leadId)).erased_at).not.toBeNull();
    expect(await stateOf(unknown!)).toEqual({ state: 'Open', note: expect.stringContaining('There is no such lead.') });
    expect(await stateOf(erasedBefore!)).toEqual({ state: 'Erased', note: null });
    await pair.app.db.deleteFrom('erasure_proposals').where('proposal_id', '=', unknown!).execute();
  });

  it('many that wait for a teammate do not keep newer ones from being looked at', async () => {
    const waits = await deletedLead('waits@deleted.example.com');
    await pair.app.db
      .updateTable('crm_contacts')
      .set({ state: 'active', contact_id: 'still-there' })
      .where('subject_id', '=', waits.leadId)
      .execute();
    const day = { proposed_at: new Date(Date.now() - dayMs), looked_at: new Date() };
    await alsoProposed(
      waits.proposalId,
      Array.from({ length: 50 }, (_, index) => ({ contact_id: `gone-${index}`, ...day })),
    );
    const newer = await deletedLead('newer@deleted.example.com');
    aheadMs = 8 * dayMs;
    await eraseDeleted(pair.app.context.people);
    expect((await pair.leadOf(newer.leadId)).erased_at).not.toBeNull();
  });
});
