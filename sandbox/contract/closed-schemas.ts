/** Any JSON object of the description. */
export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const branchKeys = ['allOf', 'anyOf', 'oneOf'] as const;
const prefix = '#/components/schemas/';

/**
 * Where a copy of a schema allows keys that it does not describe: nowhere (`closed`), at its own level because it is
 * part of a whole (`part`), or everywhere (`open`).
 */
type Reading = 'closed' | 'part' | 'open';

const suffixes: Record<Reading, string> = { closed: '.closed', part: '.part', open: '' };

/** The schema of responses whose status the description lacks, such as 409 and 429. */
const refusal = { content: { 'application/json': { schema: { $ref: `${prefix}error${suffixes.closed}` } } } };

/**
 * A copy of an OpenAPI 3.0 description in which answers may have described keys only, so that a misspelt one is found.
 * Requests stay open, as Intercom ignores what it does not know. Statuses that are not mentioned must carry Intercom's
 * error list. Three habits of Intercom's description are read as they are meant: `nullable` without `type` and beside
 * `enum` allows null; alternatives of `oneOf` may overlap; an operation without an id is still one.
 */
export function closeAnswers(description: Json): Json {
  const components = isObject(description['components']) ? description['components'] : {};
  const schemas = isObject(components['schemas']) ? components['schemas'] : {};
  const reader = new SchemaReader(schemas);
  const copies = (['open', 'part', 'closed'] as const).flatMap((reading) =>
    Object.entries(schemas).map(([name, schema]) => [name + suffixes[reading], reader.read(schema, reading)]),
  );
  return {
    ...description,
    components: { ...components, schemas: Object.fromEntries(copies) },
    paths: mapValues(description['paths'], (path, url) =>
      mapValues(path, (operation, method) => closeOperation(reader, operation, `${method} ${url}`)),
    ),
  };
}

function closeOperation(reader: SchemaReader, operation: unknown, id: string): unknown {
  if (!isObject(operation)) return operation;
  const answers = mapValues(operation['responses'], (answer) =>
    isObject(answer) ? { ...answer, content: inContent(answer['content'] ?? anything, reader, 'closed') } : answer,
  );
  const { requestBody } = operation;
  const body = isObject(requestBody)
    ? { requestBody: { ...requestBody, content: inContent(requestBody['content'], reader, 'open') } }
    : {};
  const responses = { default: refusal, ...(isObject(answers) ? answers : {}) };
  return { operationId: id, ...operation, ...body, responses };
}

/** The content of a response without a described body. */
const anything = { 'application/json': { schema: {} } };

const inContent = (content: unknown, reader: SchemaReader, reading: Reading): unknown =>
  mapValues(content, (media) =>
    isObject(media) ? { ...media, schema: reader.read(media['schema'] ?? {}, reading) } : media,
  );

function mapValues(value: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}

class SchemaReader {
  readonly #schemas: Json;

  constructor(schemas: Json) {
    this.#schemas = schemas;
  }

  read(schema: unknown, reading: Reading): unknown {
    if (!isObject(schema)) return schema;
    const ref = schema['$ref'];
    if (typeof ref === 'string') return mended({ $ref: ref + suffixes[reading], nullable: schema['nullable'] });
    const copy: Json = { ...schema };
    const inside = reading === 'open' ? 'open' : 'closed';
    copy['properties'] = mapValues(copy['properties'], (one) => this.read(one, inside));
    for (const key of ['items', 'additionalProperties'])
      if (isObject(copy[key])) copy[key] = this.read(copy[key], inside);
    // A branch also sees the keys of its siblings, so only the whole can be closed.
    for (const key of branchKeys)
      if (copy[key] !== undefined)
        copy[key] = list(copy[key]).map((one) => this.read(one, reading === 'open' ? 'open' : 'part'));
    if (reading === 'closed') this.#close(copy, schema);
    return mended(copy);
  }

  #close(copy: Json, schema: Json): void {
    const names = this.#names(schema);
    if (names.length === 0 || schema['additionalProperties'] !== undefined) return;
    const described = Object.fromEntries(names.map((name) => [name, {}]));
    copy['properties'] = { ...described, ...(isObject(copy['properties']) ? copy['properties'] : {}) };
    copy['additionalProperties'] = false;
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

/** Intercom's use of `nullable` and `oneOf`, translated for a JSON Schema validator. */
function mended({ nullable, oneOf, discriminator: _named, ...schema }: Json): Json {
  const one: Json = oneOf === undefined ? schema : { ...schema, anyOf: [...list(schema['anyOf']), ...list(oneOf)] };
  if (nullable !== true) return one;
  if (typeof one['type'] !== 'string') return { anyOf: [one, { type: 'null' }] };
  const allowed = Array.isArray(one['enum']) ? { enum: [...new Set([...one['enum'], null])] } : {};
  return { ...one, type: [one['type'], 'null'], ...allowed };
}
