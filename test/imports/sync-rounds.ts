import { startPair, type Pair } from '../support/connected-goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

/** One pair for the tests of a file, and a round for each of them. */
export type SyncRounds = { pair: Pair; steps: ImportSteps; next(): Promise<SyncRound> };

/** What a test has to itself: a connected campaign, and a tag whose contacts its sync takes in. */
export type SyncRound = {
  campaignId: string;
  tagId: string;
  address(name: string): string;
  /** Makes a user with the tag. @returns the id of the contact */
  member(name: string): Promise<string>;
  /** An ongoing sync that has run once. @param settings those of the import that are not the usual ones */
  sync(settings?: Record<string, unknown>): Promise<string>;
};

export async function startSyncRounds(): Promise<SyncRounds> {
  const pair = await startPair({ webhooks: false });
  const steps = importSteps(pair);
  let round = 0;
  return {
    pair,
    steps,
    async next() {
      const number = (round += 1);
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
    },
  };
}
