import { answer, at, client } from './client.ts';
import type { Scope } from './types.ts';

/** Makes an API key; the answer is the only time that the key itself is given out. */
export const createApiKey = (body: { name: string; scopes: Scope[]; expires_at: string | null }) =>
  answer(client.POST('/api/v1/api-keys', { body }));

/** Ends an API key at once. */
export const revokeApiKey = (id: string) => answer(client.DELETE('/api/v1/api-keys/{id}', at(id)));
