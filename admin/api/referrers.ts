import { answer, at, client, present } from './client.ts';
import { moveMany, type Moves } from './move-many.ts';
import type { NewReferrer, ReferrerFilters } from './types.ts';

/** Adds a referrer; `existed` says that this person already refers in the campaign and was left as they are. */
export async function addReferrer(body: NewReferrer) {
  const { data, response } = await client.POST('/api/v1/referrers', { body });
  return { referrer: present(data), existed: response.status === 200 };
}

/** Takes a referral link out of use until it is resumed: its page says so to visitors, and no one can join through it. */
export const pauseLink = (id: string) => answer(client.POST('/api/v1/referrers/{id}/link/pause', at(id)));

/** Takes a paused referral link back into use. */
export const resumeLink = (id: string) => answer(client.POST('/api/v1/referrers/{id}/link/resume', at(id)));

/** Pauses the links of many referrers. */
export const pauseLinks = (referrerIds: readonly string[]): Promise<Moves> =>
  moveMany(referrerIds, (ids) => answer(client.POST('/api/v1/referrers/link/pause', { body: { ids } })));

/** Takes paused links of many referrers back into use. */
export const resumeLinks = (referrerIds: readonly string[]): Promise<Moves> =>
  moveMany(referrerIds, (ids) => answer(client.POST('/api/v1/referrers/link/resume', { body: { ids } })));

/** The ids of the referrers that match, as many as can be acted on at once. */
export const readReferrerIds = (query: ReferrerFilters) =>
  answer(client.GET('/api/v1/referrers/ids', { params: { query } }));
