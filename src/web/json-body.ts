import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../platform/refusal.ts';
import { isTooDeep } from '../platform/text/json-depth.ts';

const bodies = new WeakMap<FastifyRequest, string>();

/** Reads JSON bodies on every route below, with or without a form for the body. */
export function takeJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    bodies.set(request, text);
    if (isTooDeep(text)) done(refuse('malformed_json', 'The JSON nests deeper than 100 levels.'));
    else void parse(request, text, done);
  });
}

/** The JSON body as it was sent; empty when there was none. */
export const bodyTextOf = (request: FastifyRequest): string => bodies.get(request) ?? '';
