import type { KnownKeys } from '../../http/unknown-keys.ts';
import type { Address } from '../../server.ts';
import type { Chance } from './chance.ts';
import { type Ids, kindOfPart } from './ids.ts';
import { brokenBodies, nastyObject, nastyText, nastyValue } from './nasty.ts';
import { sampleOf } from './samples.ts';

/** One request, ready to be sent. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body: string | null;
}

/** The known routes and keys of a fuzzed API. */
export interface Surface {
  /** Each with its known keys. */
  addresses: readonly (Address & { known?: KnownKeys })[];
  /** Names used in queries and bodies. */
  names: readonly string[];
  /** Authorization headers: the first is valid and mostly used; none for surfaces without. */
  tokens: readonly string[];
  contentTypes: readonly [string, ...string[]];
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;
const versions = [
  '2.11',
  '2.14',
  '2.15',
  '2.16',
  '2.17',
  'Preview',
  'Unstable',
  '1.4',
  '2.10',
  '9.9',
  '',
  'x',
] as const;
const sensibleVersions = ['2.14', '2.15', '2.16', '2.17', 'Preview'] as const;
const accepts = ['application/json', '*/*', 'text/html', '', 'test', 'application/json;q=0.1, text/*'] as const;

/** The next request: half are valid with a few mutations, half are random. `ids` come from earlier responses. */
export function nextRequest(chance: Chance, surface: Surface, ids: Ids): FuzzRequest {
  const drawn = chance.pick(surface.addresses) ?? { method: 'GET', url: '/' };
  // Deletions are rare, so that most ids stay valid.
  const address = isDeletion(drawn) && chance.happens(0.9) ? (chance.pick(surface.addresses) ?? drawn) : drawn;
  const sample = sampleOf(chance, `${address.method} ${address.url}`, ids) ?? {};
  const isWild = chance.happens(0.5);
  const own = 'known' in address ? address.known : undefined;
  const namesFor = (place: 'query' | 'body') => {
    const names = own?.[place] ?? [];
    return names.length > 0 && chance.happens(0.8) ? names : surface.names;
  };
  const method = isWild && chance.happens(0.06) ? chance.pick(methods) : address.method;
  const path =
    pathOf(chance, address.url, ids, isWild) +
    queryOf(chance, namesFor('query'), ids, isWild ? {} : (sample.query ?? {}));
  const sendsBody =
    method !== 'GET' && method !== 'HEAD' && (isWild ? chance.happens(0.95) : sample.body !== undefined);
  const body = sendsBody
    ? bodyOf(chance, { ...surface, names: namesFor('body') }, ids, isWild ? undefined : sample.body)
    : null;
  return { method, path, headers: headersOf(chance, surface, body, isWild), body };
}

const isDeletion = ({ method, url }: Address): boolean =>
  method === 'DELETE' ? /^\/\w+\/:\w+$/.test(url) : /\/(archive|block)$/.test(url);

function pathOf(chance: Chance, url: string, ids: Ids, isWild: boolean): string {
  if (isWild && chance.happens(0.02))
    return chance.pick(['/%zz', '/contacts/%', '//', '/contacts//', '/x'.repeat(500), '/..%2f..']);
  const parts = url.split('/');
  const filled = parts.map((part, place) => {
    if (!part.startsWith(':') && part !== '*') return part;
    if (isWild && chance.happens(0.5)) return encode(chance.happens(0.5) ? nastyText(chance) : ids.any(chance)) || '0';
    if (part === ':external_id') return `acme-${1001 + chance.below(24)}`;
    return encode(ids.pick(chance, kindOfPart(parts[place - 1] ?? '')));
  });
  return filled.join('/');
}

function queryOf(chance: Chance, names: readonly string[], ids: Ids, sample: Record<string, string>): string {
  const usual = Object.entries(sample).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  if (chance.happens(0.7)) return usual.length === 0 ? '' : `?${usual.join('&')}`;
  const pairs = Array.from({ length: 1 + chance.below(4) }, () => {
    const name = chance.happens(0.8) ? (chance.pick(names) ?? '') : nastyText(chance);
    const value = chance.happens(0.3) ? ids.any(chance) : nastyText(chance);
    return `${encode(name)}${chance.pick(['=', '[]=', '[x]=', ''])}${encode(value)}`;
  });
  return `?${[...usual, ...pairs].join(chance.pick(['&', '&', '&&']))}`;
}

function bodyOf(chance: Chance, surface: Surface, ids: Ids, sample: Record<string, unknown> | undefined): string {
  const { names, contentTypes } = surface;
  if (sample !== undefined) return JSON.stringify(chance.happens(0.5) ? sample : mutated(chance, sample, names));
  if (chance.happens(0.1)) return chance.pick(brokenBodies);
  const known = chance.happens(0.5) ? { [chance.pick(names) ?? 'id']: ids.any(chance) } : {};
  const body = { ...nastyObject(chance, names), ...known };
  if (contentTypes[0].includes('json')) return JSON.stringify(body);
  return Object.entries(body)
    .map(([name, value]) => `${encode(name)}=${encode(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join('&');
}

/** A copy with a mutation at any depth: a missing, extra or differently typed value. */
function mutated(chance: Chance, value: unknown, names: readonly string[]): unknown {
  const keys = Object.keys(typeof value === 'object' && value !== null ? value : {});
  const key = chance.pick(keys);
  if (key === undefined || chance.happens(0.25)) return nastyValue(chance, names, 2);
  if (Array.isArray(value)) return value.with(Number(key), mutated(chance, value[Number(key)], names));
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const turn = chance.next();
  if (turn < 0.2) delete copy[key];
  else if (turn < 0.4) copy[chance.pick(names) ?? 'x'] = nastyValue(chance, names, 2);
  else copy[key] = mutated(chance, copy[key], names);
  return copy;
}

function headersOf(chance: Chance, surface: Surface, body: string | null, isWild: boolean): FuzzRequest['headers'] {
  const [valid] = surface.tokens;
  const usual = surface.contentTypes[0];
  const version = chance.happens(0.4) ? { 'intercom-version': chance.pick(isWild ? versions : sensibleVersions) } : {};
  if (!isWild)
    return {
      ...(valid === undefined ? {} : { authorization: valid }),
      ...(body === null ? {} : { 'content-type': usual }),
      ...version,
    };
  const token = chance.happens(0.9) ? valid : chance.pick(surface.tokens);
  return {
    ...(token === undefined ? {} : { authorization: token }),
    ...(body === null ? {} : { 'content-type': chance.happens(0.95) ? usual : chance.pick(surface.contentTypes) }),
    ...version,
    ...(chance.happens(0.1) ? { accept: chance.pick(accepts) } : {}),
    ...(chance.happens(0.1) ? { cookie: chance.pick(['recent_write=1', '=;;=', 'practice_workspace=%00']) } : {}),
    ...(chance.happens(0.02) ? { 'x-twice': ['a', 'b'], 'idempotency-key': 'x'.repeat(2_000) } : {}),
  };
}

/** Percent-encoded; a surrogate without its other half has no encoding and is replaced. */
const encode = (text: string | undefined): string => encodeURIComponent((text ?? '').toWellFormed());
