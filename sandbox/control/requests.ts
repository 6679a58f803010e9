import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Sandbox } from '../context.ts';
import { countWarnings, filterRequests } from '../http/request-filter.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import { ControlError, checked } from './checked.ts';

const mostShown = 5_000;
const yes = (name: string) => z.enum(['true', 'false'], { error: `${name} must be true or false.` }).optional();

/** The query of `GET /__sandbox/requests`. */
const requestsQuerySchema = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  app: z.string().optional(),
  workspace: z.string().optional(),
  status: z
    .string()
    .regex(/^([1-5]\d\d|[1-5]xx|none)$/, { error: 'status must be like 404, 4xx or none.' })
    .optional(),
  code: z.string().optional(),
  fault: yes('fault'),
  warning: yes('warning'),
  limit: z.coerce
    .number({ error: 'limit must be a whole number.' })
    .int({ error: 'limit must be a whole number.' })
    .min(1, { error: 'limit must be at least 1.' })
    .max(mostShown, { error: `limit must be at most ${mostShown}.` })
    .default(500),
});

/** `/__sandbox/requests`: the request log. */
export function addRequestControl(server: FastifyInstance, { requests }: Sandbox): void {
  server.get('/__sandbox/requests', (request) => {
    const { app, workspace, fault, warning, limit, ...filter } = checked(requestsQuerySchema, request.query);
    const rows = filterRequests(requests.list(), {
      ...filter,
      clientId: app,
      workspaceId: workspace,
      fault: fault === 'true',
      warning: warning === 'true',
    });
    return { total: rows.length, ...countWarnings(rows), requests: rows.slice(-limit).map(presentLine) };
  });

  server.get<{ Params: { row: string } }>('/__sandbox/requests/:row', (request) => {
    const row = requests.find(Number(request.params.row));
    if (row === undefined)
      throw new ControlError(404, 'There is no call with this row number, or it is no longer kept.');
    return {
      ...presentLine(row),
      request_headers: row.requestHeaders,
      request_body: row.requestBody,
      answer_headers: row.answerHeaders,
      answer_body: row.answerBody,
    };
  });

  server.delete('/__sandbox/requests', () => {
    requests.clear();
    return { total: 0 };
  });
}

const presentLine = (row: LoggedRequest) => ({
  row: row.row,
  request_id: row.requestId,
  at_ms: row.at,
  method: row.method,
  path: row.path,
  route: row.route,
  query_keys: row.queryKeys,
  app: row.clientId,
  workspace: row.workspaceId,
  version: row.version,
  status: row.status,
  code: row.errorCode,
  rate: row.rate === null ? null : { limit: row.rate.limit, remaining: row.rate.remaining, reset: row.rate.reset },
  took_ms: row.tookMs,
  fault: row.fault,
  unknown_query: row.unknownQuery,
  unknown_body: row.unknownBody,
});
