import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import { compareExchange } from './compare-exchange.ts';
import { type Description, readDescription } from './description.ts';
import { jsonShape, withoutRepeats } from './json-shape.ts';
import { createSeenForms } from './seen-forms.ts';
import { describeDifference, siftDifferences } from './sift-differences.ts';

const text = `
openapi: 3.0.1
info: { title: Small, version: '1' }
paths:
  /pets/{id}:
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } }
      responses:
        '200':
          content:
            application/json:
              examples: { one: { value: { id: '1', name: Rex, kin: [{ id: '2', since: 1 }], born: 1 } } }
              schema: { $ref: '#/components/schemas/pet' }
        '202': { description: nothing }
components:
  schemas:
    thing: { type: object, properties: { id: { type: string } } }
    kind: { type: string, nullable: true, enum: [cat, dog] }
    pet:
      allOf:
        - $ref: '#/components/schemas/thing'
        - type: object
          properties:
            name: { type: string }
            kind: { $ref: '#/components/schemas/kind' }
            kin: { type: array, items: { $ref: '#/components/schemas/thing' } }
            owner: { $ref: '#/components/schemas/thing', nullable: true }
    error:
      type: object
      properties: { type: { type: string }, errors: { type: array, items: { type: object } } }
      required: [type, errors]
`;

let folder: string;
let description: Description;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-intercom-contract-'));
  writeFileSync(join(folder, 'small.yaml'), text);
  description = await readDescription(join(folder, 'small.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const good = { id: '1', name: 'Rex', kin: [{ id: '2', since: 1 }], born: 1 };

const exchange = (changes: Partial<Exchange>): Exchange => ({
  method: 'PUT',
  url: '/pets/1',
  route: '/pets/:id',
  requestHeaders: { 'content-type': 'application/json' },
  requestBody: {},
  status: 200,
  version: '2.16',
  responseHeaders: {},
  responseBody: good,
  ...changes,
});

const found = (changes: Partial<Exchange>) =>
  compareExchange(description, exchange(changes)).map((one) => `${one.side} ${one.pointer} ${one.message}`);

describe('an answer', () => {
  test('that matches the description or its examples has no differences', () => {
    expect(found({})).toEqual([]);
    expect(found({ responseBody: { ...good, kind: null, owner: null } })).toEqual([]);
  });

  test.each([
    ['a misspelt key', { ...good, owners: null }, 'answer /owners is not described'],
    ['one in a list', { ...good, kin: [{ id: '2', since: 1, sinse: 1 }] }, 'answer /kin/*/sinse is not described'],
    ['one in an object that may be null', { ...good, owner: { ids: '1' } }, 'answer /owner/ids is not described'],
    ['a wrong type', { ...good, name: 7 }, 'answer /name must be string'],
    [
      'a text that is not a choice',
      { ...good, kind: 'cow' },
      'answer /kind must be equal to one of the allowed values: cat, dog, ',
    ],
    [
      'a key less than every example',
      { id: '1', name: 'Rex', kin: [{ id: '2' }], born: 1 },
      'answer /kin/*/since is missing',
    ],
  ])('differs by %s', (_what, responseBody, difference) => {
    expect(found({ responseBody })).toEqual([difference]);
  });

  test('with an undescribed status must be a list of errors', () => {
    const responseBody = { type: 'error.list', errors: [] };
    expect(found({ status: 409, responseBody })).toEqual([]);
    expect(found({ status: 409, responseBody: { message: 'No' } }).length).toBeGreaterThan(0);
    expect(found({ status: 202, responseBody: null })).toEqual([]);
  });
});

describe('a request', () => {
  test('is compared when it succeeded, including undescribed keys', () => {
    expect(found({ requestBody: { name: 'Rex', more: 1 } })).toEqual([]);
    expect(found({ requestBody: { name: 7 } })).toEqual(['request /requestBody/name must be string']);
    const refused = { status: 400, responseBody: { type: 'error.list', errors: [] } };
    expect(found({ requestBody: { name: 7 }, ...refused })).toEqual([]);
  });

  test('to an undescribed address is a difference', () => {
    expect(found({ url: '/people/1', route: '/people/:id' })).toEqual(['call  is not described']);
  });
});

test('known differences are filtered out, and others reported with their value', () => {
  const differences = compareExchange(description, exchange({ responseBody: { ...good, name: 7, owners: 1 } }));
  const known = { call: /^PUT \/pets/, finding: /^answer \/owners is not described$/, reason: 'seen' };
  const useless = { call: /^PUT \/pets/, status: 404, finding: /./, reason: 'never' };
  const { unexplained, unneeded } = siftDifferences([...differences, ...differences], [known, useless]);
  expect(unexplained.map(describeDifference)).toEqual(['PUT /pets/{id} 200: answer /name must be string\n    met: 7']);
  expect(unneeded).toEqual([useless]);
});

test('shapes distinguish what a description could treat differently', () => {
  const shapes = [{ a: 1 }, { a: 1.5 }, { a: 'user' }, { a: 'lead' }, { a: 'Ana' }, { a: null }, { b: 1 }, { a: [1] }];
  expect(new Set(shapes.map(jsonShape)).size).toBe(shapes.length);
  expect(jsonShape([{ a: 1, b: 'Ana' }])).toBe(
    jsonShape([
      { b: 'Ben', a: 2 },
      { a: 3, b: 'Cy' },
    ]),
  );
  expect(withoutRepeats({ list: [1, 2, 'user', 3, 'user'] })).toEqual({ list: [3, 'user'] });
});

test('an exchange is new when any of its objects has a new shape; a mixture of known shapes is not new', () => {
  const seen = createSeenForms();
  const isNew = (list: unknown[], more: Partial<Exchange> = {}) =>
    seen.isNew(exchange({ responseBody: { list }, ...more }));
  const [ana, ben] = [{ name: 'Ana' }, { name: null }];
  expect([isNew([ana]), isNew([ben]), isNew([ana, ben]), isNew([ben, ana, ana])]).toEqual([true, true, false, false]);
  expect(isNew([ana, ben, { nam: 'Cy' }])).toBe(true);
  expect(isNew([ana, { name: 1 }])).toBe(true);
  expect(isNew([ana, { name: 'lead' }])).toBe(true);
  expect(isNew([ana], { status: 404 })).toBe(true);
  expect(isNew([ana], { requestBody: { nam: 'Rex' } })).toBe(true);
  expect(isNew([ana], { url: '/pets/1?more=1' })).toBe(true);
  expect(isNew([ana, ben], { url: '/pets/2?more=2' })).toBe(false);
});
