import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';

/** The API keys of the workspace; the keys themselves are not in it. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => answer(client.GET('/api/v1/api-keys')),
});

/** Makes an API key; the answer is the only time that the key itself is given out. */
export const createApiKey = (name: string) => answer(client.POST('/api/v1/api-keys', { body: { name } }));

/** Ends an API key at once. */
export const revokeApiKey = (id: string) =>
  answer(client.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));
