import { setEventSummaries, trackEvent } from '../actions/track-event.ts';
import { listEvents } from '../search/list-events.ts';
import type { ApiRoute } from '../http/api-route.ts';

/** Events: what contacts did. */
export const eventRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/events',
    scopes: ['write_events'],
    refusal: 403,
    // @documented 8: A tracked event is answered with 202 and an empty body, a duplicate as well.
    status: 202,
    known: { body: ['event_name', 'created_at', 'id', 'user_id', 'email', 'metadata'] },
    answer: ({ workspace, body }, sandbox) => trackEvent(sandbox, 'api', workspace, body),
  },
  {
    method: 'GET',
    url: '/events',
    scopes: ['read_events'],
    refusal: 403,
    known: { query: ['type', 'intercom_user_id', 'user_id', 'email', 'summary', 'per_page', 'before', 'since'] },
    answer: ({ workspace, query, baseUrl }, sandbox) => listEvents(workspace, query, baseUrl, sandbox.clock.now()),
  },
  {
    method: 'POST',
    url: '/events/summaries',
    scopes: ['write_events'],
    refusal: 403,
    // @documented 8: Setting summaries is answered with 200 and an empty body.
    known: { body: ['user_id', 'event_summaries'] },
    answer: ({ workspace, body }, sandbox) => setEventSummaries(sandbox, workspace, body),
  },
];
