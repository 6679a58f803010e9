import { startPair, type Pair } from './connected-goodword.ts';

/** A pair whose leads are sent: its campaign is launched and connected, and its Leads tab is saved. */
export type SendingPair = {
  pair: Pair;
  connectionId: string;
  campaignId: string;
  /** of a referrer who joined before anybody was sent */
  code: string;
  referrerId: string;
};

export async function startSendingPair(options?: Parameters<typeof startPair>[0]): Promise<SendingPair> {
  const pair = await startPair(options);
  const campaign = await pair.campaign();
  await pair.connect(campaign.campaignId);
  await pair.saveLeadsTab(campaign.campaignId);
  return { pair, ...campaign, connectionId: (await pair.ok('GET', '/connections')).items[0].id };
}
