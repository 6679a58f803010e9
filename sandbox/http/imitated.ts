import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on routes of the imitated API, but not on our own pages and the control API. */
    imitated?: true;
  }
}

/** Whether a request is for the imitated API: one of its routes, or an unknown address. */
export const isImitated = (request: FastifyRequest): boolean =>
  request.is404 || request.routeOptions.config.imitated === true;
