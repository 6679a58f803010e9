import { answer, at, client, present } from './client.ts';
import { moveMany, type Moves } from './move-many.ts';
import type { HoldReason, LeadFilters, NewLead } from './types.ts';

/** Adds a lead under a referral code; `existed` says that the first referrer kept an older lead. */
export async function addLead(body: NewLead) {
  const { data, response } = await client.POST('/api/v1/leads', { body });
  return { lead: present(data), existed: response.status === 200 };
}

/** Qualifies a lead by hand. */
export const qualifyLead = (id: string) => answer(client.POST('/api/v1/leads/{id}/qualify', at(id)));

/** Takes the qualification of a lead back; the reason is kept. */
export const unqualifyLead = ({ id, reason }: { id: string; reason: string }) =>
  answer(client.POST('/api/v1/leads/{id}/unqualify', { ...at(id), body: { reason } }));

/** Reads the contacts of a lead in the CRM now; what follows from it is done already. */
export const checkLead = (id: string) => answer(client.POST('/api/v1/leads/{id}/check', at(id)));

/** Qualifies many leads by hand. */
export const qualifyLeads = (leadIds: readonly string[]): Promise<Moves> =>
  moveMany(leadIds, (ids) => answer(client.POST('/api/v1/leads/qualify', { body: { ids } })));

/** Takes the qualification of many leads back. */
export const unqualifyLeads = (leadIds: readonly string[], reason: string): Promise<Moves> =>
  moveMany(leadIds, (ids) => answer(client.POST('/api/v1/leads/unqualify', { body: { ids, reason } })));

/** The ids of the leads that match, as many as can be acted on at once. */
export const readLeadIds = (query: LeadFilters) => answer(client.GET('/api/v1/leads/ids', { params: { query } }));

/** Releases a lead that is On hold: it is sent to the CRM and can qualify. */
export const releaseLead = (id: string) => answer(client.POST('/api/v1/leads/{id}/release', at(id)));

/** Refuses a lead that is On hold: it becomes Not qualified. */
export const refuseLead = (id: string) => answer(client.POST('/api/v1/leads/{id}/refuse', at(id)));

/** Which leads On hold are meant: those named, or all of a campaign, for one reason or any. */
export type HeldSelection = { ids: string[] } | { campaign_id: string; reason?: HoldReason };

const paths = { release: '/api/v1/leads/release', refuse: '/api/v1/leads/refuse' } as const;

/** As many ids as one request takes. */
const mostAtOnce = 200;

/**
 * Releases or refuses many leads that are On hold, as many at once as the server takes.
 * @returns how many were moved
 */
export async function moveHeldLeads(action: 'release' | 'refuse', selection: HeldSelection): Promise<number> {
  let moved = 0;
  if ('ids' in selection) {
    for (let start = 0; start < selection.ids.length; start += mostAtOnce) {
      const body = { ids: selection.ids.slice(start, start + mostAtOnce) };
      moved += (await answer(client.POST(paths[action], { body }))).moved;
    }
    return moved;
  }
  for (;;) {
    const step = await answer(client.POST(paths[action], { body: selection }));
    moved += step.moved;
    // what could not be moved now would not be the next time either
    if (step.left === 0 || step.moved === 0) return moved;
  }
}
