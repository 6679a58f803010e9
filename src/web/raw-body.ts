import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The largest body accepted from a CRM. */
export const rawBodyLimit = 1_048_576;

/** Bodies are taken as raw bytes here, because their signature is of them. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: rawBodyLimit }, (_request, body, done) =>
    done(null, body),
  );
}

/** A request whose body was taken as raw bytes. */
export function withRawBody({ headers, body }: FastifyRequest) {
  return { headers, rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}
