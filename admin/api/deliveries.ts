import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';

/** Every write to Intercom for one lead or referrer. */
export const deliveriesQuery = (subjectId: string) =>
  queryOptions({
    queryKey: ['deliveries', subjectId],
    queryFn: () => answer(client.GET('/api/v1/deliveries', { params: { query: { subject_id: subjectId } } })),
  });

/** Tries a failed delivery again. */
export const retryDelivery = (id: string) =>
  answer(client.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } } }));
