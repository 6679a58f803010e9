import type { FastifyInstance } from 'fastify';

export type Route = { method: string; path: string };

/** Every route of the running server as its router knows it, so that a new one is in every table by itself. */
export function listRoutes(server: FastifyInstance): Route[] {
  const parents: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods] = /^([│ └├─]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
      if (part === '') return [];
      const depth = indent.length / 4;
      const path = (depth > 1 ? parents[depth - 1] : '') + part;
      parents[depth] = path;
      const full = path.startsWith('/') ? path : `/${path}`;
      return (methods?.split(', ') ?? []).map((method) => ({ method, path: full }));
    });
}
