import createClient, { type Client } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { type ApiProblem, readProblem, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

/** The only door to the server; typed from its OpenAPI description. A refusal is thrown as ApiProblem. */
export const client = createClient<paths>({ credentials: 'same-origin' });

client.use({
  async onResponse({ response }) {
    if (!response.ok) throw await readProblem(response);
  },
  onError: () => unreachable(),
});

/** Every call as described, and what it is refused with. */
type Refusable<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { responses: infer Responses }
      ? Omit<Paths[Path][Method], 'responses'> & {
          responses: Responses & { default: { content: { 'application/json': ApiProblem } } };
        }
      : Paths[Path][Method];
  };
};

/** The same for screens: `api.useQuery('get', path, …)` reads, and reads again when `topics.ts` says so. */
export const api = createQueryClient(client as unknown as Client<Refusable<paths>>);

/** The one thing that a path names. */
export const at = (id: string) => ({ params: { path: { id } } });

/**
 * The body of a call that succeeded.
 * @throws ApiProblem when the server refused or could not be reached.
 */
export async function answer<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await call;
  // The middleware has thrown on every refusal, so a missing body is one that was meant to be empty (204).
  return data as Body;
}

/** The body of an answer that is never empty, where the call's status is looked at as well. */
export function present<Body>(data: Body | undefined): Body {
  if (data === undefined) throw unreachable();
  return data;
}

/** Drops empty filters, so that they are left out of the address. */
export function filled<Filters extends Record<string, string | undefined>>(
  filters: Filters,
): { [Key in keyof Filters]?: NonNullable<Filters[Key]> } {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { [Key in keyof Filters]?: NonNullable<Filters[Key]> };
}
