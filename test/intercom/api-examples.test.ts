import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  attributeListShape,
  attributeShape,
  contactListShape,
  contactShape,
  errorListShape,
  meShape,
} from '../../src/intercom/api/shapes.ts';

// Intercom's description of version 2.16 with its examples; not part of the repository.
const file = new URL('../../../shared/intercom/openapi/api.intercom.io-2.16.yaml', import.meta.url);
const absent = !existsSync(file);

interface Example {
  name: string;
  value: any;
}

let paths: Record<string, Record<string, { responses: Record<string, any> }>>;
beforeAll(() => {
  paths = absent ? {} : parse(readFileSync(file, 'utf8')).paths;
});

/** The example answers of one call, by status. */
function examplesOf(method: string, path: string, status: string): Example[] {
  const examples = paths[path]?.[method]?.responses[status]?.content?.['application/json']?.examples ?? {};
  return Object.entries<any>(examples).map(([name, { value }]) => ({ name, value }));
}

describe('Intercom’s own examples are read by our client', () => {
  beforeEach((context) => context.skip(absent, 'Intercom’s description is not part of this repository'));

  test.each([
    ['get', '/contacts/{contact_id}'],
    ['put', '/contacts/{contact_id}'],
    ['post', '/contacts'],
    ['post', '/contacts/merge'],
    ['get', '/contacts/find_by_external_id/{external_id}'],
  ])('a contact: %s %s', (method, path) => {
    const examples = examplesOf(method, path, '200');
    expect(examples.length).toBeGreaterThan(0);
    for (const { value } of examples) {
      const contact = contactShape.parse(value);
      expect(contact).toMatchObject({ id: value.id, role: value.role, email: value.email });
      expect(contact.created_at?.getTime()).toBe(value.created_at * 1000);
      expect(contact.custom_attributes ?? {}).toEqual(value.custom_attributes ?? {});
    }
  });

  test('lists of contacts', () => {
    const examples = [...examplesOf('get', '/contacts', '200'), ...examplesOf('post', '/contacts/search', '200')];
    expect(examples.length).toBeGreaterThan(1);
    for (const { value } of examples)
      expect(contactListShape.parse(value).data.map(({ id }) => id)).toEqual(value.data.map((one: any) => one.id));
  });

  test('attributes, one and many', () => {
    const [list] = examplesOf('get', '/data_attributes', '200');
    const { data } = attributeListShape.parse(list?.value);
    expect(data.map(({ full_name }) => full_name)).toEqual(list?.value.data.map((one: any) => one.full_name));
    for (const [method, path] of [
      ['post', '/data_attributes'],
      ['put', '/data_attributes/{data_attribute_id}'],
    ] as const)
      for (const { value } of examplesOf(method, path, '200'))
        expect(attributeShape.parse(value)).toMatchObject({ id: value.id, name: value.name });
  });

  test('who authorised, and for which workspace', () => {
    const [me] = examplesOf('get', '/me', '200');
    expect(meShape.parse(me?.value).app).toMatchObject({
      id_code: me?.value.app.id_code,
      region: me?.value.app.region,
    });
  });

  test('every refusal of every call that we make', () => {
    const calls: [string, string][] = [
      ['post', '/contacts'],
      ['put', '/contacts/{contact_id}'],
      ['get', '/contacts/{contact_id}'],
      ['post', '/contacts/search'],
      ['post', '/data_attributes'],
      ['get', '/data_attributes'],
      ['get', '/me'],
    ];
    const refusals = calls.flatMap(([method, path]) =>
      ['400', '401', '404', '410', '422'].flatMap((status) => examplesOf(method, path, status)),
    );
    expect(refusals.length).toBeGreaterThan(8);
    for (const { value } of refusals)
      expect(errorListShape.parse(value).errors.map(({ code }) => code)).toEqual(
        value.errors.map((one: any) => one.code),
      );
  });
});
