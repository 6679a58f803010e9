import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPlainObject } from '../http/plain-object.ts';
import { apiRoutes } from './api-routes.ts';

const file = new URL('../../../shared/intercom/openapi/api.intercom.io-2.16.yaml', import.meta.url);

/** Described, but without any effect here: the request log points them out. */
const withoutEffect = [
  'POST /conversations/search?include_monitors',
  'POST /conversations/search?include_scorecards',
  'POST /conversations brand_id',
  'GET /conversations/:id?include_translations',
  'PUT /conversations/:id company_id',
  'POST /conversations/:id/reply skip_notifications',
  'GET /events?filter',
];

// The description is not part of the repository; without it there is nothing to compare with.
test.skipIf(!existsSync(file))('calls accept every key in Intercom’s own description', () => {
  const description: unknown = parse(readFileSync(file, 'utf8'));
  const missing = apiRoutes.flatMap(({ method, url, known }) => {
    const { query, body } = describedKeys(description, method, url);
    return [
      ...query.filter((key) => !known?.query?.includes(key)).map((key) => `${method} ${url}?${key}`),
      ...body.filter((key) => !known?.body?.includes(key)).map((key) => `${method} ${url} ${key}`),
    ];
  });
  expect(missing.toSorted()).toEqual(withoutEffect.toSorted());
});

/** The names of query parameters and of the body's top-level keys; none for a call that is not described. */
function describedKeys(description: unknown, method: string, url: string): { query: string[]; body: string[] } {
  const child = (value: unknown, ...path: string[]): unknown =>
    path.reduce((inner: unknown, key) => (isPlainObject(inner) ? resolved(inner[key]) : undefined), resolved(value));
  const resolved = (value: unknown): unknown =>
    isPlainObject(value) && typeof value['$ref'] === 'string'
      ? child(description, ...value['$ref'].slice(2).split('/'))
      : value;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const keysOf = (schema: unknown): string[] => [
    ...Object.keys(child(schema, 'properties') ?? {}),
    ...['oneOf', 'anyOf', 'allOf'].flatMap((name) => list(child(schema, name)).flatMap(keysOf)),
  ];
  const shape = (path: string) => path.replace(/\{[^}]+\}|:\w+/g, '*');
  const path = Object.keys(child(description, 'paths') ?? {}).find((one) => shape(one) === shape(url)) ?? '';
  const operation = child(description, 'paths', path, method.toLowerCase());
  const parameters = [
    ...list(child(description, 'paths', path, 'parameters')),
    ...list(child(operation, 'parameters')),
  ];
  return {
    query: parameters.filter((one) => child(one, 'in') === 'query').map((one) => String(child(one, 'name'))),
    body: [...new Set(keysOf(child(operation, 'requestBody', 'content', 'application/json', 'schema')))],
  };
}
