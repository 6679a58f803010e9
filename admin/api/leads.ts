import { answer, at, client, present } from './client.ts';
import type { NewLead } from './types.ts';

/** Adds a lead under a referral code; `existed` says that the first referrer kept an older lead. */
export async function addLead(body: NewLead) {
  const { data, response } = await client.POST('/api/v1/leads', { body });
  return { lead: present(data), existed: response.status === 200 };
}

/** Qualifies a lead by hand. */
export const qualifyLead = (id: string) => answer(client.POST('/api/v1/leads/{id}/qualify', at(id)));
