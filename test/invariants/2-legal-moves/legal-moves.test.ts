import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startGoodword, type Goodword } from '../../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

const createCampaign = async (name: string): Promise<string> =>
  (await goodword.api('POST', '/campaigns', { name })).body.id;
const stateOf = async (id: string) => (await goodword.api('GET', `/campaigns/${id}`)).body.state;
/** The moves of a campaign, the first one first. */
const movesOf = async (id: string): Promise<{ type: string; evidence: { old: string; new: string } }[]> =>
  (await goodword.api('GET', `/events?campaign_id=${id}&limit=100`)).body.items
    .filter(({ type }: { type: string }) => type !== 'campaign.created')
    .toReversed();

it('forty launches and pauses at once leave a chain of events in which each begins where the one before ended', async () => {
  const id = await createCampaign('Contested');
  await goodword.api('POST', `/campaigns/${id}/launch`);
  const answers = await atOnce(40, (index) =>
    goodword.api('POST', `/campaigns/${id}/${index % 2 ? 'launch' : 'pause'}`),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const moves = await movesOf(id);
  const states = moves.map(({ evidence }) => evidence.new);
  expect(moves.map(({ evidence }) => evidence.old)).toEqual(['Draft', ...states.slice(0, -1)]);
  for (const { type, evidence } of moves) {
    expect(evidence.new).toBe(type === 'campaign.launched' ? 'Launched' : 'Paused');
    expect(evidence.new).not.toBe(evidence.old);
  }
  expect(await stateOf(id)).toBe(states.at(-1));
});

it('a move that its table does not have is refused from every side, and leaves no event', async () => {
  const id = await createCampaign('Draft');
  const answers = await atOnce(20, () => goodword.api('POST', `/campaigns/${id}/pause`));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['409 illegal_move']));
  expect(await stateOf(id)).toBe('Draft');
  expect(await movesOf(id)).toEqual([]);
});

it('a move whose event cannot be written does not happen', async () => {
  const { db } = goodword.app;
  const id = await createCampaign('Without history');
  await sql`alter table goodword.events add constraint no_launch check (type <> 'campaign.launched') not valid`.execute(
    db,
  );
  const answers = await atOnce(10, () => goodword.api('POST', `/campaigns/${id}/launch`));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([500]));
  expect(await stateOf(id)).toBe('Draft');
  await sql`alter table goodword.events drop constraint no_launch`.execute(db);
  expect((await goodword.api('POST', `/campaigns/${id}/launch`)).body.state).toBe('Launched');
});

it('an event can be neither changed nor deleted', async () => {
  const { db } = goodword.app;
  await createCampaign('Remembered');
  await expect(db.updateTable('events').set({ type: 'x' }).execute()).rejects.toThrow('permission denied');
  await expect(db.deleteFrom('events').execute()).rejects.toThrow('permission denied');
  await expect(sql`truncate goodword.events`.execute(db)).rejects.toThrow('permission denied');
});

it('a link is paused once however many press, and says what can be done with it', async () => {
  const campaignId = await createCampaign('Links');
  await goodword.api('POST', `/campaigns/${campaignId}/launch`);
  const referrer = { campaign_id: campaignId, email: 'ana@example.com' };
  const { id, actions } = (await goodword.api('POST', '/referrers', referrer)).body;
  expect(actions).toMatchObject({ pause_link: { allowed: true }, resume_link: { allowed: false } });
  const answers = await atOnce(20, () => goodword.api('POST', `/referrers/${id}/link/pause`));
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body).toMatchObject({
      link_paused: true,
      actions: {
        pause_link: { allowed: false, reason: 'This link is already Paused.' },
        resume_link: { allowed: true },
      },
    });
  }
  expect((await movesOf(campaignId)).filter(({ type }) => type === 'link.paused')).toHaveLength(1);
});
