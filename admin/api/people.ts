import { answer, at, client } from './client.ts';
import type { LeadCorrection } from './types.ts';

export type PersonKind = 'lead' | 'referrer';
export type Correction = { kind: PersonKind; id: string; change: LeadCorrection };

/** Corrects the details of a lead or a referrer. */
export async function correctPerson({ kind, id, change }: Correction): Promise<void> {
  const body = { ...at(id), body: change };
  await (kind === 'lead'
    ? answer(client.PATCH('/api/v1/leads/{id}', body))
    : answer(client.PATCH('/api/v1/referrers/{id}', body)));
}

/** What that would do; nothing is changed. */
export function previewCorrection({ kind, id, change }: Correction) {
  const body = { ...at(id), body: change };
  return kind === 'lead'
    ? answer(client.POST('/api/v1/leads/{id}/preview', body))
    : answer(client.POST('/api/v1/referrers/{id}/preview', body));
}

export type ErasureRequest = {
  kind: PersonKind;
  id: string;
  rewards: 'cancel' | 'keep' | null;
  delete_contacts: boolean;
};

/** Erases a person as lead and referrer in all campaigns. There is no way back. */
export function erasePerson({ kind, id, ...options }: ErasureRequest) {
  const person = kind === 'lead' ? { lead_id: id } : { referrer_id: id };
  return answer(client.POST('/api/v1/people/erasures', { body: { ...person, ...options, dry_run: false } }));
}

export type ProposalDecision = { ids: string[]; decision: 'erase' | 'dismiss'; rewards: 'cancel' | 'keep' | null };

/** Erases the people of proposals, or keeps them. */
export const decideProposals = (body: ProposalDecision) =>
  answer(client.POST('/api/v1/people/erasure-proposals/decisions', { body }));

/** Whether people are erased automatically after their contact was deleted in the CRM. */
export const saveErasureSettings = (erasesDeleted: boolean) =>
  answer(client.PUT('/api/v1/people/erasure-settings', { body: { erases_deleted: erasesDeleted } }));
