import { answer, at, client } from './client.ts';

/** Marks a due reward as issued. */
export const issueReward = (id: string) => answer(client.POST('/api/v1/rewards/{id}/issue', at(id)));
