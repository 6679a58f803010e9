import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import { tokenOf } from './bearer.ts';
import { isImitated } from './imitated.ts';
import { keepText } from './kept-text.ts';
import { isPlainObject } from './plain-object.ts';
import { shownHeaders } from './shown-headers.ts';

/** Logs every call of the imitated API with its response, and every call to an unknown address. */
export function installRequestLog(server: FastifyInstance, sandbox: Sandbox): void {
  const { requests } = sandbox;

  server.addHook('onRequest', async (request, reply) => {
    if (!isImitated(request)) return;
    takeDown(sandbox, request, reply, request.is404 ? null : (request.routeOptions.url ?? null));
  });

  server.addHook('onSend', async (request, reply, payload) => {
    if (!isImitated(request)) return;
    const text = typeof payload === 'string' && !holdsCredentials(request) ? payload : null;
    requests.note(request, {
      status: reply.statusCode,
      errorCode: reply.statusCode >= 400 && typeof payload === 'string' ? firstCode(payload) : null,
      answerHeaders: shownHeaders(reply.getHeaders()),
      answerBody: text === null ? null : keepText(text),
    });
  });
}

/**
 * Logs a call when it arrives and when it is finished.
 * @param route null for an unknown address
 */
export function takeDown(
  { state, clock, requests }: Sandbox,
  request: FastifyRequest,
  reply: FastifyReply,
  route: string | null,
): void {
  const token = tokenOf(state, request.headers.authorization);
  const started = performance.now();
  requests.begin(request, {
    requestId: request.id,
    at: clock.now(),
    method: request.method,
    path: request.url.split('?')[0] ?? '/',
    queryKeys: isPlainObject(request.query) ? Object.keys(request.query) : [],
    route,
    clientId: token?.clientId ?? null,
    workspaceId: token?.workspaceId ?? null,
    version: null,
    rate: null,
    unknownQuery: [],
    unknownBody: [],
    fault: null,
    status: null,
    errorCode: null,
    tookMs: null,
    requestHeaders: shownHeaders(request.headers),
    requestBody: null,
    answerHeaders: {},
    answerBody: null,
  });
  reply.raw.once('close', () => {
    const status = reply.raw.headersSent ? reply.raw.statusCode : null;
    requests.note(request, { status, tookMs: Math.round(performance.now() - started) });
  });
}

/** Keeps the text of a body; bodies with credentials are left out. */
export function noteRequestBody(sandbox: Sandbox, request: FastifyRequest, text: string): void {
  if (!holdsCredentials(request)) sandbox.requests.note(request, { requestBody: keepText(text) });
}

const holdsCredentials = (request: FastifyRequest): boolean => request.url.startsWith('/auth/eagle/token');

function firstCode(payload: string): string | null {
  try {
    const body: unknown = JSON.parse(payload);
    const errors = isPlainObject(body) ? body['errors'] : undefined;
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
    return isPlainObject(first) && typeof first['code'] === 'string' ? first['code'] : null;
  } catch {
    return null;
  }
}
