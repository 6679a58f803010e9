import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

/** What a test has to itself: a connected campaign, and a tag whose contacts its sync takes in. */
export type SyncRound = {
  pair: Pair;
  steps: ImportSteps;
  campaignId: string;
  tagId: string;
  address(name: string): string;
  /** Makes a user with the tag. @returns the id of the contact */
  member(name: string): Promise<string>;
  /** An ongoing sync that has run once. @param settings those of the import that are not the usual ones */
  sync(settings?: Record<string, unknown>): Promise<string>;
};

/** One pair for the tests of a file, and a round for each of them: what this returns is the round of the test that runs. */
export function useSyncRounds(): SyncRound {
  const current = {} as SyncRound;
  let number = 0;
  beforeAll(async () => {
    const pair = await startPair({ webhooks: false });
    Object.assign(current, { pair, steps: importSteps(pair) });
  });
  afterAll(() => current.pair.close());
  beforeEach(async () => {
    Object.assign(current, await beginRound(current, (number += 1)));
  });
  return current;
}

async function beginRound(
  { pair, steps }: Pick<SyncRound, 'pair' | 'steps'>,
  number: number,
): Promise<Omit<SyncRound, 'pair' | 'steps'>> {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  const tagId = String((await pair.intercom.call('POST', '/tags', { name: `Round ${number}` })).body.id);
  const address = (name: string) => `${name}.${number}@example.com`;
  return {
    campaignId,
    tagId,
    address,
    async member(name) {
      const [id] = await steps.contacts([{ role: 'user', email: address(name), name }]);
      await pair.intercom.call('POST', `/contacts/${id}/tags`, { id: tagId });
      return id!;
    },
    async sync(settings = {}) {
      const selection = { contact_type: 'only_users', tag_ids: [tagId] };
      const { id } = await steps.draft(campaignId, { selection, mode: 'ongoing', ...settings });
      await steps.dryRun(id);
      await steps.ran(id);
      return id;
    },
  };
}
