const key = 'goodword-last-campaign';

/** Remembers, in this browser, which campaign was open last. */
export function rememberCampaign(id: string): void {
  localStorage.setItem(key, id);
}

/** The campaign to open first: the one that was open last, else the newest. */
export function campaignToOpen<Campaign extends { id: string }>(campaigns: readonly Campaign[]): Campaign | undefined {
  const last = localStorage.getItem(key);
  return campaigns.find(({ id }) => id === last) ?? campaigns[0];
}
