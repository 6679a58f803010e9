import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on the calls of the imitated API; our own pages and the control surface lack it. */
    imitated?: true;
  }
}

/** Whether a request is for the imitated API: one of its calls, or an address that nothing here answers. */
export const isImitated = (request: FastifyRequest): boolean =>
  request.is404 || request.routeOptions.config.imitated === true;
