import type { FastifyInstance } from 'fastify';

/** A route of the running server; parameters are written `:name`, what follows is `*`. */
export type Route = { method: string; path: string };

/** Every route that the server's router knows, so that a new one is in the tables of tests by itself. */
export function listRoutes(app: FastifyInstance): Route[] {
  const parts: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, rest = ''] = /^((?:[│ ] {3})*)[├└]── (.*)$/.exec(line) ?? [];
      if (indent === undefined) return [];
      const [, part = '', methods = ''] = /^(.*?)(?: \(([A-Z, -]+)\))?$/.exec(rest) ?? [];
      parts.splice(indent.length / 4, Infinity, part === '(empty root node)' ? '' : part);
      // what follows the root is printed without its slash
      const path = parts.join('').replace(/^(?!\/)/, '/');
      return methods
        .split(', ')
        .filter(Boolean)
        .map((method) => ({ method, path }));
    });
}

/** Parameters that are no ids, with a value that each takes. */
const words: Record<string, string> = {
  provider: 'intercom',
  recipient: 'referrer',
  tab: 'leads',
  slug: 'a-slug',
  code: 'NOBODY-00000',
};

/** An address of the route. @param id stands for every id */
export const addressOf = ({ path }: Route, id = '01900000-0000-7000-8000-000000000000'): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => words[name] ?? id).replace('*', 'anything');

export const hasId = ({ path }: Route): boolean =>
  [...path.matchAll(/:(\w+)/g)].some(([, name = '']) => words[name] === undefined);

export const isChanging = ({ method }: Route): boolean => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
