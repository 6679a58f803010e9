import { answer, at, client } from './client.ts';

/** Marks a due reward as issued. */
export const issueReward = (id: string) => answer(client.POST('/api/v1/rewards/{id}/issue', at(id)));

/** Cancels a reward that was not issued; the reason is kept. */
export const cancelReward = ({ id, reason }: { id: string; reason: string }) =>
  answer(client.POST('/api/v1/rewards/{id}/cancel', { ...at(id), body: { reason } }));

/** Confirms a reward that needs review: it is due again. */
export const confirmReward = (id: string) => answer(client.POST('/api/v1/rewards/{id}/confirm', at(id)));
