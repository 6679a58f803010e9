/** A JSON object of the description that is not looked at more closely. */
export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const branchKeys = ['allOf', 'anyOf', 'oneOf'] as const;
const prefix = '#/components/schemas/';
const closedSuffix = '.closed';

/**
 * A copy of an OpenAPI 3.0 description against which answers can be compared key by key: each schema gets a closed twin
 * that refuses keys it does not describe, and answers are compared with the twins. Requests stay open, as Intercom
 * ignores what it does not know.
 *
 * Statuses that are not described must carry Intercom's error list. Three habits of Intercom's description are read as they are meant: `nullable` without `type` and beside `enum`
 * allows null; alternatives of `oneOf` may overlap; an operation without an id is still one.
 */
export function closeAnswers(description: Json): Json {
  const components = isObject(description['components']) ? description['components'] : {};
  const schemas = isObject(components['schemas']) ? components['schemas'] : {};
  const reader = new SchemaReader(schemas);
  const twins: Json = {};
  for (const [name, schema] of Object.entries(schemas)) {
    twins[name] = reader.open(schema);
    twins[name + closedSuffix] = reader.closed(schema);
  }
  return {
    ...description,
    components: { ...components, schemas: twins },
    paths: mapValues(description['paths'], (path, url) =>
      mapValues(path, (operation, method) => closeOperation(reader, operation, `${method} ${url}`)),
    ),
  };
}

/** What every answer is that the description does not mention, such as 409 and 429. */
const refusal = { content: { 'application/json': { schema: { $ref: `${prefix}error${closedSuffix}` } } } };

function closeOperation(reader: SchemaReader, operation: unknown, id: string): unknown {
  if (!isObject(operation)) return operation;
  const answers = mapValues(operation['responses'], (answer) =>
    isObject(answer) ? { ...answer, content: inContent(answer['content'], (schema) => reader.closed(schema)) } : answer,
  );
  const { requestBody } = operation;
  const body = isObject(requestBody)
    ? { requestBody: { ...requestBody, content: inContent(requestBody['content'], (schema) => reader.open(schema)) } }
    : {};
  return {
    operationId: id,
    ...operation,
    ...body,
    responses: { default: refusal, ...(isObject(answers) ? answers : {}) },
  };
}

const inContent = (content: unknown, change: (schema: unknown) => unknown): unknown =>
  mapValues(content, (media) => (isObject(media) ? { ...media, schema: change(media['schema']) } : media));

function mapValues(value: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}

class SchemaReader {
  readonly #schemas: Json;

  constructor(schemas: Json) {
    this.#schemas = schemas;
  }

  /** The schema itself takes keys that it does not describe; those inside it do not. */
  open(schema: unknown): unknown {
    return this.#read(schema, false);
  }

  closed(schema: unknown): unknown {
    return this.#read(schema, true);
  }

  #read(schema: unknown, close: boolean): unknown {
    if (!isObject(schema)) return schema;
    const ref = schema['$ref'];
    if (typeof ref === 'string')
      return mended({ $ref: close ? ref + closedSuffix : ref, nullable: schema['nullable'] });
    const copy: Json = { ...schema };
    if (isObject(copy['properties'])) copy['properties'] = mapValues(copy['properties'], (one) => this.closed(one));
    for (const key of ['items', 'additionalProperties']) if (isObject(copy[key])) copy[key] = this.closed(copy[key]);
    // A branch sees the keys of its siblings too, so that only the whole can be closed.
    for (const key of branchKeys) if (copy[key] !== undefined) copy[key] = list(copy[key]).map((one) => this.open(one));
    const names = close && copy['additionalProperties'] === undefined ? this.#names(schema) : [];
    if (names.length > 0) {
      const described = Object.fromEntries(names.map((name) => [name, {}]));
      copy['properties'] = { ...described, ...(isObject(copy['properties']) ? copy['properties'] : {}) };
      copy['additionalProperties'] = false;
    }
    return mended(copy);
  }

  /** Every key that a schema or one of its branches describes. */
  #names(schema: Json): string[] {
    const ref = schema['$ref'];
    if (typeof ref === 'string') {
      const target = this.#schemas[ref.slice(prefix.length)];
      return isObject(target) ? this.#names(target) : [];
    }
    const own = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
    return [...new Set([...own, ...branchKeys.flatMap((key) => list(schema[key]).flatMap((one) => this.#names(one)))])];
  }
}

/** What Intercom's description means by `nullable` and `oneOf`, in words that a validator of JSON Schema takes. */
function mended({ nullable, oneOf, discriminator: _named, ...schema }: Json): Json {
  const one: Json = oneOf === undefined ? schema : { ...schema, anyOf: [...list(schema['anyOf']), ...list(oneOf)] };
  if (nullable !== true) return one;
  if (typeof one['type'] !== 'string') return { anyOf: [one, { type: 'null' }] };
  const allowed = Array.isArray(one['enum']) ? { enum: [...new Set([...one['enum'], null])] } : {};
  return { ...one, type: [one['type'], 'null'], ...allowed };
}
