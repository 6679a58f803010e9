import { answer, at, client } from './client.ts';

/** Makes an API key; the answer is the only time that the key itself is given out. */
export const createApiKey = (name: string) => answer(client.POST('/api/v1/api-keys', { body: { name } }));

/** Ends an API key at once. */
export const revokeApiKey = (id: string) => answer(client.DELETE('/api/v1/api-keys/{id}', at(id)));
